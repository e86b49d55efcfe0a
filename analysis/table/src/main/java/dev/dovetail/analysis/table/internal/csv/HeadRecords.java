package dev.dovetail.analysis.table.internal.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The records at the beginning of a text, as one syntax divides them; blank lines and comments left out.
final class HeadRecords {
  private static final int MOST_RECORDS = 500;
  private static final int QUOTE_LIMIT = 16 << 10;

  private final Syntax syntax;
  private final byte[] text;
  private int[] starts = new int[1024];
  private int[] ends = new int[1024];
  private int[] firsts = new int[MOST_RECORDS + 1];
  private int[] offsets = new int[MOST_RECORDS];
  private boolean[] afterBlank = new boolean[MOST_RECORDS];
  private int count;
  private int misquoted;
  private int strays;
  private boolean isCut;

  private HeadRecords(Syntax syntax, byte[] text) {
    this.syntax = syntax;
    this.text = text;
  }

  /// Divides a text.
  ///
  /// @param from where the first record begins
  /// @param comment what skipped lines begin with, or -1
  /// @param isWhole whether the text ends where the array does; otherwise its last record is left out, unless
  ///     it is the only one
  static HeadRecords of(Syntax syntax, byte[] text, int from, int comment, boolean isWhole) {
    HeadRecords records = new HeadRecords(syntax, text);
    records.divide(from, comment, isWhole);
    if (records.count == 0 && !isWhole) {
      records.divide(from, comment, true);
      records.isCut = records.count > 0;
    }
    return records;
  }

  private void divide(int from, int comment, boolean isWhole) {
    RecordScanner scanner = new RecordScanner(syntax, 0, QUOTE_LIMIT, text.length, Integer.MAX_VALUE);
    boolean isAfterBlank = false;
    int at = from;
    while (at < text.length && count < MOST_RECORDS) {
      if (text[at] == comment) {
        at = HeadLines.next(syntax, text, at);
        continue;
      }
      if (scanner.scan(text, at, text.length, isWhole) == RecordScanner.Outcome.MORE_NEEDED) {
        break;
      }
      if (!scanner.isBlank()) {
        offsets[count] = at;
        afterBlank[count] = isAfterBlank;
        add(scanner);
      }
      isAfterBlank = scanner.isBlank();
      at = scanner.next();
    }
  }

  private void add(RecordScanner scanner) {
    int first = firsts[count];
    int size = first + scanner.fields();
    if (size > starts.length) {
      starts = Arrays.copyOf(starts, Math.max(size, 2 * starts.length));
      ends = Arrays.copyOf(ends, starts.length);
    }
    System.arraycopy(scanner.starts(), 0, starts, first, scanner.fields());
    System.arraycopy(scanner.ends(), 0, ends, first, scanner.fields());
    count++;
    firsts[count] = size;
    misquoted += scanner.isMisquoted() || scanner.stray().at() >= 0 ? 1 : 0;
    strays += scanner.stray().at() >= 0 ? 1 : 0;
  }

  Syntax syntax() {
    return syntax;
  }

  int count() {
    return count;
  }

  int misquoted() {
    return misquoted;
  }

  int strays() {
    return strays;
  }

  /// Tells whether the only record is longer than the text that is seen.
  boolean isCut() {
    return isCut;
  }

  int fields(int record) {
    return firsts[record + 1] - firsts[record];
  }

  /// Returns where a record begins in the text.
  int offset(int record) {
    return offsets[record];
  }

  /// Tells whether a blank line precedes a record.
  boolean isAfterBlank(int record) {
    return afterBlank[record];
  }

  boolean isQuoted(int record, int field) {
    int start = starts[firsts[record] + field];
    return start > 0 && text[start - 1] == syntax.quote();
  }

  CellKind kind(int record, int field) {
    int at = firsts[record] + field;
    return CellKind.of(text, starts[at], ends[at], isQuoted(record, field));
  }

  /// Returns how many fields of a record are not empty.
  int filled(int record) {
    int filled = 0;
    for (int f = firsts[record]; f < firsts[record + 1]; f++) {
      filled += ends[f] > starts[f] ? 1 : 0;
    }
    return filled;
  }

  String cell(int record, int field) {
    int at = firsts[record] + field;
    return new String(text, starts[at], ends[at] - starts[at], UTF_8);
  }

  List<String> row(int record) {
    List<String> row = new ArrayList<>(fields(record));
    for (int f = 0; f < fields(record); f++) {
      row.add(cell(record, f));
    }
    return row;
  }
}
