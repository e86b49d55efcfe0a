/// Tables: what is in a delivered file, learned from every row.
///
/// Reads delimited text, JSON and JSON Lines in one pass and bounded memory, says how the file is spelled
/// (encoding, delimiter, header…) and on what evidence, infers the type of each column from all of its rows,
/// and gives per-column statistics, each of which says whether it is exact. A row that is not as it should be
/// is kept, counted and reported with its line. Keeps tables in memory too, column by column in arrays of
/// primitives, and writes them.
///
/// It never changes a file, never drops a row to make a type fit, never looks at a sample only, and never
/// guesses at dates whose order is ambiguous. Start from [dev.dovetail.analysis.table.TableProfiler],
/// or from [dev.dovetail.analysis.table.Table] for the values; to add a format, provide a
/// [dev.dovetail.analysis.table.spi.TableFormat].
@org.jspecify.annotations.NullMarked
module dev.dovetail.analysis.table {
  requires transitive dev.dovetail.core;
  requires static transitive java.sql; // ResultSets only: who reads files links none of it
  requires static transitive org.jspecify; // annotations, read by compilers only
  requires tools.jackson.core;

  exports dev.dovetail.analysis.table;
  exports dev.dovetail.analysis.table.spi;

  uses dev.dovetail.analysis.table.spi.TableFormat;

  provides dev.dovetail.analysis.table.spi.TableFormat with
      dev.dovetail.analysis.table.internal.csv.CsvFormat,
      dev.dovetail.analysis.table.internal.json.JsonLinesFormat,
      dev.dovetail.analysis.table.internal.json.JsonFormat;
}
