package dev.dovetail.analysis.boundaries.internal.source;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts the values of properties in the place of `${name}`.
///
/// @param values the properties by name
record Interpolation(Map<String, String> values) {
  /// Properties may hold properties, each twice the one before: no text of a POM needs more than this.
  private static final int MAX_LENGTH = 4096;
  private static final int MAX_DEPTH = 16;

  /// Returns the text with all properties that are known; the others are left as they are written.
  String of(String text) {
    String now = text;
    for (int depth = 0; depth < MAX_DEPTH && now.contains("${"); depth++) {
      String next = once(now);
      if (next.length() > MAX_LENGTH) {
        return text;
      }
      if (next.equals(now)) {
        return now;
      }
      now = next;
    }
    return now;
  }

  private String once(String text) {
    StringBuilder replaced = new StringBuilder();
    int from = 0;
    while (from < text.length() && replaced.length() <= MAX_LENGTH) {
      int start = text.indexOf("${", from);
      int end = start < 0 ? -1 : text.indexOf('}', start);
      if (end < 0) {
        break;
      }
      @Nullable String value = values.get(text.substring(start + 2, end));
      replaced.append(text, from, start).append(value == null ? text.substring(start, end + 1) : value);
      from = end + 1;
    }
    return replaced.append(text.substring(from)).toString();
  }
}
