package dev.dovetail.analysis.table;

import java.util.List;
import java.util.Optional;

/// How a file spells its table.
///
/// @param encoding name of the character set, as in the IANA registry: `UTF-8`, `UTF-16LE`, `windows-1252`
/// @param lineEnding `LF`, `CRLF`, `CR`, or `none` where the file is one line
/// @param delimited how records are divided into fields; empty for formats that are not delimited text
/// @param fixedWidth where fields begin and end; empty for formats that are not text of fixed width
/// @param notes what else was noticed and acted on: renamed headers, skipped lines with their text, a header
///     that is too short
public record Dialect(
    Finding<String> encoding,
    Finding<String> lineEnding,
    Optional<Delimited> delimited,
    Optional<FixedWidth> fixedWidth,
    List<String> notes) {
  /// Copies the list.
  public Dialect {
    notes = List.copyOf(notes);
  }

  /// Describes a file that is not text of fixed width.
  public Dialect(
      Finding<String> encoding,
      Finding<String> lineEnding,
      Optional<Delimited> delimited,
      List<String> notes) {
    this(encoding, lineEnding, delimited, Optional.empty(), notes);
  }

  /// How a delimited text divides records into fields.
  ///
  /// @param delimiter stands between two fields
  /// @param quote stands around a field that contains delimiters, line breaks or, doubled, itself; empty if
  ///     quotes are text like any other
  /// @param escape makes a quote that follows it a part of the field; empty if such quotes are doubled
  /// @param skippedLines how many lines before the header, or before the first row, are not part of the table
  /// @param headerLines how many records name the columns
  /// @param hasDecimalComma whether `1,5` is a number (and `1.234,5` too)
  /// @param thousands stands between groups of three digits; empty if nothing does
  /// @param comment a line that begins with it is skipped; empty if no line is
  /// @param footnotes how many records after the last row are not part of the table
  public record Delimited(
      Finding<Character> delimiter,
      Finding<Optional<Character>> quote,
      Finding<Optional<Character>> escape,
      Finding<Integer> skippedLines,
      Finding<Integer> headerLines,
      Finding<Boolean> hasDecimalComma,
      Finding<Optional<Character>> thousands,
      Finding<Optional<Character>> comment,
      Finding<Integer> footnotes) {
    /// Tells whether the table has a header.
    public Finding<Boolean> hasHeader() {
      return new Finding<>(headerLines.value() > 0, headerLines.isGuessed(), headerLines.evidence());
    }

    /// Returns this description with another finding about what follows the table.
    public Delimited withFootnotes(Finding<Integer> value) {
      return new Delimited(delimiter, quote, escape, skippedLines, headerLines, hasDecimalComma, thousands,
          comment, value);
    }
  }

  /// How a text of fixed width divides lines into fields.
  ///
  /// @param fieldWidths how many characters (code points) each field takes, with the blanks that follow it;
  ///     the last one takes what is left. Empty if fields are divided by runs of blanks, wherever these are
  /// @param skippedLines how many lines before the header, or before the first row, are not part of the table
  /// @param headerLines how many lines name the columns
  /// @param hasDecimalComma whether `1,5` is a number (and `1.234,5` too)
  /// @param thousands stands between groups of three digits; empty if nothing does
  public record FixedWidth(
      Finding<List<Integer>> fieldWidths,
      Finding<Integer> skippedLines,
      Finding<Integer> headerLines,
      Finding<Boolean> hasDecimalComma,
      Finding<Optional<Character>> thousands) {}
}
