package dev.dovetail.fileops;

import dev.dovetail.core.Outcome;
import dev.dovetail.core.OutcomeUnknownException;
import dev.dovetail.core.Participant;
import dev.dovetail.core.UnitId;
import dev.dovetail.core.UnitOfWork;
import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.journal.Places;
import dev.dovetail.fileops.internal.journal.Planner;
import dev.dovetail.fileops.internal.journal.RealPaths;
import dev.dovetail.fileops.internal.journal.Step;
import dev.dovetail.fileops.internal.journal.UnitFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Renames and removals that happen together or not at all, as part of a [unit of work][UnitOfWork] or alone:
/// the lower storey of [FileTransaction], for those who keep their own lock and have files in several places.
///
/// {@snippet lang=java :
/// try (FileParticipant transaction = journal.begin(UnitId.random())) {
///   copier.copy(source, transaction.workspace().resolve("visits.csv"));
///   transaction.move(transaction.workspace().resolve("visits.csv"), desk.resolve("visits.csv"));
///   transaction.commit();
/// } // left without a commit: nothing happened
/// }
///
/// What will become visible is written somewhere out of sight first, on the file system where it will be; the
/// transaction only renames and removes. No step is run before the decision to commit, so a rollback never
/// has a rename to undo, and what was staged outside the [#workspace] stays where it is.
///
/// Other processes that use the same files at the same time are not kept away: what they change between
/// preparing and committing makes the commit fail rather than overwrite, but that is noticed, not prevented.
/// Used by one thread.
public final class FileParticipant implements Participant, AutoCloseable {
  private enum State { ACTIVE, PREPARED, ENDED }

  private final FileJournal journal;
  private final Places places;
  private final UnitId unit;
  private final UnitFiles files;
  private final List<Step> steps = new ArrayList<>();
  private final List<Path> kept = new ArrayList<>();
  private final SyncPoints syncPoints = new SyncPoints();
  private State state;

  private FileParticipant(FileJournal journal, Places places, UnitId unit, State state) {
    this.journal = journal;
    this.places = places;
    this.unit = unit;
    this.files = new UnitFiles(places, unit);
    this.state = state;
  }

  static FileParticipant begin(FileJournal journal, Places places, UnitId unit) throws IOException {
    FileParticipant transaction = new FileParticipant(journal, places, unit, State.ACTIVE);
    transaction.syncPoints.include(places.directory(), FileStat.of(places.directory()));
    return transaction;
  }

  static FileParticipant recovered(FileJournal journal, Places places, UnitId unit) {
    return new FileParticipant(journal, places, unit, State.PREPARED);
  }

  /// Returns the unit this is about.
  public UnitId unit() {
    return unit;
  }

