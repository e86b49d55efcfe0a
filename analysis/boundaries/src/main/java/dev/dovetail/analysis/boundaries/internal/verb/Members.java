package dev.dovetail.analysis.boundaries.internal.verb;

import java.util.LinkedHashMap;
import java.util.Map;

/// Makes JSON objects whose members keep their order.
final class Members {
  private Members() {}

  /// Takes names and values by turns.
  static Map<String, Object> of(Object... namesAndValues) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return members;
  }
}
