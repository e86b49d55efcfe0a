package dev.dovetail.analysis.table.internal.csv;

/// What divides a delimited text.
///
/// @param delimiter stands between fields
/// @param quote stands around fields; 0 if nothing does
/// @param escape stands before a quote, or itself, in quotes, and is no text then; 0 if there is none
/// @param isCarriageReturn whether a carriage return alone ends a record
/// @param isSpaced whether spaces may stand before an opening quote
record Syntax(byte delimiter, byte quote, byte escape, boolean isCarriageReturn, boolean isSpaced) {
  static final byte NORMAL = 0;
  static final byte CONTROL = 1;
  static final byte DELIMITER = 2;
  static final byte LINE_FEED = 3;
  static final byte CARRIAGE_RETURN = 4;

  /// A syntax in which quotes are doubled only.
  Syntax(byte delimiter, byte quote, boolean isCarriageReturn, boolean isSpaced) {
    this(delimiter, quote, (byte) 0, isCarriageReturn, isSpaced);
  }

  Syntax withEscape(char value) {
    return new Syntax(delimiter, quote, (byte) value, isCarriageReturn, isSpaced);
  }

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

  /// Tells whether the first of two bytes in quotes only says that the second is text.
  boolean isEscaped(byte first, byte second) {
    return (first == quote && second == quote)
        || (first == escape && escape != 0 && (second == quote || second == escape));
  }

  /// Turns doubled and escaped quotes of a field into single ones, in place.
  ///
  /// @return where the field ends now
  int unescape(byte[] bytes, int from, int to) {
    int out = from;
    for (int i = from; i < to; i++) {
      if (i + 1 < to && isEscaped(bytes[i], bytes[i + 1])) {
        i++;
      }
      bytes[out++] = bytes[i];
    }
    return out;
  }

  /// Tells whether a line of this text ends with this byte.
  boolean endsLine(byte[] bytes, int at, int to) {
    return bytes[at] == '\n'
        || (isCarriageReturn && bytes[at] == '\r' && (at + 1 == to || bytes[at + 1] != '\n'));
  }

  /// Returns how long the line end is that begins with this byte; 0 if none does.
  int lineEndLength(byte[] bytes, int at, int to) {
    return switch (bytes[at]) {
      case '\n' -> 1;
      case '\r' -> at + 1 < to && bytes[at + 1] == '\n' ? 2 : isCarriageReturn ? 1 : 0;
      default -> 0;
    };
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
