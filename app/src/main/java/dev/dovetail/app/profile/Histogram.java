package dev.dovetail.app.profile;

import java.util.List;

/// How the values of a column are spread: counts in bins of equal width.
///
/// @param from the lower bound of the first bin
/// @param to the upper bound of the last bin
/// @param counts how many values fall in each bin
public record Histogram(String from, String to, List<Long> counts) {
  /// Copies the list.
  public Histogram {
    counts = List.copyOf(counts);
  }
}
