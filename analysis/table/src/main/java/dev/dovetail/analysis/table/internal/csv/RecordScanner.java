package dev.dovetail.analysis.table.internal.csv;

import java.util.Arrays;

/// Finds the fields of one record after another (RFC 4180, and what is found in the wild).
///
/// - A quote inside an unquoted field is text.
/// - A quoted field ends with a quote before a delimiter or line end, spaces in between allowed. Another
///   quote is text, and the record is [misquoted][#isMisquoted].
/// - If such a field goes over several lines, or the record does and has not as many fields as expected, the
///   opening quote was perhaps not meant as one: it is taken literally if its line then has as many fields
///   as expected.
/// - A quote that is not closed before the end of the text, or within [the limit][#quoteLimit], is taken
///   literally.
/// - A record that is too long is looked at no further than a byte beyond the limit, so that nothing depends
///   on how much of the text is at hand.
/// - If there are too many fields, and just as many as expected without the delimiters that stand between
///   letters with a space after them (`Smith, John`), these are text.
final class RecordScanner {
  enum Outcome { RECORD, MORE_NEEDED, TOO_LONG }

  private enum Step { FIELD, LAST_FIELD, MORE_NEEDED, RETRY }

  private final Syntax syntax;
  private final byte[] classes;
  private final EscapedFields escaped;
  private final int expected;
  private final int maxBytes;
  private final int maxFields;

  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int fields;

  private byte[] bytes = new byte[0];
  private int at;
  private int end;
  private boolean isWhole;
  private int recordStart;
  private int literalAt;
  private int lenientAt;
  private int quoteLimit;
  private boolean isLastQuoted;
  private boolean isMisquoted;
  private boolean isMultiline;
  private boolean hasControl;
  private final StrayQuote stray = new StrayQuote();
  private int surplus;

  private final Mark opening = new Mark();
  private final Mark multiline = new Mark();
  private final Mark trial = new Mark();

  /// @param syntax what divides the text
  /// @param expected how many fields a record should have; 0 if that is not known
  /// @param quoteLimit how far from the beginning of the record a closing quote is looked for
  /// @param maxBytes a record may not be longer
  /// @param maxFields a record may not have more
  RecordScanner(Syntax syntax, int expected, int quoteLimit, int maxBytes, int maxFields) {
    this.syntax = syntax;
    this.classes = syntax.classes();
    this.escaped = new EscapedFields(syntax);
    this.expected = expected;
    this.quoteLimit = quoteLimit;
    this.maxBytes = maxBytes;
    this.maxFields = maxFields;
  }

  /// Scans the record that begins at `from`.
  ///
  /// @param isWhole whether no text follows after `to`
  Outcome scan(byte[] source, int from, int to, boolean isWhole) {
    boolean isCut = to - from > maxBytes + 1L;
    begin(source, from, isCut ? from + maxBytes + 2 : to, isWhole && !isCut);
    while (true) {
      int start = at;
      Step step = isQuoteAt(start) ? quoted(start) : unquoted(start);
      if (step == Step.MORE_NEEDED && !isCut) {
        return Outcome.MORE_NEEDED;
      }
      if (step == Step.MORE_NEEDED && !mayBeShorter()) {
        return Outcome.TOO_LONG;
      }
      if (step == Step.LAST_FIELD && endsHere()) {
        quoteLimit = stray.nextLimit(quoteLimit);
        return at - from > maxBytes ? Outcome.TOO_LONG : Outcome.RECORD;
      }
    }
  }

  /// A record that is too long is perhaps several, if it has a quote that was not meant as one.
  private boolean mayBeShorter() {
    if (trial.isSet()) {
      endTrial();
      return true;
    }
    if (expected > 0 && multiline.isSet() && lenientAt < 0) {
      beginTrial(multiline);
      return true;
    }
    return false;
  }

  private boolean endsHere() {
    boolean isExpected = expected == 0 || fields == expected;
    if (trial.isSet()) {
      if (!isExpected) {
        endTrial();
        return false;
      }
      stray.closesElsewhere(trial.at);
    } else if (!isExpected && multiline.isSet() && lenientAt < 0) {
      beginTrial(multiline);
      return false;
    } else if (!isExpected && fields > expected && escaped.size() == 0) {
      surplus = SpacedDelimiters.join(bytes, syntax.delimiter(), starts, ends, fields, expected);
      fields -= surplus;
    }
    return true;
  }

