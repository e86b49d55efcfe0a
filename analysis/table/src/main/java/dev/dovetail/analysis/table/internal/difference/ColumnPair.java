package dev.dovetail.analysis.table.internal.difference;

import dev.dovetail.analysis.table.ColumnProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// A column before and after; one of the two may be missing.
///
/// @param before what it was
/// @param after what it is
/// @param likeness why a column of another name is taken for the same
record ColumnPair(Optional<ColumnProfile> before, Optional<ColumnProfile> after, Optional<Likeness> likeness) {
  /// Of more pairs only those in the same place are considered, since each has to be compared.
  private static final long MOST_COMPARED = 100_000;

  private record Candidate(int before, int after, Likeness likeness) {}

  /// Pairs columns by name, and those left by likeness.
  ///
  /// @return in the order of the later columns, those that are gone last
  static List<ColumnPair> of(List<ColumnProfile> before, List<ColumnProfile> after) {
    Map<String, ColumnProfile> byName = new HashMap<>();
    before.forEach(column -> byName.put(column.name(), column));
    Set<String> namesAfter = new HashSet<>();
    after.forEach(column -> namesAfter.add(column.name()));
    Map<String, Candidate> renamed = new HashMap<>();
    Set<String> oldNames = new HashSet<>();
    for (Candidate candidate : candidates(before, after, byName.keySet(), namesAfter)) {
      String oldName = before.get(candidate.before()).name();
      String newName = after.get(candidate.after()).name();
      if (!oldNames.contains(oldName) && !renamed.containsKey(newName)) {
        oldNames.add(oldName);
        renamed.put(newName, candidate);
      }
    }
    List<ColumnPair> pairs = new ArrayList<>();
    for (ColumnProfile column : after) {
      Optional<Candidate> candidate = Optional.ofNullable(renamed.get(column.name()));
      Optional<ColumnProfile> earlier = candidate.map(c -> before.get(c.before()))
          .or(() -> Optional.ofNullable(byName.get(column.name())));
      pairs.add(new ColumnPair(earlier, Optional.of(column), candidate.map(Candidate::likeness)));
    }
    before.stream()
        .filter(column -> !namesAfter.contains(column.name()) && !oldNames.contains(column.name()))
        .forEach(column -> pairs.add(new ColumnPair(Optional.of(column), Optional.empty(), Optional.empty())));
    return pairs;
  }

  /// The likeliest first, of equal likelihood those closer to each other.
  private static List<Candidate> candidates(List<ColumnProfile> before, List<ColumnProfile> after,
      Set<String> namesBefore, Set<String> namesAfter) {
    List<Candidate> candidates = new ArrayList<>();
    List<Integer> removed = placesWithout(before, namesAfter);
    List<Integer> added = placesWithout(after, namesBefore);
    boolean areMany = (long) removed.size() * added.size() > MOST_COMPARED;
    for (int was : removed) {
      for (int is : added) {
        if (was == is || !areMany) {
          Likeness.of(before.get(was), after.get(is), was == is)
              .ifPresent(likeness -> candidates.add(new Candidate(was, is, likeness)));
        }
      }
    }
    candidates.sort(Comparator.comparing(Candidate::likeness)
        .thenComparingInt(c -> Math.abs(c.before() - c.after()))
        .thenComparingInt(Candidate::after)
        .thenComparingInt(Candidate::before));
    return candidates;
  }

  private static List<Integer> placesWithout(List<ColumnProfile> columns, Set<String> names) {
    return IntStream.range(0, columns.size())
        .filter(place -> !names.contains(columns.get(place).name()))
        .boxed()
        .toList();
  }

  boolean isInBoth() {
    return before.isPresent() && after.isPresent();
  }
}
