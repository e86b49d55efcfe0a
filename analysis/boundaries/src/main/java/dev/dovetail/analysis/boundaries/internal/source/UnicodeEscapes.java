package dev.dovetail.analysis.boundaries.internal.source;

/// Translates Unicode escapes, which may stand anywhere in a Java source (JLS 3.3).
final class UnicodeEscapes {
  private UnicodeEscapes() {}

  /// Returns the text with its escapes translated; those that are not well formed are left as they are.
  static String translate(String source) {
    if (!source.contains("\\u")) {
      return source;
    }
    StringBuilder translated = new StringBuilder(source.length());
    int at = 0;
    while (at < source.length()) {
      char c = source.charAt(at++);
      if (c != '\\' || at == source.length()) {
        translated.append(c);
        continue;
      }
      int digits = at;
      while (digits < source.length() && source.charAt(digits) == 'u') {
        digits++;
      }
      if (digits > at && isHex(source, digits)) {
        translated.append((char) Integer.parseInt(source, digits, digits + 4, 16));
        at = digits + 4;
      } else {
        // A backslash takes the next character with it: after an even number of them, `u` begins no escape.
        translated.append(c).append(source.charAt(at++));
      }
    }
    return translated.toString();
  }

  private static boolean isHex(String source, int start) {
    return start + 4 <= source.length()
        && source.substring(start, start + 4).chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
  }
}
