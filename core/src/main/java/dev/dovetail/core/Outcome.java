package dev.dovetail.core;

import java.util.List;

/// What became of a unit that passed its commit point.
///
/// @param unit the unit, which is committed
/// @param unfinished what participants failed to finish after the decision, in the order they were enlisted; empty when
///     all is done. The unit is committed all the same, and [Recovery] finishes it.
public record Outcome(UnitId unit, List<Exception> unfinished) {
  /// Copies the list.
  public Outcome {
    unfinished = List.copyOf(unfinished);
  }

  /// Tells whether nothing is left to be done.
  public boolean isFinished() {
    return unfinished.isEmpty();
  }
}
