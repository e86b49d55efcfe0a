package dev.dovetail.analysis.boundaries.internal.verb;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Finds names that may have been meant.
public final class NearNames {
  private static final int MOST = 5;

  private NearNames() {}

  /// Returns the names nearest to what was written, at most five: those that end with it, contain it in
  /// their last part, or differ in a few letters.
  public static List<String> of(String written, Stream<String> names) {
    String wanted = written.toLowerCase(Locale.ROOT);
    record Near(String name, int distance) {}
    return names.distinct()
        .map(name -> new Near(name, distance(wanted, name.toLowerCase(Locale.ROOT))))
        .filter(near -> near.distance() <= Math.max(2, wanted.length() / 4))
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .limit(MOST)
        .map(Near::name)
        .toList();
  }

  private static int distance(String wanted, String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    if (name.endsWith("." + wanted)) {
      return 0;
    }
    return wanted.length() > 2 && last.contains(wanted) ? 1
        : Math.min(edits(wanted, name), 1 + edits(wanted, last));
  }

  /// The distance of Levenshtein (1965), by the rows of Wagner and Fischer (1974).
  private static int edits(String a, String b) {
    int[] former = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      former[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = former[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(former[j], row[j - 1]));
      }
      former = row;
    }
    return former[b.length()];
  }
}
