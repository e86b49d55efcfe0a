package dev.dovetail.analysis.table;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Set;

/// How to read a table. Whatever is not given is guessed from the content, and the guess reported in
/// [Dialect].
///
/// @param encoding the character set
/// @param delimiter what stands between two fields of a delimited text: an ASCII character
/// @param quote what stands around a field of a delimited text: an ASCII character
/// @param header whether the first record of a delimited text names the columns
/// @param decimalComma whether `1,5` is a number
/// @param nulls spellings of "no value". An empty field is always null, quoted or not, as it is in pandas:
///     writers that quote everything write a missing number as `""`. Quotes make no difference for spellings
///     either. They do not apply to JSON strings; there, only `null` and an absent key are null.
/// @param nullsAmongValues spellings that are null in a column all of whose other values are numbers, dates,
///     timestamps or booleans, and text in a text column (where `-` and `+` may be the strands of a genome)
/// @param maxRecordBytes how long a record may be, in bytes of UTF-8; also how far the end of a quoted field
///     is looked for before its quote is taken literally
/// @param maxColumns how many columns a table may have. A profile takes up to 3 KB of memory for each of very
///     many, so a tall table of 100,000 columns needs some 500 MB
/// @param keptBadRows how many bad rows are described; all are counted
/// @param bufferBytes how much is read at once; no result depends on it
public record ReadOptions(
    Optional<Charset> encoding,
    Optional<Character> delimiter,
    Optional<Character> quote,
    Optional<Boolean> header,
    Optional<Boolean> decimalComma,
    Set<String> nulls,
    Set<String> nullsAmongValues,
    int maxRecordBytes,
    int maxColumns,
    int keptBadRows,
    int bufferBytes) {
  /// The spellings that pandas' `read_csv` takes for null by default, and `\N` of MySQL and PostgreSQL dumps.
  public static final Set<String> DEFAULT_NULLS = Set.of(
      "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A",
      "NA", "NULL", "NaN", "None", "n/a", "nan", "null", "\\N");

  /// The spellings that stand for null among numbers and dates only.
  public static final Set<String> DEFAULT_NULLS_AMONG_VALUES = Set.of("-", "--", ".", "?");

  private static final ReadOptions DEFAULTS = new ReadOptions(
      Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), DEFAULT_NULLS,
      DEFAULT_NULLS_AMONG_VALUES, 16 << 20, 250_000, 100, 256 << 10);

  /// Checks the numbers and copies the sets.
  ///
  /// @throws IllegalArgumentException if a limit is out of range, or delimiter or quote is not an ASCII
  ///     character other than a line break, or both are the same
  public ReadOptions {
    nulls = Set.copyOf(nulls);
    nullsAmongValues = Set.copyOf(nullsAmongValues);
    require(maxRecordBytes >= 1 && maxRecordBytes <= 1 << 29, "maxRecordBytes", "1 to 2^29", maxRecordBytes);
    require(maxColumns >= 1, "maxColumns", "at least 1", maxColumns);
    require(keptBadRows >= 0, "keptBadRows", "at least 0", keptBadRows);
    require(bufferBytes >= 16 && bufferBytes <= 1 << 29, "bufferBytes", "16 to 2^29", bufferBytes);
    delimiter.ifPresent(c -> requireAscii(c, "delimiter"));
    quote.ifPresent(c -> requireAscii(c, "quote"));
    require(delimiter.isEmpty() || !delimiter.equals(quote), "quote", "other than the delimiter", quote);
  }

  /// Returns the options that guess everything.
  public static ReadOptions defaults() {
    return DEFAULTS;
  }

  /// Returns these options with a given character set.
  public ReadOptions withEncoding(Charset value) {
    return new ReadOptions(
        Optional.of(value), delimiter, quote, header, decimalComma, nulls,
        nullsAmongValues, maxRecordBytes, maxColumns, keptBadRows, bufferBytes);
  }

  /// Returns these options with a given delimiter.
  public ReadOptions withDelimiter(char value) {
    return new ReadOptions(
        encoding, Optional.of(value), quote, header, decimalComma, nulls,
        nullsAmongValues, maxRecordBytes, maxColumns, keptBadRows, bufferBytes);
  }

  /// Returns these options with a given quote.
  public ReadOptions withQuote(char value) {
    return new ReadOptions(
        encoding, delimiter, Optional.of(value), header, decimalComma, nulls,
        nullsAmongValues, maxRecordBytes, maxColumns, keptBadRows, bufferBytes);
  }

  /// Returns these options with a header, or without.
  public ReadOptions withHeader(boolean value) {
    return new ReadOptions(
        encoding, delimiter, quote, Optional.of(value), decimalComma, nulls,
        nullsAmongValues, maxRecordBytes, maxColumns, keptBadRows, bufferBytes);
  }

  /// Returns these options with decimal commas, or without.
  public ReadOptions withDecimalComma(boolean value) {
    return new ReadOptions(
        encoding, delimiter, quote, header, Optional.of(value), nulls,
        nullsAmongValues, maxRecordBytes, maxColumns, keptBadRows, bufferBytes);
  }

  /// Returns these options with other null spellings.
  ///
  /// @param everywhere null in every column
  /// @param amongValues null in columns that are otherwise not text
  public ReadOptions withNulls(Set<String> everywhere, Set<String> amongValues) {
    return new ReadOptions(
        encoding, delimiter, quote, header, decimalComma, everywhere,
        amongValues, maxRecordBytes, maxColumns, keptBadRows, bufferBytes);
  }

  /// Returns these options with another limit for the length of a record.
  public ReadOptions withMaxRecordBytes(int value) {
    return new ReadOptions(
        encoding, delimiter, quote, header, decimalComma, nulls,
        nullsAmongValues, value, maxColumns, keptBadRows, bufferBytes);
  }

  /// Returns these options with another limit for the number of columns.
  public ReadOptions withMaxColumns(int value) {
    return new ReadOptions(
        encoding, delimiter, quote, header, decimalComma, nulls,
        nullsAmongValues, maxRecordBytes, value, keptBadRows, bufferBytes);
  }

  /// Returns these options with another number of bad rows to describe.
  public ReadOptions withKeptBadRows(int value) {
    return new ReadOptions(
        encoding, delimiter, quote, header, decimalComma, nulls,
        nullsAmongValues, maxRecordBytes, maxColumns, value, bufferBytes);
  }

  /// Returns these options with another buffer size.
  public ReadOptions withBufferBytes(int value) {
    return new ReadOptions(
        encoding, delimiter, quote, header, decimalComma, nulls,
        nullsAmongValues, maxRecordBytes, maxColumns, keptBadRows, value);
  }

  private static void requireAscii(char c, String name) {
    require(c < 128 && c != '\n' && c != '\r', name, "an ASCII character other than a line break", c);
  }

  private static void require(boolean holds, String name, String expected, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(name + " must be " + expected + ", found " + found);
    }
  }
}
