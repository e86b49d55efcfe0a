package dev.dovetail.core;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/// A decision log that outlives the unit of work that was using it, and may lose its voice.
final class Book implements DecisionLog {
  final Set<UnitId> decisions = new LinkedHashSet<>();
  boolean answers = true;
  private final Faults faults;

  Book(Faults faults) {
    this.faults = faults;
  }

  @Override
  public void commit(UnitId unit) throws IOException {
    faults.at("before decision");
    decisions.add(unit);
    if (!answers) {
      throw new OutcomeUnknownException(unit, new IOException("the line is dead"));
    }
  }

  @Override
  public boolean isCommitted(UnitId unit) throws IOException {
    if (!answers) {
      throw new IOException("the line is dead");
    }
    return decisions.contains(unit);
  }
}
