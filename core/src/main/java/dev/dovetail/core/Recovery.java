package dev.dovetail.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Ends what a crash left open: each pending unit that is in the log is committed, each other one rolled back.
///
/// Run it before new work begins and while nobody else works on the same resources; it takes no lock of its own. It may
/// itself be interrupted and repeated.
public final class Recovery {
  private Recovery() {}

  /// What was found and done.
  ///
  /// @param committed units that were in the log and are now finished
  /// @param rolledBack units that were not in the log and are now undone
  /// @param unsettled units left as they are, with the reason: the log did not answer, or a participant failed
  public record Report(List<UnitId> committed, List<UnitId> rolledBack, Map<UnitId, Exception> unsettled) {
    /// Copies the collections.
    public Report {
      committed = List.copyOf(committed);
      rolledBack = List.copyOf(rolledBack);
      unsettled = Map.copyOf(unsettled);
    }

    /// Tells whether there was nothing to do.
    public boolean isEmpty() {
      return committed.isEmpty() && rolledBack.isEmpty() && unsettled.isEmpty();
    }
  }

  /// Settles every pending unit of the given resources.
  ///
  /// A unit that cannot be settled does not keep the others from being settled; nothing of it is deleted.
  ///
  /// @param log the log in which the units' decisions were written
  /// @param resources where units may be pending
  /// @throws IOException if a resource cannot say what is pending; nothing was done then
  public static Report run(DecisionLog log, Collection<? extends Resource> resources) throws IOException {
    Map<UnitId, List<Resource>> pending = new TreeMap<>();
    for (Resource resource : resources) {
      for (UnitId unit : resource.pending()) {
        pending.computeIfAbsent(unit, u -> new ArrayList<>()).add(resource);
      }
    }
    List<UnitId> committed = new ArrayList<>();
    List<UnitId> rolledBack = new ArrayList<>();
    Map<UnitId, Exception> unsettled = new TreeMap<>();
    pending.forEach((unit, where) -> {
      try {
        boolean isCommitted = log.isCommitted(unit);
        settle(unit, where, isCommitted);
        (isCommitted ? committed : rolledBack).add(unit);
      } catch (IOException | RuntimeException e) {
        unsettled.put(unit, e);
      }
    });
    return new Report(committed, rolledBack, unsettled);
  }

  private static void settle(UnitId unit, List<Resource> where, boolean isCommitted) throws IOException {
    for (Resource resource : where) {
      Participant participant = resource.participant(unit);
      if (isCommitted) {
        participant.commit(unit);
      } else {
        participant.rollback(unit);
      }
    }
  }
}
