package dev.dovetail.app.faults;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a user can find: rows, files in the desk, sources. Times are left out, so that two runs can be compared.
///
/// @param rows the catalogue's, as text
/// @param bags content hashes by path, of `imports/` and `.undone/`
/// @param sources content hashes by path, of `in/`
record State(SortedSet<String> rows, SortedMap<String, String> bags, SortedMap<String, String> sources) {
  /// Tells whether rows and bags are the same; sources may differ.
  boolean hasSameDesk(State other) {
    return rows.equals(other.rows) && bags.equals(other.bags);
  }

  /// Says where two differ, shortly.
  String difference(State other) {
    TreeSet<String> all = new TreeSet<>(lines());
    all.addAll(other.lines());
    all.removeIf(line -> lines().contains(line) && other.lines().contains(line));
    return all.stream().limit(6).toList() + (all.size() > 6 ? " and " + (all.size() - 6) + " more" : "");
  }

  private SortedSet<String> lines() {
    TreeSet<String> lines = new TreeSet<>(rows);
    bags.entrySet().stream().map(State::line).forEach(lines::add);
    sources.entrySet().stream().map(State::line).forEach(lines::add);
    return lines;
  }

  private static String line(Map.Entry<String, String> entry) {
    return entry.getKey() + " " + entry.getValue().substring(0, Math.min(8, entry.getValue().length()));
  }
}
