package dev.dovetail.analysis.table;

/// How many values of a column of text are spelled alike.
///
/// @param shape the value with each upper-case letter replaced by `A`, each lower-case letter by `a`, each
///     digit by `9`, each letter without case by `x`, and all else as it is; of more than 32 characters the
///     beginning and `…`
/// @param count how many values have it
/// @param isExact whether the count is exact; otherwise some values were not looked at: it is
///     what a sample of one in seventeen lets expect, or there were more than 1,024 shapes
public record ShapeCount(String shape, long count, boolean isExact) {}
