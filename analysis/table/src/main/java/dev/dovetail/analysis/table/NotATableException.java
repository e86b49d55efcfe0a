package dev.dovetail.analysis.table;

import java.io.Serial;

/// The file turned out to hold no table. [TableProfiler] turns it into [Examination.NotATable].
public final class NotATableException extends TableException {
  @Serial private static final long serialVersionUID = 1L;

  /// Says why.
  ///
  /// @param reason a sentence without a full stop
  public NotATableException(String reason) {
    super(reason);
  }
}
