package dev.dovetail.analysis.table.internal.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The records at the beginning of a text, as one syntax divides them; blank lines and comments left out.
final class HeadRecords {
  private static final int MOST_RECORDS = 500;
  private static final int QUOTE_LIMIT = 16 << 10;

  private final Syntax syntax;
  private final List<List<String>> rows = new ArrayList<>();
  private int misquoted;

  private HeadRecords(Syntax syntax) {
    this.syntax = syntax;
  }

  /// Divides a text.
  ///
  /// @param from where the first record begins
  /// @param comment what skipped lines begin with, or -1
  /// @param isWhole whether the text ends where the array does; otherwise its last record is left out
  static HeadRecords of(Syntax syntax, byte[] text, int from, int comment, boolean isWhole) {
    HeadRecords records = new HeadRecords(syntax);
    RecordScanner scanner = new RecordScanner(syntax, 0, QUOTE_LIMIT, Integer.MAX_VALUE);
    int at = from;
    while (at < text.length && records.rows.size() < MOST_RECORDS) {
      if (text[at] == comment) {
        at = HeadLines.next(syntax, text, at);
        continue;
      }
      if (scanner.scan(text, at, text.length, isWhole) == RecordScanner.Outcome.MORE_NEEDED) {
        break;
      }
      if (!scanner.isBlank()) {
        records.add(scanner, text);
      }
      at = scanner.next();
    }
    return records;
  }

  private void add(RecordScanner scanner, byte[] text) {
    List<String> row = new ArrayList<>(scanner.fields());
    for (int f = 0; f < scanner.fields(); f++) {
      row.add(new String(text, scanner.starts()[f], scanner.ends()[f] - scanner.starts()[f], UTF_8));
    }
    rows.add(row);
    misquoted += scanner.isMisquoted() || scanner.strayQuoteAt() >= 0 ? 1 : 0;
  }

  Syntax syntax() {
    return syntax;
  }

  List<List<String>> rows() {
    return rows;
  }

  /// Returns how many fields most records have; of equally many the greater number.
  int width() {
    Map<Integer, Integer> counts = new HashMap<>();
    int best = 0;
    for (List<String> row : rows) {
      int count = counts.merge(row.size(), 1, Integer::sum);
      int bestCount = counts.getOrDefault(best, 0);
      if (count > bestCount || (count == bestCount && row.size() > best)) {
        best = row.size();
      }
    }
    return best;
  }

  /// Returns how many records have that many fields and sound quotes.
  int agreeing() {
    int width = width();
    return (int) Math.max(0, rows.stream().filter(row -> row.size() == width).count() - misquoted);
  }

  double agreement() {
    return rows.isEmpty() ? 0 : (double) agreeing() / rows.size();
  }
}
