package dev.dovetail.analysis.table.internal.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.Finding;
import dev.dovetail.analysis.table.ReadOptions;
import java.util.List;

/// The first rows of a table whose fields are known, for what remains to be found out: the header, and how
/// numbers are spelled.
///
/// @param headerLines how many rows name the columns
/// @param numbers how numbers are spelled
/// @param valuedColumns how many columns have hardly anything but values below the header
public record HeadCells(Finding<Integer> headerLines, NumberStyle numbers, int valuedColumns) {
  private static final char UNIT = '\u001f';

  /// Looks at rows, all of the same width.
  public static HeadCells of(List<List<String>> rows, ReadOptions options) {
    StringBuilder text = new StringBuilder();
    NumberStyle numbers = new NumberStyle();
    for (List<String> row : rows) {
      text.append(String.join("" + UNIT, row)).append('\n');
      row.stream().filter(cell -> CellKind.of(cell) == CellKind.NUMBER).forEach(numbers::add);
    }
    Syntax syntax = new Syntax((byte) UNIT, QuoteVote.NONE, false, false);
    HeadRecords records = HeadRecords.of(syntax, text.toString().getBytes(UTF_8), 0, -1, true);
    TableExtent all = new TableExtent(rows.getFirst().size(), 0, records.count(), records.count());
    HeaderGuess header = HeaderGuess.of(records, all, options);
    BodyKinds body = new BodyKinds(records, header.lines().value(), records.count(), all.width());
    return new HeadCells(header.lines(), numbers, body.valuedColumns());
  }
}
