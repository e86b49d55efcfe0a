package dev.dovetail.fileops;

import dev.dovetail.core.Outcome;
import dev.dovetail.core.OutcomeUnknownException;
import dev.dovetail.core.Participant;
import dev.dovetail.core.Progress;
import dev.dovetail.core.Recovery;
import dev.dovetail.core.UnitId;
import dev.dovetail.core.UnitOfWork;
import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.journal.Step;
import dev.dovetail.fileops.internal.transaction.Overlay;
import dev.dovetail.fileops.internal.transaction.RootLock;
import dev.dovetail.fileops.internal.transaction.RootPaths;
import dev.dovetail.fileops.internal.transaction.Staging;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// Changes to the files of a root that others see together or not at all. [FileTransactions] begins one.
///
/// Paths are absolute and in the root, or relative to it. Symbolic links in them are not followed, neither
/// out of the root nor within it; a link is a thing like a file, which can be moved, copied and removed.
/// Every method sees what the ones before it did. One that throws has changed nothing, unless it says
/// otherwise.
///
/// What is written or copied is staged out of sight, on the root's file system; what is in the root stays as
/// it is until the commit, which makes everything staged durable, writes a checksummed journal, and then
/// renames and removes. New files have the permissions of what they replace or are copied from, else those
/// that the process's umask gives; they are new inodes, so other hard links of a replaced file keep the old
/// content.
///
/// Used by the thread that began it.
public final class FileTransaction implements Participant, AutoCloseable {
  /// What fills a file.
  @FunctionalInterface
  public interface Content {
    /// Writes all of it, to a stream that the caller closes.
    void writeTo(OutputStream out) throws IOException;
  }

  private final Thread owner = Thread.currentThread();
  private final UnitId unit;
  private final Path root;
  private final FileJournal journal;
  private final FileParticipant files;
  private final Overlay overlay;
  private final RootLock lock;
  private final Recovery.Report recovered;
  private boolean isOwnDecision;

  FileTransaction(
      Path given,
      Path root,
      FileJournal journal,
      UnitId unit,
      RootLock lock,
      Recovery.Report recovered,
      Progress progress)
      throws IOException {
    this.unit = unit;
    this.root = root;
    this.journal = journal;
    this.files = journal.begin(unit);
    this.lock = lock;
    this.recovered = recovered;
    Path directory = journal.directory();
    Staging staging = new Staging(journal.workspace(unit), files::workspace, progress);
    this.overlay = new Overlay(new RootPaths(given, root, directory), root, directory, staging);
  }

  /// Returns the unit of work this is.
  public UnitId unit() {
    return unit;
  }

  /// Returns the real path of the root.
  public Path root() {
    return root;
  }

  /// Returns what a crash had left open in the root, and was ended when this transaction began.
  public Recovery.Report recovered() {
    return recovered;
  }

