package dev.dovetail.analysis.table.internal.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.spi.NumberSpelling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes the separators out of numbers whose digits stand in groups of three: `1,234,567.89`. One separator
/// is used throughout a number, the first group has one to three digits and does not begin with zero, and
/// there are no groups behind the point. Anything else (`1,23`, `12,34,567`) is no number.
final class Grouping {
  private final byte[][] separators;
  private final byte point;
  private final boolean isFractionNeeded;
  private byte[] ungrouped = new byte[ValueParser.MOST_BYTES];

  private Grouping(List<String> separators, byte point, boolean isFractionNeeded) {
    this.separators = separators.stream().map(s -> s.getBytes(UTF_8)).toArray(byte[][]::new);
    this.point = point;
    this.isFractionNeeded = isFractionNeeded;
  }

  /// Returns how a spelling groups digits; null if it does not.
  static @Nullable Grouping of(NumberSpelling spelling) {
    byte point = (byte) (spelling.isDecimalComma() ? ',' : '.');
    if (spelling.thousands().isEmpty()) {
      return spelling.isDecimalComma() ? new Grouping(List.of("."), point, true) : null;
    }
    char thousands = spelling.thousands().get();
    return new Grouping(switch (thousands) {
      case ' ', '\u00a0', '\u2009', '\u202f' -> List.of(" ", "\u00a0", "\u2009", "\u202f");
      case '\'', '\u2019' -> List.of("'", "\u2019");
      default -> List.of(String.valueOf(thousands));
    }, point, false);
  }

  /// Copies a number without its separators to [#ungrouped].
  ///
  /// @return its length; 0 if the digits are not grouped as they should be
  int ungroup(byte[] b, int from, int to) {
    if (to - from > ungrouped.length) {
      return 0;
    }
    int i = from;
    int length = 0;
    if (b[i] == '-' || b[i] == '+') {
      ungrouped[length++] = b[i++];
    }
    int first = i;
    while (i < to && i - first < 3 && Ascii.isDigit(b[i])) {
      ungrouped[length++] = b[i++];
    }
    byte[] separator = i == first || b[first] == '0' ? null : separatorAt(b, i, to);
    if (separator == null) {
      return 0;
    }
    while (isAt(separator, b, i, to)) {
      i += separator.length;
      if (to - i < 3 || !Ascii.isDigit(b[i]) || !Ascii.isDigit(b[i + 1]) || !Ascii.isDigit(b[i + 2])) {
        return 0;
      }
      System.arraycopy(b, i, ungrouped, length, 3);
      length += 3;
      i += 3;
    }
    if (i < to ? b[i] != point : isFractionNeeded) {
      return 0;
    }
    System.arraycopy(b, i, ungrouped, length, to - i);
    return length + to - i;
  }

  private byte @Nullable [] separatorAt(byte[] b, int at, int to) {
    for (byte[] separator : separators) {
      if (isAt(separator, b, at, to)) {
        return separator;
      }
    }
    return null;
  }

  private static boolean isAt(byte[] separator, byte[] b, int at, int to) {
    return to - at >= separator.length && Hash.isSame(separator, 0, b, at, separator.length);
  }

  /// Returns the array of the last number without separators.
  byte[] ungrouped() {
    return ungrouped;
  }
}
