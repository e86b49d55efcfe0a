package dev.dovetail.persistence.internal.jdbc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The parameters of a statement in a form to be read: of many rows and long values only the beginning.
final class LoggedParameters {
  private static final int SHOWN_ROWS = 3;
  private static final int SHOWN_PARAMETERS = 20;
  private static final int SHOWN_CHARACTERS = 60;

  private final TreeMap<Integer, String> row = new TreeMap<>();
  private final List<String> rows = new ArrayList<>();
  private int batched;
  private int count;

  void set(int index, @Nullable Object value) {
    count = Math.max(count, index);
    if (index <= SHOWN_PARAMETERS) {
      row.put(index, show(value));
    }
  }

  /// Notes that the parameters so far are a row of a batch.
  void endRow() {
    if (batched++ < SHOWN_ROWS) {
      rows.add(showRow());
    }
  }

  /// Returns the parameters with a space before them, and forgets the rows; parameters stay bound, as they
  /// do in the statement.
  String take() {
    if (batched == 0) {
      return row.isEmpty() ? "" : ' ' + showRow();
    }
    String shown = ' ' + String.join(" ", rows)
        + (batched > rows.size() ? " and " + (batched - rows.size()) + " more rows" : "");
    rows.clear();
    batched = 0;
    return shown;
  }

  private String showRow() {
    return '(' + String.join(", ", row.values())
        + (count > SHOWN_PARAMETERS ? " and " + (count - SHOWN_PARAMETERS) + " more" : "") + ')';
  }

  private static String show(@Nullable Object value) {
    return switch (value) {
      case byte[] bytes -> "byte[" + bytes.length + ']';
      case CharSequence text -> '\'' + shorten(text.toString()) + '\'';
      case Object[] values -> shorten(Arrays.toString(values));
      case null, default -> shorten(String.valueOf(value));
    };
  }

  private static String shorten(String text) {
    return text.length() <= SHOWN_CHARACTERS ? text
        : text.substring(0, SHOWN_CHARACTERS) + "… (" + text.length() + " characters)";
  }
}
