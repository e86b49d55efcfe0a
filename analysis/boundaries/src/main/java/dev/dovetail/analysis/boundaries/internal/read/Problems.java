package dev.dovetail.analysis.boundaries.internal.read;

import dev.dovetail.analysis.boundaries.Problem;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;

/// What could not be read so far, each fact once. Safe for use by several threads.
final class Problems {
  private final NavigableSet<Problem> found = new ConcurrentSkipListSet<>();

  void add(String location, String message) {
    found.add(new Problem(location, message));
  }

  void addAll(Collection<Problem> problems) {
    found.addAll(problems);
  }

  List<Problem> sorted() {
    return List.copyOf(found);
  }
}
