package dev.dovetail.core;

import java.io.IOException;
import java.util.Set;

/// A place that remembers, across crashes, which units of work were begun in it and not ended: a journal directory, a
/// table of prepared work.
public interface Resource {
  /// Returns the units that have something left to commit or to roll back here. A unit that never came as far as to
  /// leave a trace is not among them.
  ///
  /// @throws IOException if the traces cannot be read
  Set<UnitId> pending() throws IOException;

  /// Returns the participant that ends the given unit here. Ending a unit that is not pending does nothing.
  ///
  /// @throws IOException if the unit's traces cannot be read
  Participant participant(UnitId unit) throws IOException;
}
