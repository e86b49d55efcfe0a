package dev.dovetail.analysis.table.internal.csv;

import java.util.Arrays;

/// Finds the fields of one record after another (RFC 4180, and what is found in the wild).
///
/// - A quote inside an unquoted field is text.
/// - A quoted field ends with a quote before a delimiter or line end, spaces in between allowed. Another
///   quote is text, and the record is [misquoted][#isMisquoted].
/// - If such a quote stands on a later line than the opening one, the opening quote was perhaps not meant as
///   one: it is taken literally if its line then has as many fields as expected.
/// - A quote that is not closed before the end of the text, or within [the limit][#quoteLimit], is taken
///   literally.
final class RecordScanner {
  enum Outcome { RECORD, MORE_NEEDED }

  private enum Step { FIELD, LAST_FIELD, MORE_NEEDED, RETRY }

  private final Syntax syntax;
  private final byte[] classes;
  private final int expected;
  private final int maxFields;

  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int[] doubled = new int[16];
  private int doubledCount;
  private int fields;

  private byte[] bytes = new byte[0];
  private int at;
  private int end;
  private boolean isWhole;
  private int recordStart;
  private int literalAt;
  private int lenientAt;
  private int trialAt;
  private int trialFields;
  private int trialDoubled;
  private int strayQuoteAt;
  private int quoteLimit;
  private boolean isLastQuoted;
  private boolean isMisquoted;
  private boolean isMultiline;
  private boolean hasControl;
  private boolean isRunaway;

  /// @param syntax what divides the text
  /// @param expected how many fields a record should have; 0 if that is not known
  /// @param quoteLimit how far from the beginning of the record a closing quote is looked for
  /// @param maxFields a record may not have more
  RecordScanner(Syntax syntax, int expected, int quoteLimit, int maxFields) {
    this.syntax = syntax;
    this.classes = syntax.classes();
    this.expected = expected;
    this.quoteLimit = quoteLimit;
    this.maxFields = maxFields;
  }

  /// Scans the record that begins at `from`.
  ///
  /// @param isWhole whether no text follows after `to`
  Outcome scan(byte[] source, int from, int to, boolean isWhole) {
    begin(source, from, to, isWhole);
    while (true) {
      int start = at;
      Step step = isQuoteAt(start) ? quoted(start) : unquoted(start);
      if (step == Step.MORE_NEEDED) {
        return Outcome.MORE_NEEDED;
      }
      if (step == Step.LAST_FIELD) {
        if (trialAt >= 0 && fields != expected) {
          endTrial();
        } else {
          strayQuoteAt = trialAt >= 0 ? trialAt : strayQuoteAt;
          if (isRunaway) {
            // else a file of stray quotes would cost its length squared
            quoteLimit = Math.max(quoteLimit / 2, 4096);
          }
          return Outcome.RECORD;
        }
      }
    }
  }

  private void begin(byte[] source, int from, int to, boolean whole) {
    bytes = source;
    at = from;
    recordStart = from;
    end = to;
    isWhole = whole;
    fields = 0;
    doubledCount = 0;
    literalAt = -1;
    lenientAt = -1;
    trialAt = -1;
    strayQuoteAt = -1;
    isLastQuoted = false;
    isMisquoted = false;
    isMultiline = false;
    hasControl = false;
    isRunaway = false;
  }

  private boolean isQuoteAt(int start) {
    int i = start;
    while (syntax.isSpaced() && i < end && bytes[i] == ' ') {
      i++;
    }
    return i < end && bytes[i] == syntax.quote() && bytes[i] != 0 && start != literalAt;
  }

  private Step unquoted(int start) {
    byte[] b = bytes;
    byte[] c = classes;
    int to = end;
    int i = start;
    while (true) {
      byte kind = 0;
      while (i < to && (kind = c[b[i] & 0xff]) == Syntax.NORMAL) {
        i++;
      }
      if (i == to) {
        if (!isWhole) {
          return Step.MORE_NEEDED;
        }
        isLastQuoted = false;
        return add(start, i, i, Step.LAST_FIELD);
      }
      switch (kind) {
        case Syntax.DELIMITER -> {
          return add(start, i, i + 1, Step.FIELD);
        }
        case Syntax.LINE_FEED -> {
          isLastQuoted = false;
          return add(start, i, i + 1, Step.LAST_FIELD);
        }
        case Syntax.CARRIAGE_RETURN -> {
          if (i + 1 == to && !isWhole) {
            return Step.MORE_NEEDED;
          }
          int length = lineEndLength(i);
          if (length > 0) {
            isLastQuoted = false;
            return add(start, i, i + length, Step.LAST_FIELD);
          }
          hasControl = true;
        }
        default -> hasControl = true;
      }
      i++;
    }
  }

