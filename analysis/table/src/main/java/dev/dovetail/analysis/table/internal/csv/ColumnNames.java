package dev.dovetail.analysis.table.internal.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Unique names for columns, from a header that may have blank names, the same name twice, or too few.
///
/// @param names the names, not blank, no two the same
/// @param notes what was changed
public record ColumnNames(List<String> names, List<String> notes) {
  private static final int MOST_NOTES = 20;

  /// Makes names unique: a blank one becomes `column_3`, the second `id` becomes `id_2`.
  ///
  /// @param header what the header says; may be shorter than the table is wide
  /// @param width how many names are needed
  public static ColumnNames of(List<String> header, int width) {
    List<String> notes = new ArrayList<>();
    Set<String> taken = new HashSet<>(header);
    Set<String> used = new HashSet<>();
    Map<String, Integer> numbers = new HashMap<>();
    List<String> names = new ArrayList<>(width);
    for (int c = 0; c < width; c++) {
      String given = c < header.size() ? header.get(c).strip() : "";
      String wanted = given.isEmpty() ? "column_" + (c + 1) : given;
      String name = wanted;
      boolean isTaken = !used.add(name) || (given.isEmpty() && taken.contains(name));
      while (isTaken) {
        name = wanted + "_" + numbers.merge(wanted, 1, (a, _) -> a + 1);
        isTaken = numbers.getOrDefault(wanted, 0) < 2 || taken.contains(name) || !used.add(name);
      }
      if (!name.equals(given) && notes.size() < MOST_NOTES && c < header.size()) {
        notes.add("column " + (c + 1)
            + (given.isEmpty() ? " has no name" : ": the name \"" + given + "\" is taken")
            + ", read as \"" + name + "\"");
      }
      names.add(name);
    }
    if (header.size() < width && !header.isEmpty()) {
      notes.add("the header names " + header.size() + " of " + width + " columns");
    }
    return new ColumnNames(names, notes);
  }
}
