package dev.dovetail.analysis.table;

import java.io.IOException;
import java.io.Serial;

/// A table could not be read, for a reason that lies in its content. The message says what was found, where,
/// and what to do.
public sealed class TableException extends IOException
    permits BadRowException, DamagedTableException, MalformedProfileException, NotATableException,
        TableLimitException {
  @Serial private static final long serialVersionUID = 1L;

  TableException(String message) {
    super(message);
  }
}