  /// Returns a directory of this transaction alone, mode 0700, on the file system of its journal. It is made
  /// by the first call and removed, with all that is still in it, when the transaction ends.
  ///
  /// @throws IOException if it cannot be made
  public Path workspace() throws IOException {
    requireActive();
    Path workspace = places.workspace(unit);
    if (!Files.isDirectory(workspace, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(workspace, FileJournal.PRIVATE);
    }
    return workspace;
  }

  /// Renames a file or directory when the transaction commits. Missing directories of the target are made
  /// then.
  ///
  /// @param source something that exists now, and is complete when the transaction is prepared
  /// @param target a name on the same file system that does not exist; it is never overwritten
  /// @throws NoSuchFileException if the source does not exist
  /// @throws IOException if the paths cannot be resolved
  public void move(Path source, Path target) throws IOException {
    requireActive();
    Path from = staged(source);
    steps.add(new Step.Move(from, RealPaths.of(target), Step.NOT_PREPARED));
  }

  /// Renames a file over another, in one step, when the transaction commits; or to a name that does not
  /// exist.
  ///
  /// @param source a file that exists now, and is complete when the transaction is prepared
  /// @param target a file on the same file system, not a directory
  /// @throws NoSuchFileException if the source does not exist
  /// @throws IOException if the paths cannot be resolved
  public void replace(Path source, Path target) throws IOException {
    requireActive();
    Path from = staged(source);
    steps.add(new Step.Replace(from, RealPaths.of(target), Step.NOT_PREPARED));
  }

  /// Removes a file when the transaction commits, if it is still exactly as it was. Otherwise it is left
  /// alone and listed by [#kept]; if it is gone by then, all the better.
  ///
  /// @param file the file; a symbolic link is removed itself
  /// @param expected what the file was when it was decided that it is not needed any more
  /// @throws IOException if the path cannot be resolved
  public void remove(Path file, FileStamp expected) throws IOException {
    requireActive();
    steps.add(new Step.Remove(RealPaths.of(file), expected, true));
  }

  /// Removes a directory when the transaction commits, if there is nothing in it then; otherwise it stays,
  /// and nobody is told.
  ///
  /// @throws IOException if the path cannot be resolved
  public void removeEmptyDirectory(Path directory) throws IOException {
    requireActive();
    steps.add(new Step.RemoveEmptyDirectory(RealPaths.of(directory)));
  }

  /// Returns the files that were to be removed and were not, because they had changed. Known after the
  /// commit.
  public List<Path> kept() {
    return List.copyOf(kept);
  }

  /// Makes sure that every step is possible, makes all that is staged durable, and writes the steps down,
  /// durably.
  ///
  /// @throws NoSuchFileException if a source is gone
  /// @throws FileAlreadyExistsException if the target of a [#move] exists
  /// @throws AtomicMoveNotSupportedException if source and target are on different file systems
  /// @throws AccessDeniedException if a directory whose entries change cannot be written to
  /// @throws IllegalStateException if steps get into each other's way, or the transaction is not active
  /// @throws IOException if something cannot be written
  @Override
  public void prepare(UnitId unit) throws IOException {
    requireActive();
    requireUnit(unit);
    Planner planner = new Planner(steps);
    kept.clear();
    kept.addAll(planner.kept());
    prepare(planner.plan(), planner.sources(), false);
  }

  /// Writes down steps that are known to be possible.
  ///
  /// @param sources what has to be durable before
  /// @param isDecidedElsewhere whether another log than the journal will say if the unit is committed
  void prepare(List<Step> plan, List<Path> sources, boolean isDecidedElsewhere) throws IOException {
    requireActive();
    syncPoints.sync(sources);
    files.prepare(plan, isDecidedElsewhere);
    state = State.PREPARED;
    syncPoints.close();
  }

  /// Runs the steps in the order in which they were given, makes them durable, and removes journal and
  /// workspace. Each step is guarded by the inode that was there when it was prepared, so a repeated step
  /// finds itself done.
  ///
  /// @throws FileAlreadyExistsException if something has come to be where a [#move] goes to
  /// @throws FileChangedException if something else is where a source was
  /// @throws JournalDamagedException if the journal does not say what to do
  /// @throws IOException if a step failed; what is left to do is done by a repeated call
  @Override
  public void commit(UnitId unit) throws IOException {
    requireUnit(unit);
    if (state == State.ACTIVE) {
      throw new IllegalStateException("Unit " + unit + " is not prepared; prepare it before committing");
    }
    if (state == State.PREPARED) {
      kept.addAll(files.commit());
      state = State.ENDED;
    }
  }

  /// Removes journal and workspace. What was staged elsewhere stays.
  ///
  /// @throws JournalDamagedException if the journal shows that the unit was committed after all
  /// @throws IOException if something cannot be removed; a repeated call goes on
  @Override
  public void rollback(UnitId unit) throws IOException {
    requireUnit(unit);
    syncPoints.close();
    boolean isInterrupted = Thread.interrupted(); // a file channel would refuse to work
    try {
      if (state != State.ENDED) {
        files.rollback();
        state = State.ENDED;
      }
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Prepares, decides and commits without any other participant; the decision is a record in the journal
  /// itself. A crash after it is made good by `Recovery.run(journal.decisions(), List.of(journal))`.
  ///
  /// @return the outcome; the transaction is committed even if something is left to be finished
  /// @throws OutcomeUnknownException if it is not known whether the decision was written
  /// @throws IOException if the transaction was rolled back instead
  public Outcome commit() throws IOException {
    requireActive();
    try (UnitOfWork work = UnitOfWork.begin(unit, journal.decisions())) {
      work.enlist(this);
      return work.commit();
    }
  }

  /// Rolls back unless the transaction is prepared or has ended. A prepared one waits for its decision.
  @Override
  public void close() throws IOException {
    if (state == State.ACTIVE) {
      rollback(unit);
    }
    syncPoints.close();
  }

  private Path staged(Path source) throws IOException {
    Path path = RealPaths.of(source);
    FileStat stat = FileStat.find(path);
    if (stat == null) {
      throw new NoSuchFileException(source.toString(), null, "is not there to be renamed; stage it first");
    }
    syncPoints.include(path, stat);
    return path;
  }

  void requireActive() {
    if (state != State.ACTIVE) {
      throw new IllegalStateException("Unit " + unit + " is " + state + "; begin a new transaction");
    }
  }

  private void requireUnit(UnitId other) {
    if (!other.equals(unit)) {
      throw new IllegalArgumentException("This transaction belongs to unit " + unit + ", not to " + other);
    }
  }
}
