package dev.dovetail.analysis.table;

/// How many rows repeat an earlier row.
///
/// @param count the number of rows all of whose cells are spelled as those of an earlier row
/// @param isExact whether every row was compared with every other (by a hash of 64 bits); otherwise estimated
///     from the rows whose hash falls into a share of all hashes
public record DuplicateRows(long count, boolean isExact) {}
