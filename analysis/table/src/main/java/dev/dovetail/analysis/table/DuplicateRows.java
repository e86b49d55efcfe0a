package dev.dovetail.analysis.table;

/// How many rows repeat an earlier row.
///
/// @param count the number of rows all of whose cells are spelled as those of an earlier row
/// @param isExact whether every row was compared with every other (by a hash of 64 bits), as it is as long as
///     no more than 1,048,576 are different; otherwise estimated from the rows whose hash falls into a share
///     of all hashes, with a standard error of 0.2 % of the different rows at most; of a file that stores
///     columns one after the other those among the first 1,048,576 rows
public record DuplicateRows(long count, boolean isExact) {}
