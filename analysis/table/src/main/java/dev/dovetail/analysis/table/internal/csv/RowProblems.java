package dev.dovetail.analysis.table.internal.csv;

import dev.dovetail.analysis.table.internal.text.TextBuffer;
import dev.dovetail.analysis.table.internal.text.Utf8Source;
import java.util.StringJoiner;

/// Says what is wrong with a record.
///
/// @param source gives the text
/// @param text where the scanner's record begins at the position
record RowProblems(Utf8Source source, TextBuffer text) {
  /// Returns what is wrong with the record that was scanned last; empty if nothing is.
  ///
  /// @param expected how many fields it should have; 0 for any number
  String of(RecordScanner scanner, int expected) {
    boolean isWide = expected > 0 && scanner.fields() != expected;
    boolean isUndecodable = text.nextReplacement(text.at()) < text.offset(scanner.next());
    if (!isWide && !isUndecodable && !scanner.hasControl() && !scanner.isMisquoted()
        && scanner.strayQuoteAt() < 0) {
      return "";
    }
    StringJoiner problems = new StringJoiner("; ");
    if (scanner.strayQuoteAt() >= 0) {
      problems.add("quote opened here is never closed, taken literally");
    } else if (scanner.isMisquoted()) {
      problems.add("text after a closing quote, which was taken for a part of the field");
    }
    if (isWide) {
      problems.add(scanner.fields() + (scanner.fields() == 1 ? " field" : " fields") + ", expected " + expected);
    }
    if (scanner.hasControl()) {
      problems.add("control character");
    }
    if (isUndecodable) {
      problems.add("bytes are not " + source.encoding().value());
    }
    return problems.toString();
  }
}
