package dev.dovetail.fileops.internal.journal;

import dev.dovetail.core.UnitId;
import dev.dovetail.fileops.JournalDamagedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What one unit has in its journal directory, and how it ends. Every method may be repeated, also in another
/// process.
public final class UnitFiles {
  private final Places places;
  private final UnitId unit;
  private final JournalFile journal;

  /// Looks after the given unit's files.
  public UnitFiles(Places places, UnitId unit) {
    this.places = places;
    this.unit = unit;
    this.journal = places.journal(unit);
  }

  /// Writes down, durably, what [#commit] will do.
  ///
  /// @param isDecidedElsewhere whether another log than this journal will say if the unit is committed
  public void prepare(List<Step> steps, boolean isDecidedElsewhere) throws IOException {
    journal.write(steps, isDecidedElsewhere);
  }

  /// Writes down, durably, that the unit is committed.
  public void decide() throws IOException {
    journal.commit();
  }

  /// Tells whether [#decide] was done.
  public boolean isDecided() throws IOException {
    return places.hasTrash(unit) || journal.isCommitted();
  }

  /// Runs all steps, then puts the workspace aside and removes the journal, and only then what is in the
  /// workspace: as long as a step could be repeated, whatever it needs to find itself done is there.
  ///
  /// @return the files that were not removed, since they had changed
  /// @throws JournalDamagedException if the journal does not say what to do
  public List<Path> commit() throws IOException {
    List<Path> kept = List.of();
    if (!places.hasTrash(unit)) {
      kept = runSteps();
      places.discardWorkspace(unit);
    }
    journal.delete();
    places.deleteTrash(unit);
    return kept;
  }

  private List<Path> runSteps() throws IOException {
    JournalContent content = journal.read();
    if (content == null) {
      if (places.hasWorkspace(unit)) {
        throw journal.damaged("is missing, though unit " + unit + " is committed and not finished");
      }
      return List.of();
    }
    if (content.state() == JournalContent.State.TORN) {
      throw journal.damaged(
          "is damaged after byte " + content.length() + ", though unit " + unit + " is committed");
    }
    return new StepRunner().run(content.steps());
  }

  /// Removes workspace and journal, after making sure that no step has been run: steps are only ever run
  /// after the decision, so one that was says that the unit is committed, whatever the log says now.
  ///
  /// @throws JournalDamagedException if so
  public void rollback() throws IOException {
    if (places.hasTrash(unit)) {
      throw journal.damaged("was to be rolled back, but unit " + unit
          + " was committed, and its steps were run");
    }
    JournalContent content = journal.read();
    if (content != null) {
      requireUndecided(content);
    }
    places.deleteWorkspace(unit);
    journal.delete();
  }

  private void requireUndecided(JournalContent content) throws IOException {
    switch (content.state()) {
      case COMMITTED, DECISION_DAMAGED ->
          throw journal.damaged(
              "was to be rolled back, but it holds a decision to commit unit " + unit);
      case TORN, PREPARED -> {
        for (Step step : StepRunner.done(content.steps())) {
          throw journal.damaged(
              "was to be rolled back, but a step of unit " + unit + " has been run already (" + step
                  + "), so the unit was committed once, in another decision log than this one");
        }
      }
    }
  }
}
