package dev.dovetail.core;

import java.io.IOException;

/// The one place where it is written down that a unit of work is committed. A unit that is not in the log is not
/// committed (presumed abort), so nothing is ever written for a rollback.
public interface DecisionLog {
  /// Writes down that the unit is committed: atomically, durably, once. This is the commit point.
  ///
  /// A normal return means that the decision survives a power cut. Any exception except
  /// [OutcomeUnknownException] means that it certainly is not in the log and never will be.
  ///
  /// @throws OutcomeUnknownException if it cannot be learned now whether the decision was written
  /// @throws IOException if the decision was not written
  void commit(UnitId unit) throws IOException;

  /// Tells whether the unit is in the log.
  ///
  /// @throws IOException if the log cannot answer now; never guesses
  boolean isCommitted(UnitId unit) throws IOException;
}
