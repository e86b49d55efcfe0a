package dev.dovetail.analysis.boundaries.internal.text;

import java.util.HexFormat;

/// Makes names from files fit for a terminal: what steers it, or turns the order of reading, is shown as `\u001b`.
public final class Printable {
  private Printable() {}

  /// Returns the text with control and format characters, line separators and unpaired surrogates escaped; the same
  /// object if there are none.
  public static String of(String text) {
    int at = 0;
    while (at < text.length() && isPlain(text.charAt(at))) {
      at++;
    }
    return at == text.length() ? text : escape(text);
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7f;
  }

  private static String escape(String text) {
    StringBuilder clean = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> {
      switch (Character.getType(point)) {
        case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
            Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> {
          for (char unit : Character.toChars(point)) {
            clean.append("\\u").append(HexFormat.of().toHexDigits(unit));
          }
        }
        default -> clean.appendCodePoint(point);
      }
    });
    return clean.toString();
  }
}
