package dev.dovetail.analysis.table;

import java.util.List;
import java.util.Optional;

/// How a file spells its table.
///
/// @param encoding name of the character set, as in the IANA registry: `UTF-8`, `UTF-16LE`, `windows-1252`
/// @param lineEnding `LF`, `CRLF`, `CR`, or `none` where the file is one line
/// @param delimited how records are divided into fields; empty for formats that are not delimited text
/// @param notes what else was noticed and acted on: renamed headers, skipped comment lines, a header that is
///     too short
public record Dialect(
    Finding<String> encoding, Finding<String> lineEnding, Optional<Delimited> delimited, List<String> notes) {
  /// Copies the list.
  public Dialect {
    notes = List.copyOf(notes);
  }

  /// How a delimited text divides records into fields.
  ///
  /// @param delimiter stands between two fields
  /// @param quote stands around a field that contains delimiters, line breaks or, doubled, itself
  /// @param hasHeader whether the first record names the columns
  /// @param hasDecimalComma whether `1,5` is a number (and `1.234,5` too)
  /// @param comment a line that begins with it is skipped; empty if no line is
  public record Delimited(
      Finding<Character> delimiter,
      Finding<Character> quote,
      Finding<Boolean> hasHeader,
      Finding<Boolean> hasDecimalComma,
      Finding<Optional<Character>> comment) {}
}
