package dev.dovetail.analysis.parquet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Unique names of columns.
final class Names {
  private Names() {}

  /// Numbers names that occur again, or are blank.
  static List<String> unique(List<String> given, List<String> notes) {
    Set<String> taken = new HashSet<>(given);
    Set<String> used = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (String name : given) {
      String free = name.isBlank() ? "column_" + (names.size() + 1) : name;
      if (name.isBlank() || !used.add(name)) {
        String wanted = free;
        for (int i = 2; !taken.add(free); i++) {
          free = wanted + "_" + i;
        }
        notes.add("column " + (names.size() + 1) + ": the name \"" + name
            + "\" is blank or taken, read as \"" + free
            + '"');
      }
      names.add(free);
    }
    return names;
  }
}
