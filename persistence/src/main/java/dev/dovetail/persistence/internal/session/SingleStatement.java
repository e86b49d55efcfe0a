package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.spi.Dialect;
import java.util.Locale;

/// Refuses text with more than one statement: drivers prepare the first and drop the rest without a word.
final class SingleStatement {
  private SingleStatement() {}

  /// Returns the text if it is one statement. The body of a trigger holds several.
  ///
  /// @throws IllegalArgumentException if there is a second one
  static String require(String sql, Dialect dialect) {
    SqlScanner scanner = new SqlScanner(sql, dialect);
    int next = 0;
    while (next < sql.length() && sql.charAt(next) != ';') {
      next = sql.indexOf(';', next) < 0 ? sql.length() : scanner.skip(next);
    }
    while (next < sql.length() && (sql.charAt(next) == ';' || Character.isWhitespace(sql.charAt(next))
        || scanner.isComment(next))) {
      next = scanner.skip(next);
    }
    if (next < sql.length() && !isTrigger(sql)) {
      throw new IllegalArgumentException(
          "Expected one statement, found a second one after the first semicolon; run them one by one: "
          + sql);
    }
    return sql;
  }

  private static boolean isTrigger(String sql) {
    return sql.toUpperCase(Locale.ROOT).matches("(?s)\\s*CREATE\\s+(TEMP\\s+|TEMPORARY\\s+)?TRIGGER\\b.*");
  }
}
