package dev.dovetail.analysis.table;

import java.util.List;
import java.util.Optional;

/// A table that was read, and what is to be said of the reading.
///
/// @param table the table
/// @param verbatim the text of each cell as it stands in the file, under the same names, spellings of null
///     too; null where the row has no such field. Present if [TableReader#withVerbatim] asked for it.
/// @param format the name of the format that read it: `csv`, `json`, `jsonl`
/// @param dialect how the file spells it, each guess with its evidence
/// @param badRows the first rows that are not as they should be, as many as [ReadOptions] keeps; line 0 for a
///     row that is told by its record only, because a value does not fit the type that was given for its
///     column
/// @param badRowCount how many such rows there are in all
public record LoadedTable(
    Table table, Optional<Table> verbatim, String format, Dialect dialect, List<BadRow> badRows,
    long badRowCount) {
  /// Copies the list.
  public LoadedTable {
    badRows = List.copyOf(badRows);
  }
}
