package dev.dovetail.analysis.table;

/// A row that is not as it should be. Unless [BadRowPolicy] says otherwise it counts as a row, and those of
/// its fields that could be told apart count in their columns.
///
/// @param line the line of the file at which the row begins, from 1; for a quote that is never closed, the
///     line on which it was opened
/// @param record the number of the row, from 1, skipped ones counted, the header not; 0 for the header itself
/// @param reason what is wrong, in a few words: "9 fields, expected 8"
public record BadRow(long line, long record, String reason) {}