  private Step quoted(int start) {
    byte quote = syntax.quote();
    int i = start;
    while (bytes[i] == ' ') {
      i++;
    }
    int content = ++i;
    boolean hasDoubled = false;
    boolean hasLines = false;
    while (true) {
      while (i < end && bytes[i] != quote) {
        byte kind = classes[bytes[i] & 0xff];
        hasLines |= kind >= Syntax.LINE_FEED;
        hasControl |= kind == Syntax.CONTROL;
        i++;
      }
      if (i - recordStart > quoteLimit || (i == end && isWhole)) {
        return runaway(start);
      }
      if (i + 1 >= end && !isWhole) {
        return Step.MORE_NEEDED;
      }
      if (i + 1 < end && bytes[i + 1] == quote) {
        hasDoubled = true;
        i += 2;
        continue;
      }
      int after = i + 1;
      while (after < end && bytes[after] == ' ') {
        after++;
      }
      boolean isUndecided = after == end || (after + 1 == end && bytes[after] == '\r');
      if (isUndecided && !isWhole) {
        return Step.MORE_NEEDED;
      }
      int length = after == end ? 0 : bytes[after] == syntax.delimiter() ? 1 : lineEndLength(after);
      if (after == end || length > 0) {
        isMultiline |= hasLines;
        if (hasDoubled) {
          remember(fields);
        }
        isLastQuoted = true;
        boolean isLast = after == end || bytes[after] != syntax.delimiter();
        return add(content, i, after + length, isLast ? Step.LAST_FIELD : Step.FIELD);
      }
      if (hasLines && expected > 0 && trialAt < 0 && lenientAt != start) {
        return beginTrial(start);
      }
      isMisquoted = true;
      i++;
    }
  }

  private int lineEndLength(int i) {
    return switch (bytes[i]) {
      case '\n' -> 1;
      case '\r' -> i + 1 < end && bytes[i + 1] == '\n' ? 2 : syntax.isCarriageReturn() ? 1 : 0;
      default -> 0;
    };
  }

  private Step runaway(int start) {
    isRunaway = true;
    strayQuoteAt = strayQuoteAt < 0 ? start : strayQuoteAt;
    literalAt = start;
    return Step.RETRY;
  }

  private Step beginTrial(int start) {
    trialAt = start;
    trialFields = fields;
    trialDoubled = doubledCount;
    literalAt = start;
    return Step.RETRY;
  }

  private void endTrial() {
    at = trialAt;
    lenientAt = trialAt;
    fields = trialFields;
    doubledCount = trialDoubled;
    trialAt = -1;
    literalAt = -1;
    strayQuoteAt = -1;
  }

  private void remember(int field) {
    if (doubledCount == doubled.length) {
      doubled = Arrays.copyOf(doubled, 2 * doubledCount);
    }
    doubled[doubledCount++] = field;
  }

  private Step add(int from, int to, int next, Step step) {
    at = next;
    if (fields == starts.length) {
      starts = Arrays.copyOf(starts, 2 * fields);
      ends = Arrays.copyOf(ends, 2 * fields);
    }
    starts[fields] = from;
    ends[fields] = to;
    fields++;
    return fields > maxFields ? Step.LAST_FIELD : step;
  }

  /// Turns doubled quotes of the record into single ones, in place; the record cannot be scanned again after
  /// that.
  void unescape() {
    byte quote = syntax.quote();
    for (int d = 0; d < doubledCount; d++) {
      int field = doubled[d];
      int out = starts[field];
      int to = ends[field];
      for (int i = out; i < to; i++) {
        bytes[out++] = bytes[i];
        if (bytes[i] == quote && i + 1 < to && bytes[i + 1] == quote) {
          i++;
        }
      }
      ends[field] = out;
    }
  }

  int[] starts() {
    return starts;
  }

  int[] ends() {
    return ends;
  }

  int fields() {
    return fields;
  }

  /// Returns where the next record begins.
  int next() {
    return at;
  }

  /// Tells whether there is nothing on the line.
  boolean isBlank() {
    return fields == 1 && starts[0] == ends[0] && !isLastQuoted;
  }

  /// Tells whether a field has a line break in it.
  boolean isMultiline() {
    return isMultiline;
  }

  boolean isMisquoted() {
    return isMisquoted;
  }

  boolean hasControl() {
    return hasControl;
  }

  /// Returns where a quote was taken literally that would otherwise open a field, or -1.
  int strayQuoteAt() {
    return strayQuoteAt;
  }
}
