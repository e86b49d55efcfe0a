package dev.dovetail.analysis.table.fuzz;

/// A file to be damaged, or one that has been.
///
/// @param extension of its name, with all points: `.csv.gz`
/// @param bytes its content
record Seed(String extension, byte[] bytes) {}
