package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.frame.FrameWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// How to write a table. By default the file's name says in which format, and delimited text has commas,
/// lines that end with LF, quotes where they are needed, a header, and empty fields for missing values.
///
/// Immutable; each `with` method returns a changed copy.
public final class WriteOptions {
  private static final WriteOptions DEFAULTS = new WriteOptions(new Draft());

  private final Optional<String> format;
  private final Optional<Character> delimiter;
  private final Quoting quoting;
  private final String lineEnding;
  private final String nullSpelling;
  private final boolean hasHeader;
  private final boolean hasByteOrderMark;
  private final boolean isNeutralised;

  private WriteOptions(Draft draft) {
    format = draft.format;
    delimiter = draft.delimiter;
    quoting = draft.quoting;
    lineEnding = draft.lineEnding;
    nullSpelling = draft.nullSpelling;
    hasHeader = draft.hasHeader;
    hasByteOrderMark = draft.hasByteOrderMark;
    isNeutralised = draft.isNeutralised;
  }

  /// Returns the default options.
  public static WriteOptions defaults() {
    return DEFAULTS;
  }

  /// Returns these options with a given format, whatever the file's name says: `csv`, `tsv`, `json` (an array
  /// of records) or `jsonl` (one record a line).
  public WriteOptions withFormat(String value) {
    return with(draft -> draft.format = Optional.of(value));
  }

  /// Returns these options with a given delimiter of fields.
  ///
  /// @throws IllegalArgumentException if it is not an ASCII character, or a line break or the quote
  public WriteOptions withDelimiter(char value) {
    if (value >= 128 || value == '\n' || value == '\r' || value == '"') {
      throw new IllegalArgumentException(
          "delimiter must be an ASCII character other than a line break or quote, found " + value);
    }
    return with(draft -> draft.delimiter = Optional.of(value));
  }

  /// Returns these options with other quotes.
  public WriteOptions withQuoting(Quoting value) {
    return with(draft -> draft.quoting = value);
  }

  /// Returns these options with another end of lines.
  ///
  /// @throws IllegalArgumentException if it is not LF or CRLF
  public WriteOptions withLineEnding(String value) {
    if (!value.equals("\n") && !value.equals("\r\n")) {
      throw new IllegalArgumentException("lineEnding must be LF or CRLF, found "
          + value.codePoints().boxed().toList());
    }
    return with(draft -> draft.lineEnding = value);
  }

  /// Returns these options with another spelling of missing values in delimited text.
  ///
  /// @throws IllegalArgumentException if it has a quote or line break
  public WriteOptions withNull(String value) {
    if (value.chars().anyMatch(c -> c == '"' || c == '\n' || c == '\r')) {
      throw new IllegalArgumentException("The null spelling must have no quote or line break, found "
          + value);
    }
    return with(draft -> draft.nullSpelling = value);
  }

  /// Returns these options with names in the first line, or without.
  public WriteOptions withHeader(boolean value) {
    return with(draft -> draft.hasHeader = value);
  }

  /// Returns these options with a byte order mark, by which Excel knows UTF-8, or without.
  public WriteOptions withByteOrderMark(boolean value) {
    return with(draft -> draft.hasByteOrderMark = value);
  }

  /// Returns these options with formulas neutralised, or not: in delimited text, names and text that begin
  /// with `=`, `+`, `-`, `@`, a tab or CR are written with an apostrophe before, so that no spreadsheet
  /// calculates them. This changes what is written; numbers are left alone.
  public WriteOptions withNeutralisedFormulas(boolean value) {
    return with(draft -> draft.isNeutralised = value);
  }

  /// Returns the name of the format.
  public Optional<String> format() {
    return format;
  }

  /// Returns what stands between two fields.
  public Optional<Character> delimiter() {
    return delimiter;
  }

  /// Returns which fields stand in quotes.
  public Quoting quoting() {
    return quoting;
  }

  /// Returns what ends a line.
  public String lineEnding() {
    return lineEnding;
  }

  /// Returns how a missing value is spelled in delimited text.
  public String nullSpelling() {
    return nullSpelling;
  }

  /// Tells whether names stand in the first line.
  public boolean hasHeader() {
    return hasHeader;
  }

  /// Tells whether delimited text begins with a byte order mark.
  public boolean hasByteOrderMark() {
    return hasByteOrderMark;
  }

  /// Tells whether formulas are neutralised.
  public boolean hasNeutralisedFormulas() {
    return isNeutralised;
  }

  /// Returns the options that read back, as it was written, what is written with these: nothing is guessed but
  /// the types. Give these too ([ReadOptions#withTypes], [Schema#types]), and the same table is read, save for
  /// what delimited text cannot say: text that is empty, or spelled as null is, becomes null.
  ///
  /// @param file to which it was written
  /// @throws IllegalArgumentException if neither options nor the file's name say the format
  public ReadOptions readOptions(Path file) {
    String written = FrameWriter.format(this, file);
    ReadOptions read = ReadOptions.defaults().withNulls(Set.of(), Set.of());
    return switch (written) {
      case "json" -> read.withFormat(written);
      case "jsonl", "ndjson" -> read.withFormat("jsonl");
      default -> read.withFormat("csv").withEncoding(StandardCharsets.UTF_8)
          .withDelimiter(FrameWriter.delimiter(this, written)).withQuote('"').withEscape(ReadOptions.NONE)
          .withComment(ReadOptions.NONE).withSkippedLines(0).withHeader(hasHeader)
          .withDecimalComma(false).withThousands(ReadOptions.NONE)
          .withNulls(nullSpelling.isEmpty() ? Set.of() : Set.of(nullSpelling), Set.of());
    };
  }

  private WriteOptions with(Consumer<Draft> change) {
    Draft draft = new Draft();
    draft.format = format;
    draft.delimiter = delimiter;
    draft.quoting = quoting;
    draft.lineEnding = lineEnding;
    draft.nullSpelling = nullSpelling;
    draft.hasHeader = hasHeader;
    draft.hasByteOrderMark = hasByteOrderMark;
    draft.isNeutralised = isNeutralised;
    change.accept(draft);
    return new WriteOptions(draft);
  }

  private static final class Draft {
    private Optional<String> format = Optional.empty();
    private Optional<Character> delimiter = Optional.empty();
    private Quoting quoting = Quoting.MINIMAL;
    private String lineEnding = "\n";
    private String nullSpelling = "";
    private boolean hasHeader = true;
    private boolean hasByteOrderMark;
    private boolean isNeutralised;
  }
}
