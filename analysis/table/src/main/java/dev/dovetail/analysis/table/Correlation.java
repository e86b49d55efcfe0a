package dev.dovetail.analysis.table;

/// Pearson's correlation coefficient of two numeric columns, over the rows where both have a value.
///
/// @param first the name of the column further left
/// @param second the name of the other
/// @param coefficient from -1 to 1
/// @param rows how many rows both have a value in
public record Correlation(String first, String second, double coefficient, long rows) {}
