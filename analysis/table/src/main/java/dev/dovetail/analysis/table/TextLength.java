package dev.dovetail.analysis.table;

/// The lengths of a column's values as they are in the file, exact, in Unicode code points.
///
/// @param min length of the shortest value
/// @param max length of the longest value
/// @param mean of the lengths of all values
public record TextLength(int min, int max, double mean) {}
