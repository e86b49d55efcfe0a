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
    int fields = scanner.fields() + scanner.surplus();
    boolean isRagged = expected > 0 && fields != expected;
    boolean isUndecodable = text.nextReplacement(text.at()) < text.offset(scanner.next());
    if (!isRagged && !isUndecodable && !scanner.hasControl() && !scanner.isMisquoted()
        && scanner.stray().at() < 0) {
      return "";
    }
    StringJoiner problems = new StringJoiner("; ");
    switch (scanner.stray().reason()) {
      case NEVER_CLOSED -> problems.add("quote opened here is never closed, taken literally");
      case CLOSED_TOO_FAR ->
        problems.add(
            "quote opened here is not closed within " + scanner.stray().limit() + " bytes, taken literally");
      case CLOSED_ELSEWHERE ->
        problems.add("quote opened here would end on another line and spoil the record, taken literally");
      case NONE -> {
        if (scanner.isMisquoted()) {
          problems.add("text after a closing quote, which was taken for a part of the field");
        }
      }
    }
    if (isRagged) {
      problems.add(misfit(fields, expected));
    }
    if (scanner.surplus() > 0) {
      problems.add("delimiter before a space, taken for text");
    }
    if (scanner.hasControl()) {
      problems.add("control character");
    }
    if (isUndecodable) {
      problems.add("bytes are not " + source.encoding().value());
    }
    return problems.toString();
  }

  /// Says that a record has another number of fields than it should.
  static String misfit(int fields, int expected) {
    return fields + (fields == 1 ? " field" : " fields") + ", expected " + expected;
  }
}
