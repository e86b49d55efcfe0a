package dev.dovetail.analysis.table.internal.difference;

import dev.dovetail.analysis.table.ProfileChange;
import dev.dovetail.analysis.table.ProfileChange.Drift;
import dev.dovetail.analysis.table.ProfileChange.Kind;
import dev.dovetail.analysis.table.ProfileChange.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Collects what differs between two profiles.
final class Changes {
  private final int from;
  private final int to;
  private final List<ProfileChange> list = new ArrayList<>();

  Changes(int from, int to) {
    this.from = from;
    this.to = to;
  }

  List<ProfileChange> list() {
    return list;
  }

  /// Adds something about the whole table.
  void addOfTable(Kind kind, Severity severity, String before, String after, String message) {
    list.add(new ProfileChange(kind, severity, Optional.empty(), Optional.of(before), Optional.of(after),
        Optional.empty(), Optional.empty(), from, to, message));
  }

  /// Adds a property of the file that was read.
  void addOfFile(String property, String before, String after) {
    list.add(new ProfileChange(Kind.DIALECT, Severity.MEDIUM, Optional.empty(), Optional.of(before),
        Optional.of(after), Optional.of(property), Optional.empty(), from, to,
        "the " + property + " is " + after + ", it was " + before));
  }

  /// Adds something about a column.
  void add(Kind kind, Severity severity, String column, Optional<String> before, Optional<String> after,
      String message) {
    add(kind, severity, column, before, after, Optional.empty(), message);
  }

  /// Adds something about a column, with an example.
  void add(Kind kind, Severity severity, String column, Optional<String> before, Optional<String> after,
      Optional<String> example, String message) {
    list.add(new ProfileChange(kind, severity, Optional.of(column), before, after, example, Optional.empty(),
        from, to, message));
  }

  /// Adds that the values of a column are distributed otherwise.
  void addDrift(Severity severity, String column, Optional<String> before, Optional<String> after, Drift drift,
      String message) {
    list.add(new ProfileChange(Kind.DISTRIBUTION, severity, Optional.of(column), before, after,
        Optional.empty(), Optional.of(drift), from, to, message));
  }
}