  /// Copies a file, a symbolic link, or a directory with all below it: content, permissions, times and
  /// extended attributes, as [Preserve#METADATA] says. Symbolic links are copied as links, holes stay holes,
  /// and several names of one file in a directory that this transaction has not changed stay names of one
  /// file.
  ///
  /// @param source in the root, as this transaction sees it, or anywhere else; relative to the root
  /// @param target what the copy will be called
  /// @param options none, or [StandardCopyOption#REPLACE_EXISTING]: whatever is there, trees too, is removed
  /// @throws NoSuchFileException if the source, or the target's directory, does not exist
  /// @throws FileAlreadyExistsException if the target exists and is not to be replaced
  /// @throws OutsideRootException if the target is not in the root
  /// @throws SameFileException if source and target are the same
  /// @throws NotRegularFileException if the source is, or holds, a FIFO, socket or device
  /// @throws FileChangedException if a file changed while it was read
  /// @throws TreeException if there is more than one such error in a directory
  /// @throws java.util.concurrent.CancellationException if the progress says so or, in a directory, this
  ///     thread is interrupted
  /// @throws IOException if reading or writing fails
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    requireActive();
    overlay.copy(source, target, mayReplace(options));
  }

  /// Moves a file, a symbolic link, or a directory with all below it, within the root.
  ///
  /// @param target what it will be called; if that is the source, nothing is done
  /// @param options none, or [StandardCopyOption#REPLACE_EXISTING]: whatever is there, trees too, is removed
  /// @throws NoSuchFileException if the source, or the target's directory, does not exist
  /// @throws FileAlreadyExistsException if the target exists and is not to be replaced
  /// @throws OutsideRootException if one of them is not in the root
  /// @throws java.nio.file.FileSystemException if a directory is to be moved into itself
  /// @throws IOException if it cannot be moved
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    requireActive();
    overlay.move(source, target, mayReplace(options));
  }

  /// Writes a file, in place of one that may be there and whose permissions it keeps, and its owner if this
  /// process may give files away.
  ///
  /// @throws NoSuchFileException if its directory does not exist
  /// @throws NotRegularFileException if something else has that name
  /// @throws OutsideRootException if it is not in the root
  /// @throws IOException if it cannot be written
  public void write(Path file, byte[] content) throws IOException {
    write(file, out -> out.write(content));
  }

  /// Writes a file from a stream. What is written counts when the content has returned; if it throws, nothing
  /// has changed.
  ///
  /// @throws IOException as for the [other one][#write(Path, byte\[\])], or from the content
  public void write(Path file, Content content) throws IOException {
    requireActive();
    overlay.write(file, content::writeTo);
  }

  /// Removes a file, a symbolic link, or a directory with all below it.
  ///
  /// @throws NoSuchFileException if there is no such thing
  /// @throws OutsideRootException if it is not in the root
  /// @throws AccessDeniedException if this user may not remove all of it
  /// @throws java.nio.file.FileSystemException if something is mounted in it
  /// @throws IOException if it cannot be looked at
  public void remove(Path path) throws IOException {
    requireActive();
    overlay.remove(path);
  }

  /// Makes a directory.
  ///
  /// @throws NoSuchFileException if the directory it is to be in does not exist
  /// @throws FileAlreadyExistsException if something has that name
  /// @throws OutsideRootException if it is not in the root
  /// @throws IOException if it cannot be made
  public void createDirectory(Path directory) throws IOException {
    requireActive();
    overlay.createDirectory(directory);
  }

  /// Makes a directory, and those it is in, where they are missing.
  ///
  /// @throws FileAlreadyExistsException if something that is no directory has one of these names
  /// @throws OutsideRootException if it is not in the root
  /// @throws IOException if one cannot be made; then none was
  public void createDirectories(Path directory) throws IOException {
    requireActive();
    overlay.createDirectories(directory);
  }

  /// Makes a symbolic link.
  ///
  /// @param target where it points; taken as it is, be it out of the root
  /// @throws NoSuchFileException if its directory does not exist
  /// @throws FileAlreadyExistsException if something has that name
  /// @throws OutsideRootException if the link is not in the root
  /// @throws IOException if it cannot be made
  public void createSymbolicLink(Path link, Path target) throws IOException {
    requireActive();
    overlay.createSymbolicLink(link, target);
  }

  /// Tells whether there is something of that name, be it a dangling link.
  ///
  /// @throws OutsideRootException if it is not in the root
  /// @throws IOException if it cannot be looked at
  public boolean exists(Path path) throws IOException {
    return kind(path).isPresent();
  }

  /// Returns what is there; nothing if nothing is.
  ///
  /// @throws OutsideRootException if it is not in the root
  /// @throws IOException if it cannot be looked at
  public Optional<FileKind> kind(Path path) throws IOException {
    requireActive();
    return overlay.find(path).map(FileStat::kind);
  }

  /// Returns what is in a directory: its path with each name, in the order of names.
  ///
  /// @throws NoSuchFileException if it does not exist
  /// @throws java.nio.file.NotDirectoryException if it is no directory
  /// @throws OutsideRootException if it is not in the root
  /// @throws IOException if it cannot be read
  public List<Path> list(Path directory) throws IOException {
    requireActive();
    return overlay.list(directory);
  }

  /// Opens a file to read it.
  ///
  /// @throws NoSuchFileException if it does not exist
  /// @throws NotRegularFileException if it is something else, such as a symbolic link
  /// @throws OutsideRootException if it is not in the root
  /// @throws IOException if it cannot be opened
  public InputStream newInputStream(Path file) throws IOException {
    return Files.newInputStream(regular(file), LinkOption.NOFOLLOW_LINKS);
  }

  /// Reads a file.
  ///
  /// @throws IOException as for [#newInputStream]
  public byte[] readAllBytes(Path file) throws IOException {
    try (InputStream in = newInputStream(file)) {
      return in.readAllBytes();
    }
  }

  /// Returns where something is on disk until the next change or the end of this transaction, for those who
  /// need a path to read from. Nothing may be written there.
  ///
  /// @throws NoSuchFileException if it does not exist
  /// @throws OutsideRootException if it is not in the root
  /// @throws IOException if it cannot be looked at
  public Path resolve(Path path) throws IOException {
    requireActive();
    return overlay.place(path);
  }

  /// Returns the files that were to be removed and were not, because somebody changed them after the commit
  /// had been prepared. Known after the commit.
  public List<Path> kept() {
    return files.kept();
  }

  /// Makes sure that everything is possible, makes all that is staged durable, and writes down, durably, what
  /// the commit will do.
  ///
  /// @throws FileAlreadyExistsException if others have put something where something is to be put
  /// @throws FileChangedException if others have changed what is to be moved, replaced or removed
  /// @throws AtomicMoveNotSupportedException if another file system is mounted in the root where something is
  ///     to be put or taken away
  /// @throws AccessDeniedException if a directory whose entries change cannot be written to
  /// @throws NotDurableException if something could not be written to the device
  /// @throws IllegalStateException if the transaction is not active
  /// @throws IOException if something cannot be written
  @Override
  public void prepare(UnitId unit) throws IOException {
    requireActive();
    requireUnit(unit);
    List<Step> steps = overlay.plan();
    Path workspace = journal.workspace(unit);
    boolean isStaged = Files.exists(workspace, LinkOption.NOFOLLOW_LINKS);
    files.prepare(steps, isStaged ? List.of(workspace) : List.of(), !isOwnDecision);
  }

  /// Makes everything visible and lets the root go. Repeated, it goes on with what is left to do.
  ///
  /// @throws IllegalStateException if the transaction is not prepared
  /// @throws IOException if a step failed: the transaction is committed and to be finished, by a repeated
  ///     call or when the next one begins
  @Override
  public void commit(UnitId unit) throws IOException {
    requireOwner();
    files.commit(unit);
    lock.close();
  }

  /// Forgets everything and lets the root go.
  ///
  /// @throws IOException if something could not be cleaned up; the next transaction will
  @Override
  public void rollback(UnitId unit) throws IOException {
    requireOwner();
    files.rollback(unit);
    lock.close();
  }

  /// Commits this transaction by itself: when this returns, everything is durable and, if the outcome
  /// [is finished][Outcome#isFinished], visible.
  ///
  /// If it is not finished, the transaction is committed all the same: what could not be done is done when
  /// the next transaction begins, or by [FileTransactions#recover]. Until then a part of it can be seen.
  ///
  /// @throws OutcomeUnknownException if it is not known whether the decision was written; the next
  ///     transaction will find out
  /// @throws IOException if nothing was changed instead; see [#prepare]
  /// @throws IllegalStateException if the transaction is not active
  public Outcome commit() throws IOException {
    requireActive();
    if (!overlay.hasChanges()) {
      rollback(unit);
      return new Outcome(unit, List.of());
    }
    isOwnDecision = true;
    try (UnitOfWork work = UnitOfWork.begin(unit, journal.decisions())) {
      work.enlist(this);
      return work.commit();
    }
  }

  /// Rolls back, unless the transaction is prepared or has ended, and lets the root go. A prepared one waits
  /// for its decision, which the next transaction looks up. Does nothing the second time.
  ///
  /// @throws IOException if something could not be cleaned up; the next transaction will
  @Override
  public void close() throws IOException {
    requireOwner();
    try (lock) {
      files.close();
    }
  }

  private Path regular(Path file) throws IOException {
    requireActive();
    Path place = overlay.place(file);
    FileStat stat = FileStat.of(place);
    if (!stat.isRegular()) {
      throw new NotRegularFileException(file, stat.kind());
    }
    return place;
  }

  private static boolean mayReplace(CopyOption... options) {
    for (CopyOption option : options) {
      if (option != StandardCopyOption.REPLACE_EXISTING) {
        throw new UnsupportedOperationException(
            option + " is not an option of a transaction; REPLACE_EXISTING is the only one");
      }
    }
    return options.length > 0;
  }

  private void requireActive() {
    requireOwner();
    files.requireActive();
  }

  private void requireOwner() {
    if (Thread.currentThread() != owner) {
      throw new WrongThreadException("Transaction " + unit + " belongs to " + owner
          + "; begin one in each thread");
    }
  }

  private void requireUnit(UnitId other) {
    if (!other.equals(unit)) {
      throw new IllegalArgumentException("This transaction belongs to unit " + unit + ", not to " + other);
    }
  }
}
