package dev.dovetail.analysis.table.internal.csv;

/// Recognises numbers, dates, times and booleans by their shape.
final class ValueShape {
  private final byte[] bytes;
  private final int end;
  private int at;

  ValueShape(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.end = end;
    this.at = start;
  }

  /// Returns the kind of value, or [CellKind#ODD] if it is none.
  CellKind kind() {
    int start = at;
    if (isWord("true") || isWord("false")) {
      return CellKind.BOOLEAN;
    }
    CellKind number = number();
    if (number != CellKind.ODD) {
      return number;
    }
    at = start;
    return isTime() ? CellKind.TIME : CellKind.ODD;
  }

  private boolean isWord(String word) {
    if (end - at != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if ((bytes[at + i] | 0x20) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private CellKind number() {
    boolean isInParentheses = take('(');
    boolean isPlain = !isInParentheses;
    if (!take('-')) {
      take('+');
    }
    isPlain &= currency() == 0;
    int groups = 0;
    int separators = 0;
    int first = 0;
    int last = 0;
    boolean isGrouped = true;
    int digits = digits();
    int total = digits;
    int firstGroup = digits;
    while (at < end) {
      int separator = separator();
      if (separator == 0) {
        break;
      }
      separators++;
      isGrouped &= separators == 1 ? firstGroup <= 3 && firstGroup > 0 : digits == 3 || digits == 2;
      boolean isOther = separators > 1 && separator != last;
      if (isOther && (groups > 0 || !isPoint(separator))) {
        return CellKind.ODD;
      }
      groups += isOther ? 1 : 0;
      first = separators == 1 ? separator : first;
      last = separator;
      digits = digits();
      total += digits;
    }
    boolean isFraction = separators == 1 && isPoint(last);
    boolean isWhole = separators == 0 || isFraction || (isGrouped && (groups > 0 || digits == 3));
    if (total == 0 || !isWhole || (isFraction && digits == 0 && end > at)) {
      return CellKind.ODD;
    }
    isPlain &= separators == 0;
    if (at < end && (bytes[at] | 0x20) == 'e') {
      at++;
      if (!take('-')) {
        take('+');
      }
      isPlain = false;
      if (digits() == 0) {
        return CellKind.ODD;
      }
    }
    int units = take(' ') ? 1 : 0;
    units += take('%') ? 1 : currency();
    if (isInParentheses && !take(')')) {
      return CellKind.ODD;
    }
    isPlain &= units == 0;
    return at < end ? CellKind.ODD : isPlain ? CellKind.INTEGER : CellKind.NUMBER;
  }

  private int digits() {
    int start = at;
    while (at < end && isDigit(at)) {
      at++;
    }
    return at - start;
  }

  private static boolean isPoint(int separator) {
    return separator == '.' || separator == ',';
  }

  /// Takes what may stand between digits; blanks only before three digits.
  private int separator() {
    int b = bytes[at] & 0xff;
    int length = switch (b) {
      case '.', ',' -> 1;
      case '\'', ' ' -> isDigit(at + 1) ? 1 : 0;
      case 0xc2 -> isBytes(at + 1, 0xa0) && isDigit(at + 2) ? 2 : 0;
      case 0xe2 -> isBytes(at + 1, 0x80, 0xaf) || isBytes(at + 1, 0x80, 0x99)
          || isBytes(at + 1, 0x80, 0x89) ? 3 : 0;
      default -> 0;
    };
    at += length;
    return length == 0 ? 0 : b;
  }

  /// Takes `$`, `€`, `£` or `¥`.
  private int currency() {
    int length = take('$') ? 1
        : isBytes(at, 0xc2, 0xa3) || isBytes(at, 0xc2, 0xa5) ? 2 : isBytes(at, 0xe2, 0x82, 0xac) ? 3 : 0;
    at += length > 1 ? length : 0;
    return length;
  }

  private boolean isTime() {
    int first = digits();
    if (first == 0 || first > 4 || at >= end) {
      return false;
    }
    int separator = bytes[at];
    if (separator == ':') {
      return first <= 3 && isClock();
    }
    if (separator != '-' && separator != '/' && separator != '.') {
      return false;
    }
    at++;
    int second = digits();
    if (second == 0 || second > 2 || !take(separator)) {
      return false;
    }
    int third = digits();
    if (third == 0 || third > 4 || (first > 2 && third > 2) || third == 3) {
      return false;
    }
    if (at == end) {
      return true;
    }
    if (!take('T') && !take(' ')) {
      return false;
    }
    int hours = digits();
    return hours > 0 && hours <= 2 && at < end && bytes[at] == ':' && isClock();
  }

  /// Takes minutes, and perhaps seconds, a fraction, a zone or half of the day.
  private boolean isClock() {
    int parts = 0;
    while (take(':')) {
      parts++;
      if (digits() != 2) {
        return false;
      }
    }
    if (take('.') || take(',')) {
      digits();
    }
    return parts <= 3 && end - at <= 7 && isZone();
  }

  /// Tells whether what is left is no more than letters, digits and signs.
  private boolean isZone() {
    for (int i = at; i < end; i++) {
      if (!Character.isLetterOrDigit(bytes[i]) && " +-:.".indexOf(bytes[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean take(int wanted) {
    boolean isThere = at < end && bytes[at] == wanted;
    at += isThere ? 1 : 0;
    return isThere;
  }

  private boolean isDigit(int i) {
    return i < end && bytes[i] >= '0' && bytes[i] <= '9';
  }

  private boolean isBytes(int from, int... wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (from + i >= end || (bytes[from + i] & 0xff) != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
