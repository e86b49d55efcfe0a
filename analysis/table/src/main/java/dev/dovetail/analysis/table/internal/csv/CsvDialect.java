package dev.dovetail.analysis.table.internal.csv;

import dev.dovetail.analysis.table.Dialect.Delimited;
import java.util.List;

/// All that the reader must know before it begins.
///
/// @param syntax what divides the text
/// @param description the same for the report, with evidence
/// @param isHeaderCommented whether the header begins with the comment character
/// @param width how many fields a record has; 0 if the first record decides
/// @param isRowNameUnnamed whether the header lacks a name for the first column, as R writes it
/// @param isEvident whether the records agree so well that the text must be a table, whatever its name says
/// @param notes what stands before the table
record CsvDialect(
    Syntax syntax,
    Delimited description,
    boolean isHeaderCommented,
    int width,
    boolean isRowNameUnnamed,
    boolean isEvident,
    List<String> notes) {}
