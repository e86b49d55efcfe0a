package dev.dovetail.analysis.table.internal.csv;

import java.util.Set;

/// What a cell looks like, roughly: good enough to tell a header from the rows below it, and a delimiter from
/// a character that happens to be regular (the type score of van den Burg et al., 2019).
public enum CellKind {
  /// Nothing, or blanks.
  EMPTY,
  /// A usual way to say that there is no value.
  NULL,
  /// Digits, perhaps with a sign.
  INTEGER,
  /// Any other number: with a fraction, an exponent, groups of digits, a currency or a percent sign.
  NUMBER,
  /// A date, a time of day, or both.
  TIME,
  /// `true` or `false`.
  BOOLEAN,
  /// Words, a code, an address.
  TEXT,
  /// Something that seems to be cut at the wrong place.
  ODD;

  private static final int LONGEST = 64;
  private static final Set<String> NULLS = Set.of(
      "-", "--", ".", "..", "...", "?", "*", ":", "na", "n/a", "#n/a", "nan", "null", "none", "\\n", "<na>");

  /// Looks at a cell.
  ///
  /// @param isQuoted whether quotes stand around it: then anything may be in it
  static CellKind of(byte[] bytes, int from, int to, boolean isQuoted) {
    int start = from;
    int end = to;
    while (start < end && bytes[start] == ' ') {
      start++;
    }
    while (end > start && bytes[end - 1] == ' ') {
      end--;
    }
    if (start == end) {
      return EMPTY;
    }
    if (end - start > LONGEST) {
      return isQuoted ? TEXT : text(bytes, start, end);
    }
    int first = bytes[start];
    boolean mayBeValue = first < 'A' || first == 'f' || first == 't' || first == 'F' || first == 'T';
    if (mayBeValue) {
      CellKind value = new ValueShape(bytes, start, end).kind();
      if (value != ODD) {
        return value;
      }
    }
    if (end - start <= 5 && NULLS.contains(lower(bytes, start, end))) {
      return NULL;
    }
    return isQuoted ? TEXT : text(bytes, start, end);
  }

  boolean isValue() {
    return this == INTEGER || this == NUMBER || this == TIME || this == BOOLEAN;
  }

  boolean isNumber() {
    return this == INTEGER || this == NUMBER;
  }

  boolean isNothing() {
    return this == EMPTY || this == NULL;
  }

  private static String lower(byte[] bytes, int start, int end) {
    StringBuilder text = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      text.append(Character.toLowerCase((char) bytes[i]));
    }
    return text.toString();
  }

  /// A text that holds other delimiters, or begins or ends with half a pair, was likely cut elsewhere.
  private static CellKind text(byte[] bytes, int start, int end) {
    int depth = 0;
    for (int i = start; i < end; i++) {
      switch (bytes[i]) {
        case ';', '|', '\t' -> {
          return ODD;
        }
        case '(', '[', '{' -> depth++;
        case ')', ']', '}' -> depth--;
        case ',' -> {
          if (i + 1 == end || bytes[i + 1] != ' ') {
            return ODD;
          }
        }
        default -> {
          // a part of a word
        }
      }
    }
    boolean isHalf = depth != 0 || bytes[start] == '"' || bytes[end - 1] == '"';
    return isHalf ? ODD : TEXT;
  }

  static CellKind of(String cell) {
    byte[] bytes = cell.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return of(bytes, 0, bytes.length, false);
  }
}
