package dev.dovetail.analysis.table.internal.csv;

/// What divides a delimited text.
///
/// @param delimiter stands between fields
/// @param quote stands around fields; 0 if nothing does
/// @param isCarriageReturn whether a carriage return alone ends a record
/// @param isSpaced whether spaces may stand before an opening quote
record Syntax(byte delimiter, byte quote, boolean isCarriageReturn, boolean isSpaced) {
  static final byte NORMAL = 0;
  static final byte CONTROL = 1;
  static final byte DELIMITER = 2;
  static final byte LINE_FEED = 3;
  static final byte CARRIAGE_RETURN = 4;

  /// Returns what each byte means outside quotes.
  byte[] classes() {
    byte[] classes = new byte[256];
    for (int i = 0; i < 32; i++) {
      classes[i] = CONTROL;
    }
    classes[127] = CONTROL;
    classes['\t'] = NORMAL;
    classes['\n'] = LINE_FEED;
    classes['\r'] = CARRIAGE_RETURN;
    classes[delimiter] = DELIMITER;
    return classes;
  }

  /// Tells whether a line of this text ends with this byte.
  boolean endsLine(byte[] bytes, int at, int to) {
    return bytes[at] == '\n'
        || (isCarriageReturn && bytes[at] == '\r' && (at + 1 == to || bytes[at + 1] != '\n'));
  }

  /// Counts the line ends in a stretch of text.
  long lines(byte[] bytes, int from, int to) {
    long count = 0;
    for (int i = from; i < to; i++) {
      count += endsLine(bytes, i, to) ? 1 : 0;
    }
    return count;
  }
}
