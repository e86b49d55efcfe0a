package dev.dovetail.fileops;

import dev.dovetail.core.DecisionLog;
import dev.dovetail.core.Recovery;
import dev.dovetail.core.Resource;
import dev.dovetail.core.UnitId;
import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.journal.PathCodec;
import dev.dovetail.fileops.internal.journal.Places;
import dev.dovetail.fileops.internal.journal.UnitFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A directory in which [FileParticipant]s write down what they will do, so that a crash cannot leave them
/// half done.
///
/// {@snippet lang=java :
/// FileJournal journal = FileJournal.open(desk.resolve(".journal"));
/// Recovery.run(log, List.of(journal));      // first of all, end what a crash left open
/// try (UnitOfWork unit = UnitOfWork.begin(log)) {
///   FileParticipant files = unit.enlist(journal.begin(unit.id()));
///   files.move(staged, desk.resolve("imports/0007"));
///   unit.commit();
/// }
/// }
///
/// The journal's directory, its parent and everything in that may be moved together to another place of the
/// same file system: journals name such paths relative to the parent. A *copy* of them is another matter,
/// since its files have other inodes; what is pending there can be rolled back, and a committed unit is
/// reported, not guessed at.
///
/// ## Format
///
/// Each unit has a file `UNIT.journal` of ASCII lines that can be read with `cat`, each a record
///
///     CHECKSUM LENGTH NUMBER WORD...
///
/// where CHECKSUM is the CRC-32C (RFC 3720) of NUMBER to the end of the words in 8 hexadecimal digits, LENGTH
/// the number of those bytes, and NUMBER counts records from 0. A record counts only if its bytes are exactly
/// those that would be written for its words. Paths are percent-encoded as in a URI, which keeps each byte:
/// `base:` and the path from the base on, or `root:` and an absolute one. STAMP is a [FileStamp] as text.
///
/// | words | meaning |
/// |---|---|
/// | `dovetail-file-journal 1 UNIT` | record 0; `elsewhere` follows if only another log knows the decision |
/// | `mkdir PATH` | make a directory, unless it is there |
/// | `move INODE FROM TO` | rename the file of that inode to a name that does not exist |
/// | `replace INODE FROM TO` | rename it over whatever has that name |
/// | `overwrite INODE STAMP FROM TO` | rename it over the file of that stamp, or to a name that does not exist |
/// | `remove STAMP PATH` | remove the file if it has that stamp |
/// | `remove-link STAMP PATH` | likewise, whatever its change time |
/// | `rmdir PATH` | remove a directory if it is empty |
/// | `barrier PATH` | make all before it durable, then that directory; if it is there, begin after this record |
/// | `end COUNT` | all steps are there; without this record the journal is torn and nothing was decided |
/// | `commit UNIT` | the unit is committed, if this journal is its own decision log |
///
/// Beside it there may be a directory `UNIT.work`, the workspace, which is called `UNIT.trash` once all steps
/// are done and durable; only then does the journal go. A workspace alone was never prepared.
///
/// It needs a file system with inode numbers (the `unix` attribute view), as on Linux and macOS. One process
/// at a time works on a journal: it takes no lock, that is the caller's part.
public final class FileJournal implements Resource {
  static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Places places;

  private FileJournal(Places places) {
    this.places = places;
  }

  /// Opens a journal, making its directory (mode 0700) and those above it where they are missing.
  ///
  /// @throws FileAlreadyExistsException if something else than a directory has that name
  /// @throws FileSystemException if the file system has no inode numbers
  /// @throws IOException if the directory cannot be made
  public static FileJournal open(Path directory) throws IOException {
    Path parent = directory.toAbsolutePath().getParent();
    return open(directory, parent == null ? directory : parent);
  }

  /// Opens a journal whose paths are relative to a given directory, as far as they are in it, instead of to
  /// the journal's parent. Always give the same one, wherever it may have been moved to.
  ///
  /// @param base an existing directory, above the journal
  /// @throws FileAlreadyExistsException if something else than a directory has the journal's name
  /// @throws FileSystemException if the file system has no inode numbers
  /// @throws IOException if the directory cannot be made
  public static FileJournal open(Path directory, Path base) throws IOException {
    if (!FileStat.hasUnixAttributes(directory)) {
      throw new FileSystemException(
          directory.toString(),
          null,
          "a journal needs a file system with inode numbers; choose a directory on one");
    }
    if (!Files.isDirectory(directory)) {
      Path parent = directory.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
        make(directory);
        Durability.syncDirectory(parent);
      }
    }
    return new FileJournal(new Places(directory.toRealPath(), new PathCodec(base.toRealPath())));
  }

  private static void make(Path directory) throws IOException {
    try {
      Files.createDirectory(directory, PRIVATE);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) { // if it is one, another process has just made it
        throw e;
      }
    }
  }

  /// Begins a transaction.
  ///
  /// @param unit a unit that has no transaction in this journal
  /// @throws FileAlreadyExistsException if it has; recover first, or choose another id
  /// @throws IOException if the journal's file system cannot be reached
  public FileParticipant begin(UnitId unit) throws IOException {
    if (places.hasTraces(unit)) {
      throw new FileAlreadyExistsException(
          places.workspace(unit).toString(),
          null,
          "unit " + unit + " is still pending in this journal; recover it, or choose another id");
    }
    return FileParticipant.begin(this, places, unit);
  }

  /// Returns the units that have a journal or a workspace here.
  @Override
  public Set<UnitId> pending() throws IOException {
    return places.units();
  }

  /// Returns the transaction of a unit of an earlier process, to be committed or rolled back.
  @Override
  public FileParticipant participant(UnitId unit) {
    return FileParticipant.recovered(this, places, unit);
  }

  /// Returns the log that [FileParticipant#commit()] writes its decision to: a record at the end of the
  /// unit's own journal.
  ///
  /// A unit is forgotten when its transaction has finished, since its journal is removed then. That is right
  /// for units in which this journal is the only participant, and for no others: those need a log that
  /// outlives their journals.
  public DecisionLog decisions() {
    return new OwnDecisions(places);
  }

  Path directory() {
    return places.directory();
  }

  boolean isPending(UnitId unit) {
    return places.isPending(unit);
  }

  Path workspace(UnitId unit) {
    return places.workspace(unit);
  }

  private record OwnDecisions(Places places) implements DecisionLog {
    @Override
    public void commit(UnitId unit) throws IOException {
      new UnitFiles(places, unit).decide();
    }

    @Override
    public boolean isCommitted(UnitId unit) throws IOException {
      return new UnitFiles(places, unit).isDecided();
    }
  }
}
