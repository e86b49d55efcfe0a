package dev.dovetail.analysis.table.internal.frame;

/// Text as a terminal shows it: how wide it is, and without characters that do something else than be seen.
final class Shown {
  private Shown() {}

  /// Writes control characters, line breaks, bidirectional overrides and other invisible ones as `\n` or by
  /// their number, `\x{1b}`.
  static String visible(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints().forEach(c -> {
      switch (c) {
        case '\n' -> visible.append("\\n");
        case '\r' -> visible.append("\\r");
        case '\t' -> visible.append("\\t");
        default -> {
          if (isInvisible(c)) {
            visible.append("\\x{").append(Integer.toHexString(c)).append('}');
          } else {
            visible.appendCodePoint(c);
          }
        }
      }
    });
    return visible.toString();
  }

  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED -> true;
      default -> false;
    };
  }

  /// Returns how many cells of a terminal a text takes: two for wide characters, none for combining ones.
  static int width(String text) {
    return text.codePoints().map(Shown::width).sum();
  }

  private static int width(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  /// The blocks that are wide or full-width in Unicode's East Asian Width (UAX #11), emoji included.
  private static boolean isWide(int c) {
    return c >= 0x1100
        && (c <= 0x115f || (c >= 0x2e80 && c <= 0xa4cf && c != 0x303f) || (c >= 0xa960 && c <= 0xa97c)
            || (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f)
            || (c >= 0xff00 && c <= 0xff60) || (c >= 0xffe0 && c <= 0xffe6) || (c >= 0x1f300 && c <= 0x1f64f)
            || (c >= 0x1f680 && c <= 0x1f6ff) || (c >= 0x1f900 && c <= 0x1f9ff)
            || (c >= 0x20000 && c <= 0x3fffd));
  }

  /// Returns a text cut to a width, with … where something is missing.
  static String cut(String text, int width) {
    if (width(text) <= width) {
      return text;
    }
    int end = 0;
    int taken = 1; // for the …
    while (end < text.length()) {
      int c = text.codePointAt(end);
      taken += width(c);
      if (taken > width) {
        break;
      }
      end += Character.charCount(c);
    }
    return text.substring(0, end) + "…";
  }

  /// Appends a text, and spaces beside it up to a width.
  static void pad(StringBuilder target, String text, int width, boolean isRight) {
    int spaces = Math.max(0, width - width(text));
    if (isRight) {
      target.repeat(' ', spaces).append(text);
    } else {
      target.append(text).repeat(' ', spaces);
    }
  }
}
