package dev.dovetail.analysis.table;

import java.util.Optional;

/// Something about a table that deserves a look.
///
/// @param kind what it is
/// @param column the name of the column; empty if the whole table is concerned
/// @param message the same in a few words, with figures: "99.2 % of the rows have no value"
public record Alert(Kind kind, Optional<String> column, String message) {
  /// What an alert is about.
  public enum Kind {
    /// All rows have the same value.
    CONSTANT,
    /// At least half of the rows have no value.
    MOSTLY_NULL,
    /// Text among numbers or dates, or several kinds of them.
    MIXED_TYPES,
    /// Text that was decoded with the wrong character set at some time: `MÃ¼nchen`.
    MOJIBAKE,
    /// At least half of the numbers are zero.
    ZEROS,
    /// Some number is infinite.
    INFINITE,
    /// Numbers far outside the quartiles (Tukey's outer fences, three times their distance).
    OUTLIERS,
    /// One value of several makes up nearly all rows.
    IMBALANCE,
    /// Each row has another value, as an identifier has.
    LIKELY_IDENTIFIER,
    /// Text that is mostly dates, or dates that could be read in two orders.
    LIKELY_DATE,
    /// Rows repeat earlier rows.
    DUPLICATE_ROWS,
    /// Two numeric columns say nearly the same.
    CORRELATED
  }
}
