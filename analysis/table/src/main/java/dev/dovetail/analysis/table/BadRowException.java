package dev.dovetail.analysis.table;

import java.io.Serial;

/// A row is not as it should be, and [BadRowPolicy#STRICT] was asked for.
public final class BadRowException extends TableException {
  @Serial private static final long serialVersionUID = 1L;

  /// Says which row, and what is wrong with it.
  public BadRowException(BadRow row) {
    super("Line " + row.line() + ": " + row.reason()
        + "; correct the file, or keep or skip such rows (ReadOptions.withBadRows)");
  }
}
