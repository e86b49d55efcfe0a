package dev.dovetail.analysis.table;

import java.util.List;

/// What is in a table, learned in one pass over every row.
///
/// @param format the name of the format that read it: `csv`, `json`, `jsonl`
/// @param dialect how the file spells it, each guess with its evidence
/// @param rows how many rows there are, bad ones included, the header not
/// @param columns one profile a column, in the order of the file
/// @param duplicateRows how many rows repeat an earlier one
/// @param correlations of each two numeric columns that vary, of the first 64 in which numbers turn up at
///     most; none of a file that stores columns one after the other
/// @param alerts what deserves a look, those of the whole table first, then column by column
/// @param badRows the first rows that are not as they should be, as many as [ReadOptions] keeps
/// @param badRowCount how many such rows there are in all
public record TableProfile(
    String format,
    Dialect dialect,
    long rows,
    List<ColumnProfile> columns,
    DuplicateRows duplicateRows,
    List<Correlation> correlations,
    List<Alert> alerts,
    List<BadRow> badRows,
    long badRowCount) {
  /// Copies the lists.
  public TableProfile {
    columns = List.copyOf(columns);
    correlations = List.copyOf(correlations);
    alerts = List.copyOf(alerts);
    badRows = List.copyOf(badRows);
  }

  /// Returns how many cells have no value.
  public long missingCells() {
    return columns.stream().mapToLong(ColumnProfile::nulls).sum();
  }
}
