package dev.dovetail.analysis.boundaries.internal.rule;

import java.util.List;

/// Numbers and lists in sentences.
final class Phrases {
  private Phrases() {}

  /// Returns `1 class`, `2 classes`.
  static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /// Returns `a`, `a and b`, `a, b and c`.
  static String and(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  /// Returns two names at most, and how many more there are.
  static String some(List<String> names) {
    return names.size() <= 2
        ? and(names)
        : names.get(0) + ", " + names.get(1) + " and " + (names.size() - 2) + " more";
  }
}
