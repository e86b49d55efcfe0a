package dev.dovetail.analysis.table;

import java.util.List;

/// A table that was read, and what is to be said of the reading.
///
/// @param table the table
/// @param format the name of the format that read it: `csv`, `json`, `jsonl`
/// @param dialect how the file spells it, each guess with its evidence
/// @param badRows the first rows that are not as they should be, as many as [ReadOptions] keeps; line 0 for a
///     row that is told by its record only, because a value does not fit the type that was given for its column
/// @param badRowCount how many such rows there are in all
public record LoadedTable(
    Table table, String format, Dialect dialect, List<BadRow> badRows, long badRowCount) {
  /// Copies the list.
  public LoadedTable {
    badRows = List.copyOf(badRows);
  }
}
