package dev.dovetail.analysis.table.internal.csv;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.ReadOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The lines before the first record, and how lines end.
///
/// @param lineEnding LF, CRLF, CR or none
/// @param separator the delimiter named by a `sep=` line, or -1
/// @param bodyStart where the first line begins that is neither `sep=` nor blank nor a comment
/// @param comment what comments begin with: one of `# % ! ;`, the first character of `//` or `--`; negative if
///     there is none
/// @param isDoubled whether they begin with `//` or `--`
/// @param comments how many lines before that are comments
/// @param lastComment where the last of them begins, or -1
record HeadLines(
    String lineEnding,
    int separator,
    int bodyStart,
    int comment,
    boolean isDoubled,
    int comments,
    int lastComment) {
  private static final byte[] SEP = "sep=".getBytes(US_ASCII);
  private static final Syntax ANY_LINE = new Syntax((byte) 0, (byte) 0, true, false);
  private static final int UNKNOWN = -1;
  private static final int NO_COMMENT = -2;
  private static final int LONGEST_SHOWN = 120;

  /// Looks at the beginning of a text.
  ///
  /// @param options say how many lines are not to be looked at, and what comments begin with
  static HeadLines of(byte[] text, ReadOptions options) {
    int given = options.comment().map(c -> c == ReadOptions.NONE ? NO_COMMENT : (int) c).orElse(UNKNOWN);
    int skipped = options.skippedLines().orElse(0);
    int at = 0;
    for (int i = 0; i < skipped; i++) {
      at = next(ANY_LINE, text, at);
    }
    int separator = options.skippedLines().isPresent() ? -1 : separator(text);
    at = separator < 0 ? at : next(ANY_LINE, text, at);
    while (at < text.length && isLineEnd(text[at])) {
      at++;
    }
    int comment = given == UNKNOWN ? comment(text, at) : given;
    boolean isDoubled = given == UNKNOWN && (comment == '/' || comment == '-');
    int comments = 0;
    int lastComment = -1;
    while (at < text.length && (isLineEnd(text[at]) || isComment(text, at, comment, isDoubled))) {
      if (text[at] == comment) {
        comments++;
        lastComment = at;
      }
      at = next(ANY_LINE, text, at);
    }
    boolean isAll = at == text.length && comment != '#';
    if (given == UNKNOWN && (isAll || (comment == ';' && lineHas(text, at, ';')))) {
      // a list of such lines is a column, and a semicolon may be the delimiter
      at = comments == 0 ? at : firstLine(text, skipped, separator >= 0);
      return new HeadLines(lineEnding(text), separator, at, -1, false, 0, -1);
    }
    return new HeadLines(lineEnding(text), separator, at, comments == 0 ? given : comment, isDoubled,
        comments, lastComment);
  }

  /// Returns where the line after the one that contains `from` begins.
  static int next(Syntax syntax, byte[] text, int from) {
    int i = from;
    while (i < text.length && !syntax.endsLine(text, i, text.length)) {
      i++;
    }
    return Math.min(i + 1, text.length);
  }

  /// Counts the lines before a place, each of which ends before it.
  int linesBefore(byte[] text, int to) {
    return (int) lineSyntax().lines(text, 0, to);
  }

  /// Quotes the lines before a place that are not blank, for the notes.
  List<String> textBefore(byte[] text, int to, int most) {
    List<String> notes = new ArrayList<>();
    int more = 0;
    int line = 1;
    for (int at = 0; at < to; line++) {
      int next = next(lineSyntax(), text, at);
      String content = new String(text, at, next - at, UTF_8).strip();
      if (!content.isEmpty()) {
        if (notes.size() < most) {
          notes.add("line " + line + " is not part of the table: \"" + shortened(content) + "\"");
        } else {
          more++;
        }
      }
      at = next;
    }
    if (more > 0) {
      notes.add("so are " + more + " more lines before the table");
    }
    return notes;
  }

  static String shortened(String content) {
    return content.length() <= LONGEST_SHOWN ? content : content.substring(0, LONGEST_SHOWN) + "…";
  }

  boolean endsWithCarriageReturn() {
    return lineEnding.equals("CR");
  }

  private Syntax lineSyntax() {
    return new Syntax((byte) 0, (byte) 0, endsWithCarriageReturn(), false);
  }

  private static int firstLine(byte[] text, int skipped, boolean hasSeparator) {
    int at = 0;
    for (int i = 0; i < skipped + (hasSeparator ? 1 : 0); i++) {
      at = next(ANY_LINE, text, at);
    }
    while (at < text.length && isLineEnd(text[at])) {
      at++;
    }
    return at;
  }

  private static int comment(byte[] text, int at) {
    if (at >= text.length) {
      return -1;
    }
    byte first = text[at];
    boolean isPair = at + 1 < text.length && text[at + 1] == first && (first == '/' || first == '-');
    return isPair || first == '#' || first == '%' || first == '!' || first == ';' ? first : -1;
  }

  private static boolean isComment(byte[] text, int at, int comment, boolean isDoubled) {
    return text[at] == comment && (!isDoubled || (at + 1 < text.length && text[at + 1] == comment));
  }

  private static boolean lineHas(byte[] text, int from, int wanted) {
    for (int i = from; i < text.length && !isLineEnd(text[i]); i++) {
      if (text[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  private static int separator(byte[] text) {
    int last = SEP.length;
    boolean isSep = text.length > last
        && Arrays.equals(text, 0, last, SEP, 0, last)
        && text[last] > 0
        && !isLineEnd(text[last])
        && (text.length == last + 1 || isLineEnd(text[last + 1]));
    return isSep ? text[last] : -1;
  }

  private static String lineEnding(byte[] text) {
    int feeds = 0;
    int returns = 0;
    int pairs = 0;
    for (int i = 0; i < text.length; i++) {
      feeds += text[i] == '\n' ? 1 : 0;
      returns += text[i] == '\r' ? 1 : 0;
      pairs += text[i] == '\n' && i > 0 && text[i - 1] == '\r' ? 1 : 0;
    }
    if (feeds == 0) {
      return returns == 0 ? "none" : "CR";
    }
    return pairs > feeds / 2 ? "CRLF" : "LF";
  }

  private static boolean isLineEnd(byte b) {
    return b == '\n' || b == '\r';
  }
}
