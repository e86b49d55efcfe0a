package dev.dovetail.persistence.internal.session;

import java.util.Locale;

/// Refuses text with more than one statement: drivers prepare the first and drop the rest without a word.
final class SingleStatement {
  private SingleStatement() {}

  /// Returns the text if it is one statement. The body of a trigger holds several.
  ///
  /// @throws IllegalArgumentException if there is a second one
  static String require(String sql) {
    int end = sql.indexOf(';') < 0 ? sql.length() : skipTo(sql, 0, ';');
    int next = end;
    while (next < sql.length() && (sql.charAt(next) == ';' || Character.isWhitespace(sql.charAt(next))
        || isComment(sql, next))) {
      next = skipToken(sql, next);
    }
    if (next < sql.length() && !isTrigger(sql)) {
      throw new IllegalArgumentException(
          "Expected one statement, found a second one after the first semicolon; run them one by one: "
          + sql);
    }
    return sql;
  }

  private static int skipTo(String sql, int from, char end) {
    int i = from;
    while (i < sql.length() && sql.charAt(i) != end) {
      i = skipToken(sql, i);
    }
    return i;
  }

  /// Returns the position after a literal, a quoted name, a comment, or one character of anything else.
  private static int skipToken(String sql, int from) {
    char first = sql.charAt(from);
    return switch (first) {
      case '\'', '"', '`' -> after(sql, String.valueOf(first), from + 1);
      case '[' -> after(sql, "]", from + 1);
      default -> isComment(sql, from) ? after(sql, first == '-' ? "\n" : "*/", from + 2) : from + 1;
    };
  }

  private static boolean isComment(String sql, int at) {
    return sql.startsWith("--", at) || sql.startsWith("/*", at);
  }

  private static int after(String sql, String end, int from) {
    int found = sql.indexOf(end, from);
    return found < 0 ? sql.length() : found + end.length();
  }

  private static boolean isTrigger(String sql) {
    return sql.toUpperCase(Locale.ROOT).matches("(?s)\\s*CREATE\\s+(TEMP\\s+|TEMPORARY\\s+)?TRIGGER\\b.*");
  }
}
