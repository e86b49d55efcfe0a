package dev.dovetail.fileops.internal.journal;

import dev.dovetail.core.DecisionLog;
import dev.dovetail.core.UnitId;
import dev.dovetail.fileops.FileStamp;
import dev.dovetail.fileops.Inspection.Ending;
import dev.dovetail.fileops.Inspection.State;
import dev.dovetail.fileops.Inspection.Unit;
import dev.dovetail.fileops.JournalDamagedException;
import dev.dovetail.fileops.UnsettledTransactionException;
import dev.dovetail.fileops.internal.FileStat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks at what units left, and says what recovery would do, without doing it.
public final class Inspector {
  private final Places places;
  private final Path base;
  private final DecisionLog log;

  /// Inspects a journal directory.
  ///
  /// @param base what paths are shown relative to
  /// @param log who knows which units are committed
  public Inspector(Places places, Path base, DecisionLog log) {
    this.places = places;
    this.base = base;
    this.log = log;
  }

  /// Returns what was found, by unit.
  public List<Unit> units() throws IOException {
    List<Unit> units = new ArrayList<>();
    for (UnitId unit : places.units()) {
      units.add(unit(unit));
    }
    return units;
  }

  private Unit unit(UnitId unit) throws IOException {
    JournalContent content = places.journal(unit).read();
    List<Step> steps = content == null ? List.of() : content.steps();
    List<String> words = new ArrayList<>();
    Set<Step> done = StepRunner.done(steps);
    for (Step step : steps) {
      words.add(words(step) + (done.contains(step) ? " (done)" : ""));
    }
    if (places.hasTrash(unit)) {
      return new Unit(unit, State.FINISHED, Ending.CLEAN_UP, words, List.of());
    }
    List<String> findings = new ArrayList<>();
    boolean isCommitted;
    try {
      isCommitted = log.isCommitted(unit);
    } catch (UnsettledTransactionException e) {
      findings.add(String.valueOf(e.getMessage()));
      return new Unit(unit, State.PREPARED, Ending.ASK_LOG, words, findings);
    } catch (JournalDamagedException e) {
      findings.add(String.valueOf(e.getMessage()));
      return new Unit(unit, State.DAMAGED, Ending.REFUSE, words, findings);
    }
    State state = state(content, isCommitted);
    if (isCommitted) {
      findForward(content, findings);
    } else {
      findBack(steps, findings);
    }
    Ending ending =
        !findings.isEmpty() ? Ending.REFUSE : isCommitted ? Ending.ROLL_FORWARD : Ending.ROLL_BACK;
    return new Unit(unit, state, ending, words, findings);
  }

  private static State state(@Nullable JournalContent content, boolean isCommitted) {
    if (content == null) {
      return State.STAGING;
    }
    return switch (content.state()) {
      case TORN -> isCommitted ? State.DAMAGED : State.TORN;
      case DECISION_DAMAGED -> State.DAMAGED;
      case PREPARED, COMMITTED -> isCommitted ? State.COMMITTED : State.PREPARED;
    };
  }

  private void findBack(List<Step> steps, List<String> findings) throws IOException {
    for (Step step : StepRunner.done(steps)) {
      findings.add("has been run, though its transaction is not known to be committed: " + words(step));
    }
  }

  private void findForward(@Nullable JournalContent content, List<String> findings) throws IOException {
    if (content == null || content.state() == JournalContent.State.TORN) {
      findings.add("the journal of a committed transaction is " + (content == null ? "missing" : "damaged"));
      return;
    }
    List<Step> steps = content.steps();
    Set<Path> freed = new HashSet<>();
    Set<Path> filled = new HashSet<>();
    Set<Step> done = StepRunner.done(steps);
    for (Step step : steps) {
      if (done.contains(step)) {
        continue;
      }
      switch (step) {
        case Step.Move(var source, var target, long inode) -> {
          findSource(source, inode, filled, findings);
          if (!freed.contains(target) && FileStat.find(target) != null) {
            findings.add(show(target) + " is in the way");
          }
          freed.add(source);
          filled.add(target);
        }
        case Step.Replace(var source, var target, long inode) -> {
          findSource(source, inode, filled, findings);
          filled.add(target);
        }
        case Step.Overwrite(var source, var target, long inode, var expected) -> {
          findSource(source, inode, filled, findings);
          FileStat stat = FileStat.find(target);
          if (stat != null && StepRunner.differs(stat.stamp(), expected)) {
            findings.add(show(target) + " has changed");
          }
          filled.add(target);
        }
        case Step.Remove _, Step.MakeDirectory _, Step.RemoveEmptyDirectory _, Step.Barrier _ -> {}
      }
    }
  }

  private void findSource(Path source, long inode, Set<Path> filled,
      List<String> findings) throws IOException {
    FileStat stat = FileStat.find(source);
    if (stat == null && filled.stream().noneMatch(source::startsWith)) {
      findings.add(show(source) + " is missing");
    } else if (stat != null && stat.stamp().inode() != inode && !filled.contains(source)) {
      findings.add(show(source) + " is another file than the one the transaction was prepared with");
    }
  }

  private String words(Step step) {
    return switch (step) {
      case Step.MakeDirectory(var directory) -> "make directory " + show(directory);
      case Step.Move(var source, var target, long _) -> "move " + show(source) + " to " + show(target);
      case Step.Replace(var source, var target, long _) -> "replace " + show(target) + " by " + show(source);
      case Step.Overwrite(var source, var target, long _, FileStamp _) ->
          "replace " + show(target) + " by " + show(source) + ", if it is unchanged";
      case Step.Remove(var file, FileStamp _, boolean _) -> "remove " + show(file) + ", if it is unchanged";
      case Step.RemoveEmptyDirectory(var directory) -> "remove directory " + show(directory)
          + ", if it is empty";
      case Step.Barrier _ -> "barrier: all before this is done and durable";
    };
  }

  private String show(Path path) {
    return path.startsWith(base) ? base.relativize(path).toString() : path.toString();
  }
}
