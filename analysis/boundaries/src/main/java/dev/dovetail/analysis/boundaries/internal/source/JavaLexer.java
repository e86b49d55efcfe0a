package dev.dovetail.analysis.boundaries.internal.source;

import dev.dovetail.analysis.boundaries.internal.source.JavaToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Divides a Java source into tokens and comments (JLS 3), as far as a descriptor needs it.
///
/// It is lenient: what is not closed ends with the text.
final class JavaLexer {
  /// Many directives of one line share the comment behind it: of a long one its beginning is enough.
  private static final int LONGEST_COMMENT = 1000;

  private final String text;
  private final List<JavaToken> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineStart;

  private JavaLexer(String text) {
    this.text = text;
  }

  /// Returns the tokens of a source in their order, with comments.
  static List<JavaToken> tokens(String source) {
    JavaLexer lexer = new JavaLexer(UnicodeEscapes.translate(source));
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      int start = at;
      int startLine = line;
      int column = at - lineStart;
      if (Character.isWhitespace(c)) {
        advance();
      } else if (text.startsWith("//", at)) {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
          at++;
        }
        add(Kind.COMMENT, comment(text.substring(start, at)), startLine, column);
      } else if (text.startsWith("/*", at)) {
        goBehind("*/", 2, false);
        add(Kind.COMMENT, comment(text.substring(start, at)), startLine, column);
      } else if (text.startsWith("\"\"\"", at)) {
        goBehind("\"\"\"", 3, true);
        add(Kind.LITERAL, content(start, 3), startLine, column);
      } else if (c == '"' || c == '\'') {
        goBehind(String.valueOf(c), 1, true);
        add(Kind.LITERAL, content(start, 1), startLine, column);
      } else if (isPartOfWord(c)) {
        while (at < text.length() && isPartOfWord(text.charAt(at))) {
          at++;
        }
        add(Character.isDigit(c) ? Kind.LITERAL : Kind.WORD, text.substring(start, at), startLine, column);
      } else {
        advance();
        add(Kind.SEPARATOR, String.valueOf(c), startLine, column);
      }
    }
  }

  private void add(Kind kind, String content, int startLine, int column) {
    tokens.add(new JavaToken(kind, content, startLine, line, column));
  }

  /// Goes on by one character, and counts lines; `\r\n` is one end of line.
  private void advance() {
    char c = text.charAt(at++);
    if (c == '\n' || (c == '\r' && !(at < text.length() && text.charAt(at) == '\n'))) {
      line++;
      lineStart = at;
    }
  }

  private void goBehind(String end, int startLength, boolean hasEscapes) {
    at += startLength;
    while (at < text.length() && !text.startsWith(end, at)) {
      if (hasEscapes && text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      advance();
    }
    at = Math.min(text.length(), at + end.length());
  }

  private String content(int start, int quote) {
    return text.substring(Math.min(start + quote, at), Math.max(Math.min(start + quote, at), at - quote));
  }

  private static boolean isPartOfWord(char c) {
    return Character.isJavaIdentifierPart(c) || Character.isSurrogate(c);
  }

  /// Takes the slashes and stars away that comments begin, go on and end with.
  private static String comment(String raw) {
    String text = raw.lines()
        .map(JavaLexer::bare)
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining(" "));
    return text.substring(0, Math.min(text.length(), LONGEST_COMMENT));
  }

  private static String bare(String line) {
    int from = 0;
    int to = line.length();
    while (from < to && isDecoration(line.charAt(from))) {
      from++;
    }
    while (to > from && isDecoration(line.charAt(to - 1))) {
      to--;
    }
    return line.substring(from, to);
  }

  private static boolean isDecoration(char c) {
    return c == '/' || c == '*' || Character.isWhitespace(c);
  }
}
