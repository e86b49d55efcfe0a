package dev.dovetail.fileops;

import dev.dovetail.core.UnitId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What [FileTransactions#inspect] found in a root, as `fsck -n` does: it reads and changes nothing.
///
/// @param root the real path of the root
/// @param holder who has the root now; a unit that is then found is their work under way, and may change
///     while it is looked at
/// @param units the transactions that left something, by id
/// @param foreign what is in the journal's directory and none of its own; it is left alone
public record Inspection(Path root, Optional<String> holder, List<Unit> units, List<Path> foreign) {
  /// Copies the lists.
  public Inspection {
    units = List.copyOf(units);
    foreign = List.copyOf(foreign);
  }

  /// How far a transaction came.
  public enum State {
    /// There is a workspace and no journal: it was not prepared, or its journal is lost.
    STAGING,
    /// Its journal breaks off before its end: the process died while it prepared, or the journal is damaged.
    TORN,
    /// Its journal is whole; it does not hold a decision.
    PREPARED,
    /// It is committed; its steps have been run in part, or not at all, or all of them.
    COMMITTED,
    /// All its steps have been run; there is only something left to be removed.
    FINISHED,
    /// What its journal says cannot be trusted.
    DAMAGED
  }

  /// What opening the root would do about a transaction.
  public enum Ending {
    /// Run the steps that have not been run.
    ROLL_FORWARD,
    /// Remove what was staged.
    ROLL_BACK,
    /// Remove what was left.
    CLEAN_UP,
    /// Refuse: another log has the decision, and was not given.
    ASK_LOG,
    /// Refuse, and change nothing.
    REFUSE
  }

  /// One transaction.
  ///
  /// @param unit its id
  /// @param state how far it came
  /// @param ending what opening the root would do
  /// @param steps the steps of its journal, in words
  /// @param findings what is missing or in the way, in words; empty if all is as expected
  public record Unit(UnitId unit, State state, Ending ending, List<String> steps, List<String> findings) {
    /// Copies the lists.
    public Unit {
      steps = List.copyOf(steps);
      findings = List.copyOf(findings);
    }
  }

  /// Tells whether there is nothing that opening the root would have to do or could stumble over.
  public boolean isClean() {
    return units.isEmpty();
  }

  /// Returns a report of some lines.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(root + ": " + (isClean() ? "clean" : units.size() + " open"));
    holder.ifPresent(name -> text.append(", in use by ").append(name));
    for (Unit unit : units) {
      text.append("\n").append(unit.unit()).append(": ").append(unit.state()).append(", would ")
          .append(unit.ending());
      unit.steps().forEach(step -> text.append("\n  ").append(step));
      unit.findings().forEach(finding -> text.append("\n  ! ").append(finding));
    }
    foreign.forEach(path -> text.append("\n! not a journal's: ").append(path));
    return text.toString();
  }
}
