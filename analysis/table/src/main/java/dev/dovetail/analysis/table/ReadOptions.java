package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.spi.NumberSpelling;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/// How to read a table. Whatever is not given is guessed from the content, and the guess reported in
/// [Dialect].
///
/// Immutable; each `with` method returns a changed copy.
public final class ReadOptions {
  /// The spellings that pandas' `read_csv` takes for null by default, and `\N` of MySQL and PostgreSQL dumps.
  public static final Set<String> DEFAULT_NULLS = Set.of(
      "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A",
      "NA", "NULL", "NaN", "None", "n/a", "nan", "null", "\\N");

  /// The spellings that stand for null among numbers and dates only.
  public static final Set<String> DEFAULT_NULLS_AMONG_VALUES = Set.of("-", "--", ".", "?");

  /// What says of a quote, escape, comment or thousands separator that there is none, and none is to be
  /// guessed.
  public static final char NONE = '\0';

  private static final ReadOptions DEFAULTS = new ReadOptions(new Draft());

  private final Draft values;

  /// @param values not changed from now on
  private ReadOptions(Draft values) {
    this.values = values;
  }

  /// Returns the options that guess everything.
  public static ReadOptions defaults() {
    return DEFAULTS;
  }

  /// Returns these options with a given format, whatever the file's name and content say.
  public ReadOptions withFormat(String value) {
    return with(draft -> draft.format = Optional.of(value));
  }

  /// Returns these options with a given file of an archive, or sheet of a workbook.
  public ReadOptions withMember(String value) {
    return with(draft -> draft.member = Optional.of(value));
  }

  /// Returns these options with a given character set.
  public ReadOptions withEncoding(Charset value) {
    return with(draft -> draft.encoding = Optional.of(value));
  }

  /// Returns these options with a given delimiter.
  ///
  /// @throws IllegalArgumentException if it is not an ASCII character other than a line break, or is
  ///     the delimiter and the quote at once
  public ReadOptions withDelimiter(char value) {
    requireAscii(value, "delimiter");
    return with(draft -> draft.delimiter = Optional.of(value));
  }

  /// Returns these options with a given quote, or [#NONE].
  ///
  /// @throws IllegalArgumentException if it is not an ASCII character other than a line break, or is
  ///     the delimiter and the quote at once
  public ReadOptions withQuote(char value) {
    requireAscii(value, "quote");
    return with(draft -> draft.quote = Optional.of(value));
  }

  /// Returns these options with a given escape, or [#NONE] where quotes are doubled.
  ///
  /// @throws IllegalArgumentException if it is not an ASCII character other than a line break, or is
  ///     the delimiter and the quote at once
  public ReadOptions withEscape(char value) {
    requireAscii(value, "escape");
    return with(draft -> draft.escape = Optional.of(value));
  }

  /// Returns these options with a given beginning of lines that are skipped, or [#NONE].
  ///
  /// @throws IllegalArgumentException if it is not an ASCII character other than a line break, or is
  ///     the delimiter and the quote at once
  public ReadOptions withComment(char value) {
    requireAscii(value, "comment");
    return with(draft -> draft.comment = Optional.of(value));
  }

  /// Returns these options with a given number of lines before the header.
  ///
  /// @throws IllegalArgumentException if it is out of range
  public ReadOptions withSkippedLines(int value) {
    require(value >= 0, "skippedLines", "at least 0", value);
    return with(draft -> draft.skippedLines = OptionalInt.of(value));
  }

  /// Returns these options with a given number of records that name the columns.
  ///
  /// @throws IllegalArgumentException if it is out of range
  public ReadOptions withHeaderLines(int value) {
    require(value >= 0 && value <= 100, "headerLines", "0 to 100", value);
    return with(draft -> draft.headerLines = OptionalInt.of(value));
  }

  /// Returns these options with a header of one line, or without a header.
  public ReadOptions withHeader(boolean value) {
    return withHeaderLines(value ? 1 : 0);
  }

  /// Returns these options with given widths of fields.
  ///
  /// @throws IllegalArgumentException if it is out of range
  public ReadOptions withFieldWidths(List<Integer> value) {
    require(value.stream().allMatch(w -> w >= 1), "fieldWidths", "at least 1 each", value);
    return with(draft -> draft.fieldWidths = List.copyOf(value));
  }

  /// Returns these options with decimal commas, or without.
  ///
  /// @throws IllegalArgumentException if what begins a fraction would separate thousands too
  public ReadOptions withDecimalComma(boolean value) {
    return with(draft -> draft.decimalComma = Optional.of(value));
  }

