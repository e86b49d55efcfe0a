package dev.dovetail.analysis.table;

import java.util.Optional;

/// Something about a table that deserves a look.
///
/// @param kind what it is
/// @param column the name of the column; empty if the whole table is concerned
/// @param message the same in a few words, with figures: "99.2 % of the rows have no value"
public record Alert(Kind kind, Optional<String> column, String message) {
  /// What an alert is about, and from where on. Whatever is uncertain is no alert.
  public enum Kind {
    /// All rows have the same value; two rows at least.
    CONSTANT,
    /// At least half of the rows have no value.
    MOSTLY_NULL,
    /// Text among numbers or dates, in a column of text of which more than half could be read as something
    /// narrower. Codes of digits, which are text because of their leading zeros, are none.
    MIXED_TYPES,
    /// Text that was decoded with the wrong character set at some time: UTF-8 taken for windows-1252
    /// (`MÃ¼nchen`), or characters that stand for none (U+FFFD, U+0080 to U+009F), in the column's name,
    /// its most frequent values, its least or its greatest.
    MOJIBAKE,
    /// At least half of the numbers are zero, and there are two other numbers at least; ten values at least.
    /// Not told where nearly all are ([#IMBALANCE]).
    ZEROS,
    /// Some number is infinite.
    INFINITE,
    /// The least or the greatest number is beyond the outer fence (three times the distance of the quartiles
    /// beyond them; Tukey, *Exploratory Data Analysis*, 1977), and three times as far beyond the 1st or 99th
    /// percentile as that is from the median, or three times the distance of the quartiles if that is more.
    /// The second part keeps columns that are merely skewed, such as incomes, from being called wrong. Twenty
    /// values at least.
    OUTLIERS,
    /// One value of several makes up at least 95 % of all; a hundred values at least.
    IMBALANCE,
    /// Each row has another value, as an identifier has: UUIDs, words of at most 40 characters, and whole
    /// numbers that are in order, without many gaps, or a thousand at least. Ten rows at least.
    LIKELY_IDENTIFIER,
    /// Text of which at least 90 % are spelled like dates (`99/99/9999`), or more than half are dates or times;
    /// five values at least.
    LIKELY_DATE,
    /// Rows repeat earlier rows, in a table of two columns at least.
    DUPLICATE_ROWS,
    /// Two numeric columns say nearly the same: a correlation of at least 0.99 over ten rows at least, told of
    /// the column further left.
    CORRELATED
  }
}
