package dev.dovetail.analysis.table.internal.csv;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/// The lines before the first record, and how lines end.
///
/// @param lineEnding LF, CRLF, CR or none
/// @param separator the delimiter named by a `sep=` line, or -1
/// @param bodyStart where the first line begins that is neither `sep=` nor blank nor a comment
/// @param comments how many lines begin with `#`
/// @param lastComment where the last of them begins, or -1
record HeadLines(String lineEnding, int separator, int bodyStart, int comments, int lastComment) {
  private static final byte[] SEP = "sep=".getBytes(US_ASCII);
  private static final Syntax ANY_LINE = new Syntax((byte) 0, (byte) 0, true, false);

  /// Looks at the beginning of a text.
  static HeadLines of(byte[] text) {
    int separator = separator(text);
    int at = separator < 0 ? 0 : next(ANY_LINE, text, 0);
    int comments = 0;
    int lastComment = -1;
    while (at < text.length && (text[at] == '#' || isLineEnd(text[at]))) {
      if (text[at] == '#') {
        comments++;
        lastComment = at;
      }
      at = next(ANY_LINE, text, at);
    }
    return new HeadLines(lineEnding(text), separator, at, comments, lastComment);
  }

  /// Returns where the line after the one that contains `from` begins.
  static int next(Syntax syntax, byte[] text, int from) {
    int i = from;
    while (i < text.length && !syntax.endsLine(text, i, text.length)) {
      i++;
    }
    return Math.min(i + 1, text.length);
  }

  boolean endsWithCarriageReturn() {
    return lineEnding.equals("CR");
  }

  private static int separator(byte[] text) {
    int last = SEP.length;
    boolean isSep = text.length > last
        && Arrays.equals(text, 0, last, SEP, 0, last)
        && text[last] > 0
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
