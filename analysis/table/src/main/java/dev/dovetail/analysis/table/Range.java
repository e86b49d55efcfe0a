package dev.dovetail.analysis.table;

/// The least and the greatest value of a column, exact, in the canonical form of its type: numbers without
/// superfluous zeros and with a decimal point, dates and timestamps as ISO 8601, booleans in lower case, text
/// (ordered by code point) as it is in the file; of text longer than 128 bytes only the beginning is kept and
/// compared.
///
/// @param min the least value
/// @param max the greatest value
public record Range(String min, String max) {}
