package dev.dovetail.analysis.table.internal.csv;

import dev.dovetail.analysis.table.Dialect.Delimited;

/// All that the reader must know before it begins.
///
/// @param syntax what divides the text
/// @param description the same for the report, with evidence
/// @param hasSeparatorLine whether the first line is `sep=` and a delimiter, as Excel reads and writes it
/// @param isHeaderCommented whether the header begins with the comment character
/// @param width how many fields a record has; 0 if the first record decides
/// @param isRowNameUnnamed whether the header lacks a name for the first column, as R writes it
/// @param agreement the share of records at the beginning that have that many fields
/// @param records how many records were looked at
record CsvDialect(
    Syntax syntax,
    Delimited description,
    boolean hasSeparatorLine,
    boolean isHeaderCommented,
    int width,
    boolean isRowNameUnnamed,
    double agreement,
    int records) {
  /// Tells whether the records agree so well that the text must be a table, whatever its name says.
  boolean isEvident() {
    return width >= 2 && records >= 3 && agreement >= 0.95;
  }
}
