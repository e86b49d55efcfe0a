package dev.dovetail.analysis.table;

/// How many values of a column of text are spelled alike.
///
/// @param shape the value with each upper-case letter replaced by `A`, each lower-case letter by `a`, each
///     digit by `9`, each letter without case by `x`, and all else as it is; of more than 32 characters the
///     beginning and `…`
/// @param count how many values have it
/// @param isExact whether the count is exact; otherwise it stands for a sample of the values
public record ShapeCount(String shape, long count, boolean isExact) {}
