package dev.dovetail.app.faults;

import java.util.List;
import java.util.Optional;

/// What became of one run.
///
/// @param wasHit whether the fault came while the command ran
/// @param exit the command's exit code
/// @param isDone whether what the command was to do was done when the desk was opened again
/// @param wasPending whether opening it had a unit to settle
/// @param resumed how many files the next run took over; empty if it had nothing to do
/// @param violations what must never be
record Verdict(
    Scenario scenario,
    Fault fault,
    boolean wasHit,
    int exit,
    boolean isDone,
    boolean wasPending,
    Optional<Long> resumed,
    List<String> violations) {

  @Override
  public String toString() {
    return scenario.title() + ", " + fault + ", exit " + exit + ": " + String.join("; ", violations);
  }
}
