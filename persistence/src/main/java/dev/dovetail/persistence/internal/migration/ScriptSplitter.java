package dev.dovetail.persistence.internal.migration;

import dev.dovetail.persistence.MigrationException;
import dev.dovetail.persistence.spi.SqlSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes a script apart into statements, at the semicolons that are not inside anything.
///
/// The statements inside a trigger of SQLite end by `; END;`, which is how `sqlite3_complete` finds the end
/// of one (<https://sqlite.org/c3ref/complete.html>); the same holds for a `BEGIN ATOMIC` body of PostgreSQL.
final class ScriptSplitter {
  private static final int FIRST_WORDS = 6;
  private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");

  private final String file;
  private final String text;
  private final boolean isSqlite;
  private final List<ScriptStatement> statements = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private int position;
  private int start = -1;
  private String last = "";
  private String beforeLast = "";
  private boolean hasBody;

  private ScriptSplitter(String file, String text, SqlSyntax syntax) {
    this.file = file;
    this.text = text;
    this.isSqlite = syntax == SqlSyntax.SQLITE;
  }

  /// Takes a script apart.
  ///
  /// @throws MigrationException if something that is opened is never closed
  static List<ScriptStatement> split(String file, String text, SqlSyntax syntax) {
    ScriptSplitter splitter = new ScriptSplitter(file, text, syntax);
    splitter.split();
    return List.copyOf(splitter.statements);
  }

  private void split() {
    while (position < text.length()) {
      char c = text.charAt(position);
      if (Character.isWhitespace(c)) {
        position++;
      } else if (text.startsWith("--", position)) {
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", position)) {
        skipComment();
      } else if (c == ';') {
        semicolon();
      } else {
        start = start < 0 ? position : start;
        token(c);
      }
    }
    if (hasBody) {
      throw unclosed(start, "the body of a CREATE, which ends with \"; END;\"");
    }
    endStatement();
  }

  private void token(char c) {
    Matcher dollar = DOLLAR_QUOTE.matcher(text).region(position, text.length());
    if (c == '\'') {
      skipQuoted('\'', !isSqlite && last.equals("E") && "eE".indexOf(text.charAt(position - 1)) >= 0);
    } else if (c == '"' || (isSqlite && c == '`')) {
      skipQuoted(c, false);
    } else if (isSqlite && c == '[') {
      position = end(text.indexOf(']', position), position, "[") + 1;
      remember("[]");
    } else if (!isSqlite && c == '$' && dollar.lookingAt()) {
      String quote = dollar.group();
      position = end(text.indexOf(quote, dollar.end()), position, quote) + quote.length();
      remember("$$");
    } else if (Character.isUnicodeIdentifierPart(c)) {
      word();
    } else {
      position++;
      remember(String.valueOf(c));
    }
  }

  private void word() {
    int from = position;
    while (position < text.length()
        && (Character.isUnicodeIdentifierPart(text.charAt(position)) || text.charAt(position) == '$')) {
      position++;
    }
    String word = text.substring(from, position).toUpperCase(Locale.ROOT);
    if (words.size() < FIRST_WORDS) {
      words.add(word);
    }
    remember(word);
    hasBody |= isSqlite ? isTrigger() : isRoutine() && word.equals("ATOMIC") && beforeLast.equals("BEGIN");
  }

  private boolean isTrigger() {
    int at = words.size() > 1 && words.get(1).startsWith("TEMP") ? 2 : 1;
    return words.getFirst().equals("CREATE") && words.size() > at && words.get(at).equals("TRIGGER");
  }

  private boolean isRoutine() {
    return words.getFirst().equals("CREATE") && (words.contains("FUNCTION") || words.contains("PROCEDURE"));
  }

  private void semicolon() {
    boolean isBodyDone = last.equals("END") && (beforeLast.equals(";") || beforeLast.equals("ATOMIC"));
    if (hasBody && !isBodyDone) {
      remember(";");
    } else {
      endStatement();
    }
    position++;
  }

  private void endStatement() {
    if (start >= 0) {
      String sql = text.substring(start, position).strip();
      statements.add(new ScriptStatement(line(start), sql, List.copyOf(words)));
    }
    start = -1;
    words.clear();
    last = "";
    beforeLast = "";
    hasBody = false;
  }

  private void skipComment() {
    int from = position;
    int depth = 0;
    do {
      if (text.startsWith("/*", position) && (depth == 0 || !isSqlite)) {
        depth++;
        position += 2;
      } else if (text.startsWith("*/", position)) {
        depth--;
        position += 2;
      } else {
        position = end(position < text.length() ? position : -1, from, "/*") + 1;
      }
    } while (depth > 0);
  }

  /// A quote inside is doubled, which reads as two texts next to each other.
  private void skipQuoted(char quote, boolean hasEscapes) {
    int from = position++;
    while (position < text.length() && text.charAt(position) != quote) {
      position += hasEscapes && text.charAt(position) == '\\' ? 2 : 1;
    }
    position = end(position < text.length() ? position : -1, from, String.valueOf(quote)) + 1;
    remember("''");
  }

  private int end(int found, int from, String opening) {
    if (found < 0) {
      throw unclosed(from, opening);
    }
    return found;
  }

  private MigrationException unclosed(int from, String opening) {
    return new MigrationException(file + ", line " + line(from) + ": expected the end of " + opening
        + " that begins here, found the end of the file. The script was not run");
  }

  private void remember(String token) {
    beforeLast = last;
    last = token;
  }

  private int line(int at) {
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
