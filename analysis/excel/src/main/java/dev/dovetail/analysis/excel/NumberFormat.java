package dev.dovetail.analysis.excel;

import java.util.Locale;

/// What a number format makes of a number, as far as it matters: a point in time, or a number still.
enum NumberFormat {
  /// A number.
  NUMBER,
  /// A day.
  DATE,
  /// A day and a time of day.
  DATE_TIME,
  /// A time of day.
  TIME,
  /// A span of time, `[h]:mm`, which may be longer than a day.
  ELAPSED;

  /// Returns a format that workbooks use without spelling it out (ECMA-376 part 1, 18.8.30).
  static NumberFormat builtIn(int id) {
    return switch (id) {
      case 14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> DATE;
      case 18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56 -> TIME;
      case 22 -> DATE_TIME;
      case 46 -> ELAPSED;
      default -> NUMBER;
    };
  }

  /// Reads a format that is spelled out: only its first section counts, and in it neither what is quoted nor
  /// colours and languages in brackets.
  static NumberFormat of(String code) {
    StringBuilder bare = new StringBuilder();
    String text = code.toLowerCase(Locale.ROOT);
    boolean isElapsed = false;
    int i = 0;
    while (i < text.length() && text.charAt(i) != ';') {
      char c = text.charAt(i);
      if (c == '"' || c == '[') {
        int end = text.indexOf(c == '"' ? '"' : ']', i + 1);
        int to = end < 0 ? text.length() : end;
        isElapsed |= c == '[' && text.substring(i + 1, to).matches("h+|m+|s+");
        i = to;
      } else if (c == '\\' || c == '_' || c == '*') {
        i++;
      } else {
        bare.append(c);
      }
      i++;
    }
    if (isElapsed) {
      return ELAPSED;
    }
    String rest = bare.toString().replace("general", "").replaceAll("a/p|am/pm", "h").replaceAll("e[+-]", "");
    boolean hasTime = rest.indexOf('h') >= 0 || rest.indexOf('s') >= 0;
    boolean hasDate = rest.indexOf('y') >= 0 || rest.indexOf('d') >= 0
        || (!hasTime && rest.indexOf('m') >= 0);
    if (hasDate) {
      return hasTime ? DATE_TIME : DATE;
    }
    return hasTime ? TIME : NUMBER;
  }
}