  /// Returns these options with a given separator of groups of three digits, or [#NONE].
  ///
  /// @throws IllegalArgumentException if it is a digit, a letter, a sign or what begins a fraction
  public ReadOptions withThousands(char value) {
    return with(draft -> draft.thousands = Optional.of(value));
  }

  /// Returns these options with a given order of dates.
  public ReadOptions withDateOrder(DateOrder value) {
    return with(draft -> draft.dateOrder = Optional.of(value));
  }

  /// Returns these options with given types of columns; values that do not fit count as null and their rows
  /// as bad.
  public ReadOptions withTypes(Map<String, ColumnType> value) {
    return with(draft -> draft.types = Map.copyOf(value));
  }

  /// Returns these options with another policy for bad rows.
  public ReadOptions withBadRows(BadRowPolicy value) {
    return with(draft -> draft.badRows = value);
  }

  /// Returns these options with another number of bad rows to describe.
  ///
  /// @throws IllegalArgumentException if it is out of range
  public ReadOptions withKeptBadRows(int value) {
    require(value >= 0, "keptBadRows", "at least 0", value);
    return with(draft -> draft.keptBadRows = value);
  }

  /// Returns these options with another limit for the length of a record.
  ///
  /// @throws IllegalArgumentException if it is out of range
  public ReadOptions withMaxRecordBytes(int value) {
    require(value >= 1 && value <= 1 << 29, "maxRecordBytes", "1 to 2^29", value);
    return with(draft -> draft.maxRecordBytes = value);
  }

  /// Returns these options with another limit for the number of columns.
  ///
  /// @throws IllegalArgumentException if it is out of range
  public ReadOptions withMaxColumns(int value) {
    require(value >= 1, "maxColumns", "at least 1", value);
    return with(draft -> draft.maxColumns = value);
  }

  /// Returns these options with another limit for what a compressed file may contain.
  ///
  /// @throws IllegalArgumentException if it is out of range
  public ReadOptions withMaxExpandedBytes(long value) {
    require(value >= 1, "maxExpandedBytes", "at least 1", value);
    return with(draft -> draft.maxExpandedBytes = value);
  }

  /// Returns these options with another buffer size.
  ///
  /// @throws IllegalArgumentException if it is out of range
  public ReadOptions withBufferBytes(int value) {
    require(value >= 16 && value <= 1 << 29, "bufferBytes", "16 to 2^29", value);
    return with(draft -> draft.bufferBytes = value);
  }

  /// Returns these options with another number of threads.
  ///
  /// @throws IllegalArgumentException if it is out of range
  public ReadOptions withThreads(int value) {
    require(value >= 1 && value <= 1024, "threads", "1 to 1024", value);
    return with(draft -> draft.threads = value);
  }

  /// Returns these options with other null spellings.
  ///
  /// @param everywhere null in every column
  /// @param amongValues null in columns that are otherwise not text
  public ReadOptions withNulls(Set<String> everywhere, Set<String> amongValues) {
    return with(draft -> {
      draft.nulls = Set.copyOf(everywhere);
      draft.nullsAmongValues = Set.copyOf(amongValues);
    });
  }

  /// Returns the name of the format, such as `csv`.
  public Optional<String> format() {
    return values.format;
  }

  /// Returns which file of an archive, or which sheet of a workbook.
  public Optional<String> member() {
    return values.member;
  }

  /// Returns the character set.
  public Optional<Charset> encoding() {
    return values.encoding;
  }

  /// Returns what stands between two fields of a delimited text: an ASCII character.
  public Optional<Character> delimiter() {
    return values.delimiter;
  }

  /// Returns what stands around a field of a delimited text: an ASCII character, or [#NONE].
  public Optional<Character> quote() {
    return values.quote;
  }

  /// Returns what stands before a quote that belongs to its field, where quotes are not doubled: an ASCII
  /// character, or [#NONE].
  public Optional<Character> escape() {
    return values.escape;
  }

  /// Returns what a line begins with that is skipped: an ASCII character, or [#NONE].
  public Optional<Character> comment() {
    return values.comment;
  }

  /// Returns how many lines before the header are not part of the table.
  public OptionalInt skippedLines() {
    return values.skippedLines;
  }

  /// Returns how many records name the columns: 0, 1 or more, whose names are joined.
  public OptionalInt headerLines() {
    return values.headerLines;
  }

