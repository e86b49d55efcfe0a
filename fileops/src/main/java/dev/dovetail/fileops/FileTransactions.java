package dev.dovetail.fileops;

import dev.dovetail.core.DecisionLog;
import dev.dovetail.core.Progress;
import dev.dovetail.core.Recovery;
import dev.dovetail.core.UnitId;
import dev.dovetail.fileops.internal.journal.Inspector;
import dev.dovetail.fileops.internal.journal.PathCodec;
import dev.dovetail.fileops.internal.journal.Places;
import dev.dovetail.fileops.internal.transaction.Decisions;
import dev.dovetail.fileops.internal.transaction.RootLock;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Begins [transactions][FileTransaction] over the files of a directory, the root, after ending what a crash
/// left open there.
///
/// {@snippet lang=java :
/// FileTransactions transactions = new FileTransactions();
/// try (FileTransaction tx = transactions.begin(root)) {
///   tx.copy(delivery, Path.of("data/2026-11"));
///   tx.move(Path.of("data/current"), Path.of("data/2026-10"));
///   tx.write(Path.of("index.txt"), index);
///   tx.remove(Path.of("data/2025-11"));
///   tx.commit();
/// } // left without a commit: nothing happened
/// }
///
/// A transaction has its root to itself: others, in this process or another one, [wait][#withLockTimeout].
/// That holds for users of this class only; whoever writes into the root without it is not kept away, but
/// where it is noticed, before the commit, the transaction fails rather than overwrite their work. After a
/// crash, others see what the crash left until the next transaction, or [#recover], has ended it.
///
/// The directory `.transactions` of the root, made by the first transaction, holds the lock, the journals and
/// what is staged, and is closed to other users (mode 0700): a root is changed by one user. What is staged
/// and what is removed takes space until the transaction ends.
///
/// Immutable, and used by any number of threads at once. It needs a file system with inode numbers (the
/// `unix` attribute view), as on Linux and macOS, with working locks (`fcntl`).
public final class FileTransactions {
  private static final String DIRECTORY = ".transactions";
  private static final String LOCK = "lock";

  private final Duration lockTimeout;
  private final @Nullable Path journal;
  private final @Nullable DecisionLog log;
  private final Progress progress;

  /// Makes one that waits ten seconds for others, shows no progress, and whose transactions decide for
  /// themselves.
  public FileTransactions() {
    this(Duration.ofSeconds(10), null, null, Progress.none());
  }

  private FileTransactions(
      Duration lockTimeout, @Nullable Path journal, @Nullable DecisionLog log, Progress progress) {
    this.lockTimeout = lockTimeout;
    this.journal = journal;
    this.log = log;
    this.progress = progress;
  }

  /// Returns one that waits so long for a transaction of others to end; not at all if the duration is zero.
  public FileTransactions withLockTimeout(Duration value) {
    return new FileTransactions(value, journal, log, progress);
  }

  /// Returns one that keeps lock, journals and what is staged in a given directory instead of one in the
  /// root. Every user of a root must give the same one.
  ///
  /// @param value a directory on the root's file system, made if it is missing; for one root only
  public FileTransactions withJournalDirectory(Path value) {
    return new FileTransactions(lockTimeout, value, log, progress);
  }

  /// Returns one whose transactions may be [parts of a unit of work][#begin(Path, UnitId)] with a log of its
  /// own. What was pending in a root when its process died is settled by that log.
  ///
  /// @param value the log that all units of work with this root use
  public FileTransactions withDecisionLog(DecisionLog value) {
    return new FileTransactions(lockTimeout, journal, value, progress);
  }

  /// Returns one whose transactions advance the progress by the bytes they copy, and ask it whether to stop.
  public FileTransactions withProgress(Progress value) {
    return new FileTransactions(lockTimeout, journal, log, value);
  }

  /// Begins a transaction that is committed by itself.
  ///
  /// @param root an existing directory; a symbolic link is followed
  /// @throws NoSuchFileException if there is no such directory
  /// @throws NotDirectoryException if the root is something else
  /// @throws RootBusyException if others have the root for longer than this one waits
  /// @throws UnsettledTransactionException if an earlier transaction can be neither finished nor rolled back
  /// @throws InterruptedIOException if the thread is interrupted while it waits
  /// @throws FileSystemException if the root cannot be written to, or its file system has no inode numbers
  /// @throws IOException if the journal cannot be used
  public FileTransaction begin(Path root) throws IOException {
    return begin(root, UnitId.random());
  }