  private void begin(byte[] source, int from, int to, boolean whole) {
    bytes = source;
    at = from;
    recordStart = from;
    end = to;
    isWhole = whole;
    fields = 0;
    escaped.truncate(0);
    literalAt = -1;
    lenientAt = -1;
    stray.clear();
    surplus = 0;
    multiline.at = -1;
    trial.at = -1;
    isLastQuoted = false;
    isMisquoted = false;
    isMultiline = false;
    hasControl = false;
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
          int length = syntax.lineEndLength(bytes, i, end);
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
    byte escape = syntax.escape() == 0 ? quote : syntax.escape();
    int i = start;
    while (bytes[i] == ' ') {
      i++;
    }
    int content = ++i;
    opening.set(start);
    boolean hasDoubled = false;
    boolean hasLines = false;
    boolean hasText = false;
    int stop = (int) Math.min(end, (long) recordStart + quoteLimit + 1);
    while (true) {
      while (i < stop && bytes[i] != quote && bytes[i] != escape) {
        byte kind = classes[bytes[i] & 0xff];
        hasLines |= kind >= Syntax.LINE_FEED;
        hasControl |= kind == Syntax.CONTROL;
        i++;
      }
      if (hasLines && hasText && mayBeTried(start)) {
        return beginTrial(opening);
      }
      if (i - recordStart > quoteLimit) {
        return runaway(Stray.CLOSED_TOO_FAR);
      }
      if (i == end && isWhole) {
        return runaway(Stray.NEVER_CLOSED);
      }
      if (i + 1 >= end && !isWhole) {
        return Step.MORE_NEEDED;
      }
      if (i + 1 < end && syntax.isEscaped(bytes[i], bytes[i + 1])) {
        hasDoubled = true;
        i += 2;
        continue;
      }
      if (bytes[i] != quote) { // an escape that escapes nothing
        i++;
        continue;
      }
      int after = i + 1;
      while (after < end && bytes[after] == ' ' && syntax.delimiter() != ' ') {
        after++;
      }
      if (!isWhole && (after == end || (after + 1 == end && bytes[after] == '\r'))) {
        return Step.MORE_NEEDED;
      }
      int length = after == end ? 0 : bytes[after] == syntax.delimiter() ? 1
          : syntax.lineEndLength(bytes, after, end);
      if (after == end || length > 0) {
        if (hasLines && !multiline.isSet()) {
          multiline.copy(opening);
        }
        isMultiline |= hasLines;
        if (hasDoubled) {
          escaped.add(fields);
        }
        isLastQuoted = true;
        boolean isLast = after == end || bytes[after] != syntax.delimiter();
        return add(content, i, after + length, isLast ? Step.LAST_FIELD : Step.FIELD);
      }
      hasText = true;
      isMisquoted = true;
      i++;
    }
  }

  private Step runaway(Stray reason) {
    opening.restore();
    stray.runsAway(opening.at, reason);
    literalAt = opening.at;
    return Step.RETRY;
  }

  private boolean mayBeTried(int start) {
    return expected > 0 && !trial.isSet() && lenientAt != start;
  }

  private Step beginTrial(Mark from) {
    trial.copy(from);
    trial.restore();
    literalAt = trial.at;
    return Step.RETRY;
  }

  private void endTrial() {
    trial.restore();
    lenientAt = trial.at;
    trial.at = -1;
    literalAt = -1;
    stray.withdraw(lenientAt);
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

  /// Turns doubled and escaped quotes into single ones, in place; the record cannot be scanned again then.
  void unescape() {
    escaped.unescape(bytes, starts, ends);
  }

  /// Returns how far from the beginning of the next record a closing quote is looked for.
  int quoteLimit() {
    return quoteLimit;
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

  /// Returns the quote that was taken literally, if one was; valid until the next record is scanned.
  StrayQuote stray() {
    return stray;
  }

  /// Returns how many delimiters were taken for text.
  int surplus() {
    return surplus;
  }

  /// What was known when a quoted field began, for reading it another way.
  private final class Mark {
    private int at = -1;
    private int fieldsBefore;
    private int escapedBefore;
    private boolean wasMisquoted;
    private boolean wasMultiline;
    private boolean hadControl;

    boolean isSet() {
      return at >= 0;
    }

    void set(int start) {
      at = start;
      fieldsBefore = fields;
      escapedBefore = escaped.size();
      wasMisquoted = isMisquoted;
      wasMultiline = isMultiline;
      hadControl = hasControl;
    }

    void copy(Mark other) {
      at = other.at;
      fieldsBefore = other.fieldsBefore;
      escapedBefore = other.escapedBefore;
      wasMisquoted = other.wasMisquoted;
      wasMultiline = other.wasMultiline;
      hadControl = other.hadControl;
    }

    void restore() {
      RecordScanner.this.at = at;
      fields = fieldsBefore;
      escaped.truncate(escapedBefore);
      isMisquoted = wasMisquoted;
      isMultiline = wasMultiline;
      hasControl = hadControl;
    }
  }
}
