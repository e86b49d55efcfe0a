package dev.dovetail.core;

import java.io.IOException;
import java.io.Serial;

/// The decision was sent to the log and no answer came back, so the unit may or may not be committed. Nothing was
/// undone and nothing was finished; [Recovery] settles it once the log answers again.
public final class OutcomeUnknownException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  private final String unit;

  /// Describes a unit whose outcome is not known.
  ///
  /// @param unit the unit
  /// @param cause what happened to the answer
  public OutcomeUnknownException(UnitId unit, Throwable cause) {
    super(
        "It is not known whether unit " + unit + " was committed: its decision log did not answer (" + cause.getMessage()
            + "). Nothing was undone and nothing was deleted; open the log again and the unit will be settled.",
        cause);
    this.unit = unit.value();
  }

  /// Returns the unit whose outcome is not known.
  public UnitId unit() {
    return new UnitId(unit);
  }
}