  /// Begins a transaction that is to be enlisted in a unit of work.
  ///
  /// {@snippet lang=java :
  /// FileTransactions transactions = new FileTransactions().withDecisionLog(log);
  /// try (UnitOfWork unit = UnitOfWork.begin(log);
  ///     FileTransaction tx = unit.enlist(transactions.begin(root, unit.id()))) {
  ///   tx.write(Path.of("index.txt"), index);
  ///   ... // and rows
  ///   unit.commit();
  /// }
  /// }
  ///
  /// Close it as well as the unit of work. If another log than its own journal is to decide, give that to
  /// [#withDecisionLog]: without it the root could not be opened again after a crash.
  ///
  /// @throws IOException as for [#begin(Path)]
  public FileTransaction begin(Path root, UnitId unit) throws IOException {
    Place place = Place.of(root, journal);
    RootLock lock = lock(place);
    try {
      FileJournal files = FileJournal.open(place.journal(), place.root());
      Recovery.Report report = settle(files, place.root());
      return new FileTransaction(root, place.root(), files, unit, lock, report, progress);
    } catch (IOException | RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  /// Ends what a crash left open, as [#begin(Path)] does too: rolls committed transactions forward, others
  /// back.
  ///
  /// @return what was done; nothing is done, nor written, where no transaction ever was
  /// @throws IOException as for [#begin(Path)]
  public Recovery.Report recover(Path root) throws IOException {
    Place place = Place.of(root, journal);
    if (!Files.exists(place.lock())) {
      return new Recovery.Report(List.of(), List.of(), Map.of());
    }
    try (RootLock _ = lock(place)) {
      return settle(FileJournal.open(place.journal(), place.root()), place.root());
    }
  }

  /// Looks at what transactions left in a root and what opening it would do, and changes nothing. May be
  /// called while a transaction is under way.
  ///
  /// @throws NoSuchFileException if there is no such directory
  /// @throws IOException if something cannot be read
  public Inspection inspect(Path root) throws IOException {
    Place place = Place.of(root, journal);
    if (!Files.isDirectory(place.journal())) {
      return new Inspection(place.root(), Optional.empty(), List.of(), List.of());
    }
    Places places = new Places(place.journal().toRealPath(), new PathCodec(place.root()));
    FileJournal files = FileJournal.open(place.journal(), place.root());
    DecisionLog decisions = new Decisions(files.decisions(), Optional.ofNullable(log));
    return new Inspection(
        place.root(),
        RootLock.holder(place.lock()),
        new Inspector(places, place.root(), decisions).units(),
        places.foreign(LOCK));
  }

  private RootLock lock(Place place) throws IOException {
    FileJournal.open(place.journal(), place.root());
    return RootLock.acquire(place.lock(), place.root(), lockTimeout);
  }

  private Recovery.Report settle(FileJournal files, Path root) throws IOException {
    DecisionLog decisions = new Decisions(files.decisions(), Optional.ofNullable(log));
    Recovery.Report report = Recovery.run(decisions, List.of(files));
    for (Map.Entry<UnitId, Exception> entry : report.unsettled().entrySet()) {
      if (!files.isPending(entry.getKey())) {
        continue; // finished but for what could not be removed from the journal's directory
      }
      UnsettledTransactionException unsettled =
          new UnsettledTransactionException(
              root,
              "transaction " + entry.getKey() + " was interrupted and cannot be settled: "
                  + entry.getValue().getMessage());
      unsettled.initCause(entry.getValue());
      throw unsettled;
    }
    return report;
  }

  /// Where things are.
  ///
  /// @param root a real path
  private record Place(Path root, Path journal) {
    static Place of(Path given, @Nullable Path journal) throws IOException {
      Path root = given.toRealPath();
      if (!Files.isDirectory(root)) {
        throw new NotDirectoryException(given.toString());
      }
      return new Place(root, journal == null ? root.resolve(DIRECTORY) : journal.toAbsolutePath());
    }

    Path lock() {
      return journal.resolve(LOCK);
    }
  }
}
