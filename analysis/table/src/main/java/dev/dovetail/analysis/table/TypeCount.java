package dev.dovetail.analysis.table;

/// How many values of a column could, each for itself, be read as one type and none narrower: what is mixed
/// in a column of text.
///
/// @param type the narrowest type of each of these values
/// @param count how many there are
/// @param isExact whether the count is exact; otherwise it is what a sample of the values lets expect, taken
///     where a long column is text almost throughout, so that a type that is rare there may be missing
public record TypeCount(ColumnType type, long count, boolean isExact) {}
