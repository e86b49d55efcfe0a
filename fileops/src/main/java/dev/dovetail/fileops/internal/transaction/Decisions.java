package dev.dovetail.fileops.internal.transaction;

import dev.dovetail.core.DecisionLog;
import dev.dovetail.core.UnitId;
import dev.dovetail.fileops.UnsettledTransactionException;
import java.io.IOException;
import java.util.Optional;

/// The decisions about the units of one journal: in the journal itself or, as it says then, in another log.
///
/// @param own the journal's
/// @param other the other log, if it is known
public record Decisions(DecisionLog own, Optional<DecisionLog> other) implements DecisionLog {
  @Override
  public void commit(UnitId unit) throws IOException {
    own.commit(unit);
  }

  @Override
  public boolean isCommitted(UnitId unit) throws IOException {
    try {
      return own.isCommitted(unit) || (other.isPresent() && other.get().isCommitted(unit));
    } catch (UnsettledTransactionException e) {
      return other.orElseThrow(() -> e).isCommitted(unit);
    }
  }
}
