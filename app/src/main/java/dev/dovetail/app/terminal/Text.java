package dev.dovetail.app.terminal;

import java.util.Locale;

/// Numbers and foreign text, made fit to be shown.
public final class Text {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

  /// The blocks of Unicode's East Asian Width property that terminals draw two columns wide.
  private static final int[][] WIDE = {
    {0x1100, 0x115f}, {0x2e80, 0xa4cf}, {0xac00, 0xd7a3}, {0xf900, 0xfaff}, {0xfe30, 0xfe6f},
    {0xff00, 0xff60}, {0xffe0, 0xffe6}, {0x1f300, 0x1faff}, {0x20000, 0x3fffd}
  };

  private Text() {}

  /// Replaces what could steer a terminal or break a line (control characters, bidirectional controls, the Unicode
  /// line ends), and what nobody would see, by visible escapes.
  public static String safe(String text) {
    StringBuilder safe = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isUnsafe(c)) {
        if (safe == null) {
          safe = new StringBuilder(text.length() + 8).append(text, 0, i);
        }
        safe.append(
            switch (c) {
              case '\n' -> "\\n";
              case '\r' -> "\\r";
              case '\t' -> "\\t";
              default -> String.format(Locale.ROOT, c < 0x100 ? "\\x%02x" : "\\u%04x", (int) c);
            });
      } else if (safe != null) {
        safe.append(c);
      }
    }
    return safe == null ? text : safe.toString();
  }

  private static boolean isUnsafe(char c) {
    return Character.isISOControl(c)
        || c == '\u061c'
        || c == '\u200b'
        || c == '\u200e'
        || c == '\u200f'
        || c == '\u2028'
        || c == '\u2029'
        || (c >= '\u202a' && c <= '\u202e')
        || c == '\u2060'
        || (c >= '\u2066' && c <= '\u2069')
        || c == '\ufeff';
  }

  /// Returns the text, cut to so many columns with an ellipsis.
  public static String shorten(String text, int columns, Style style) {
    if (width(text) <= columns) {
      return text;
    }
    String ellipsis = style.glyph("…", "...");
    int end = 0;
    int used = width(ellipsis);
    while (end < text.length()) {
      int point = text.codePointAt(end);
      used += width(point);
      if (used > columns) {
        break;
      }
      end += Character.charCount(point);
    }
    return text.substring(0, end) + ellipsis;
  }

  /// Returns how many columns the text takes on a terminal: East Asian wide characters take two, combining marks none.
  public static int width(String text) {
    return text.codePoints().map(Text::width).sum();
  }

  private static int width(int point) {
    if (point < 0x300) {
      return 1;
    }
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
      return 0;
    }
    for (int[] range : WIDE) {
      if (point >= range[0] && point <= range[1]) {
        return 2;
      }
    }
    return 1;
  }

  /// Returns a whole number with its thousands apart, such as `1,204,881`.
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// Returns a count with its noun, such as `1 file` or `2 files`.
  public static String count(long number, String singular) {
    return count(number) + ' ' + singular + (number == 1 ? "" : "s");
  }

  /// Returns a size in decimal units, such as `1.2 MB`.
  public static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    String format = unit == 0 || value >= 99.95 ? "%.0f %s" : "%.1f %s";
    return String.format(Locale.ROOT, format, value, UNITS[unit]);
  }

  /// Returns a number with about four digits that matter, such as `0.1235`, `18.48`, `1.205e+12`.
  public static String number(double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e12) {
      return Long.toString((long) value);
    }
    if (size >= 1e12 || size < 1e-4) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    int decimals = Math.clamp(3 - (int) Math.floor(Math.log10(size)), 0, 7);
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.indexOf('.') < 0 ? text : text.replaceFirst("\\.?0+$", "");
  }
}
