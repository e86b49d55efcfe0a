package dev.dovetail.analysis.table.internal.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/// Records that may be footnotes, held back until it is known whether the table goes on after them.
///
/// Footnotes are the records at the end of a text that have one field only while the table has three columns
/// or more, or that have fewer fields than the table and follow a blank line. A single such record with no
/// blank line before it must also look like a note (`*`, `Source: …`), since it may as well be a row that was
/// cut off. Footnotes are no rows; each is given in the notes with its line. If the table goes on after them, they
/// are rows, and bad ones. A line `Total;5;7` has all of its fields, and is a row.
final class Footnotes {
  private static final int MOST = 50;
  private static final int MOST_BYTES = 16 << 10;

  /// A record held back.
  ///
  /// @param line at which it begins
  /// @param text without its line end
  record Held(long line, String text) {}

  private final List<Held> held = new ArrayList<>();
  private boolean isAfterBlank;
  private int size;

  /// Tells whether a record may be a footnote.
  ///
  /// @param follows whether a blank line precedes it
  boolean mayBe(RecordScanner scanner, int width, boolean follows) {
    boolean isShort = scanner.fields() == 1 && width >= 3;
    boolean isParted = (follows || isAfterBlank) && scanner.fields() < width;
    boolean isSound = !scanner.isMisquoted() && scanner.stray().at() < 0 && !scanner.hasControl();
    return isSound && (isShort || isParted) && held.size() < MOST && size < MOST_BYTES;
  }

  /// Holds a record back.
  void hold(long line, byte[] bytes, int from, int to, boolean follows) {
    int end = to;
    while (end > from && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
      end--;
    }
    held.add(new Held(line, new String(bytes, from, end - from, UTF_8)));
    isAfterBlank |= follows;
    size += end - from;
  }

  boolean isEmpty() {
    return held.isEmpty();
  }

  int count() {
    return held.size();
  }

  /// Tells, at the end of the text, whether what is held is footnotes.
  boolean areNotes() {
    if (held.isEmpty()) {
      return false;
    }
    String first = held.getFirst().text().strip();
    return isAfterBlank || held.size() > 1 || first.contains(": ")
        || first.isEmpty() || !Character.isLetterOrDigit(first.codePointAt(0));
  }

  /// Gives back all that is held.
  List<Held> release() {
    List<Held> released = List.copyOf(held);
    held.clear();
    isAfterBlank = false;
    size = 0;
    return released;
  }

  /// Describes what is held, for the notes.
  List<String> describe() {
    return held.stream()
        .map(h -> "line " + h.line() + " is a footnote, not a row: \"" + HeadLines.shortened(h.text().strip()) + "\"")
        .toList();
  }
}
