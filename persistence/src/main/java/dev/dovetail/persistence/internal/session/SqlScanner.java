package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.spi.Dialect;
import dev.dovetail.persistence.spi.SqlSyntax;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Goes through a statement token by token, so far as to know what is text of its own: literals, quoted
/// identifiers and comments.
///
/// Literals with backslashes and dollar quotes are PostgreSQL's
/// (<https://www.postgresql.org/docs/current/sql-syntax-lexical.html>); where they do not exist they are
/// mistakes anyway.
final class SqlScanner {
  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");
  private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");

  private final String sql;
  private final String quotes;
  private final boolean nestsComments;

  SqlScanner(String sql, Dialect dialect) {
    this.sql = sql;
    boolean isSqlite = dialect.syntax() == SqlSyntax.SQLITE;
    this.quotes = isSqlite ? "\"`[" : "\"";
    this.nestsComments = !isSqlite;
  }

  /// Returns the position after a literal, a quoted identifier, a comment, a word, a cast, or one character
  /// of anything else.
  int skip(int from) {
    char first = sql.charAt(from);
    if (first == '\'') {
      return after("'", from + 1);
    }
    if (quotes.indexOf(first) >= 0) {
      return after(first == '[' ? "]" : String.valueOf(first), from + 1);
    }
    if (isComment(from)) {
      return first == '-' ? after("\n", from + 2) : afterComment(from + 2);
    }
    Matcher dollar = DOLLAR_QUOTE.matcher(sql).region(from, sql.length());
    if (dollar.lookingAt()) {
      return after(dollar.group(), dollar.end());
    }
    Matcher word = WORD.matcher(sql).region(from, sql.length());
    if (word.lookingAt()) {
      boolean hasEscapes = word.group().equalsIgnoreCase("e") && sql.startsWith("'", word.end());
      return hasEscapes ? afterEscapes(word.end() + 1) : word.end();
    }
    return from + (sql.startsWith("::", from) ? 2 : 1);
  }

  boolean isComment(int at) {
    return sql.startsWith("--", at) || sql.startsWith("/*", at);
  }

  private int after(String end, int from) {
    int found = sql.indexOf(end, from);
    return found < 0 ? sql.length() : found + end.length();
  }

  private int afterComment(int from) {
    int end = after("*/", from);
    int inner = nestsComments ? sql.indexOf("/*", from) : -1;
    return inner < 0 || inner >= end - 1 ? end : afterComment(afterComment(inner + 2));
  }

  /// Returns the position after a literal in which a backslash takes the next character along.
  private int afterEscapes(int from) {
    int i = from;
    while (i < sql.length()) {
      if (sql.charAt(i) == '\\' || sql.startsWith("''", i)) {
        i += 2;
      } else if (sql.charAt(i) == '\'') {
        return i + 1;
      } else {
        i++;
      }
    }
    return sql.length();
  }
}
