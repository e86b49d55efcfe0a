package dev.dovetail.analysis.table;

/// How many values of a column could, each for itself, be read as one type and none narrower: what is mixed in
/// a column of text.
///
/// @param type the narrowest type of each of these values
/// @param count how many there are
/// @param isExact whether the count is exact; otherwise it stands for a sample of the values
public record TypeCount(ColumnType type, long count, boolean isExact) {}