  /// Returns how many characters each field of a text of fixed width takes; empty if they are to be found
  /// out.
  public List<Integer> fieldWidths() {
    return values.fieldWidths;
  }

  /// Returns whether `1,5` is a number.
  public Optional<Boolean> decimalComma() {
    return values.decimalComma;
  }

  /// Returns what may stand between groups of three digits, or [#NONE].
  public Optional<Character> thousands() {
    return values.thousands;
  }

  /// Returns in which order dates are written that do not begin with the year.
  public Optional<DateOrder> dateOrder() {
    return values.dateOrder;
  }

  /// Returns types of columns by name, where they are not to be inferred.
  public Map<String, ColumnType> types() {
    return values.types;
  }

  /// Returns spellings of "no value". An empty field is always null, quoted or not, as it is in pandas:
  /// writers that quote everything write a missing number as `""`. Quotes make no difference for spellings
  /// either. They do not apply to JSON strings; there, only `null` and an absent key are null.
  public Set<String> nulls() {
    return values.nulls;
  }

  /// Returns spellings that are null in a column all of whose other values are numbers, dates,
  /// timestamps or booleans, and text in a text column (where `-` and `+` may be the strands of a genome).
  public Set<String> nullsAmongValues() {
    return values.nullsAmongValues;
  }

  /// Returns what becomes of rows that are not as they should be.
  public BadRowPolicy badRows() {
    return values.badRows;
  }

  /// Returns how many bad rows are described; all are counted.
  public int keptBadRows() {
    return values.keptBadRows;
  }

  /// Returns how long a record may be, in bytes of UTF-8; also how far the end of a quoted field is
  /// looked for before its quote is taken literally.
  public int maxRecordBytes() {
    return values.maxRecordBytes;
  }

  /// Returns how many columns a table may have. A profile takes some kilobytes of memory for each of very
  /// many: 100,000 columns of a hundred rows or more need over 400 MB.
  public int maxColumns() {
    return values.maxColumns;
  }

  /// Returns how much a compressed file may contain, in bytes.
  public long maxExpandedBytes() {
    return values.maxExpandedBytes;
  }

  /// Returns how much is read at once, in bytes; no result depends on it.
  public int bufferBytes() {
    return values.bufferBytes;
  }

  /// Returns how many threads work on one file; no result depends on it.
  public int threads() {
    return values.threads;
  }

  private ReadOptions with(Consumer<Draft> change) {
    Draft draft = values.copy();
    change.accept(draft);
    require(draft.delimiter.isEmpty() || !draft.delimiter.equals(draft.quote), "quote",
        "other than the delimiter", draft.quote);
    ReadOptions changed = new ReadOptions(draft);
    NumberSpelling.of(changed, false, Optional.empty()); // which refuses what contradicts itself
    return changed;
  }

  private static void requireAscii(char c, String name) {
    require(c < 128 && c != '\n' && c != '\r', name, "an ASCII character other than a line break", c);
  }

  private static void require(boolean holds, String name, String expected, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(name + " must be " + expected + ", found " + found);
    }
  }

  /// All of its values are immutable, so that a clone is a copy.
  private static final class Draft implements Cloneable {
    private Optional<String> format = Optional.empty();
    private Optional<String> member = Optional.empty();
    private Optional<Charset> encoding = Optional.empty();
    private Optional<Character> delimiter = Optional.empty();
    private Optional<Character> quote = Optional.empty();
    private Optional<Character> escape = Optional.empty();
    private Optional<Character> comment = Optional.empty();
    private OptionalInt skippedLines = OptionalInt.empty();
    private OptionalInt headerLines = OptionalInt.empty();
    private List<Integer> fieldWidths = List.of();
    private Optional<Boolean> decimalComma = Optional.empty();
    private Optional<Character> thousands = Optional.empty();
    private Optional<DateOrder> dateOrder = Optional.empty();
    private Map<String, ColumnType> types = Map.of();
    private Set<String> nulls = DEFAULT_NULLS;
    private Set<String> nullsAmongValues = DEFAULT_NULLS_AMONG_VALUES;
    private BadRowPolicy badRows = BadRowPolicy.KEEP;
    private int keptBadRows = 100;
    private int maxRecordBytes = 16 << 20;
    private int maxColumns = 250_000;
    private long maxExpandedBytes = 1L << 40;
    private int bufferBytes = 512 << 10;
    private int threads = Math.max(1, Runtime.getRuntime().availableProcessors());

    Draft copy() {
      try {
        return (Draft) clone();
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
