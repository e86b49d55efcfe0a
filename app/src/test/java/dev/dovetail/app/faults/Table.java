package dev.dovetail.app.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// All verdicts, counted.
final class Table {
  private static final String HEAD =
      String.format(
          Locale.ROOT, "%-12s %-18s %5s %5s %9s %6s %8s %5s %8s %11s  %s", "scenario", "fault", "runs", "hit",
          "not done", "done", "forward", "back", "resumed", "violations", "exit codes");

  private final List<Verdict> verdicts = new ArrayList<>();

  /// Counts one run.
  synchronized void add(Verdict verdict) {
    verdicts.add(verdict);
  }

  /// The runs after which something was as it must never be.
  synchronized List<Verdict> violations() {
    return verdicts.stream().filter(verdict -> !verdict.violations().isEmpty()).toList();
  }

  /// How many runs met their fault.
  synchronized long hits() {
    return verdicts.stream().filter(Verdict::wasHit).count();
  }

  /// One line a scenario and kind of fault.
  ///
  /// *not done* and *done* are the runs that met their fault, by whether the command's work was there when the desk was
  /// opened again; *forward* and *back* those of them in which opening had to settle a unit; *resumed* those that are not
  /// done whose next run took over files.
  synchronized String text() {
    List<String> lines = new ArrayList<>(List.of(HEAD));
    for (Scenario scenario : Scenario.values()) {
      for (Fault.Kind kind : Fault.Kind.values()) {
        List<Verdict> all = of(scenario, kind);
        if (!all.isEmpty()) {
          lines.add(line(scenario.title(), kind.title(), all));
        }
      }
    }
    lines.add(line("all", "", verdicts));
    return String.join("\n", lines);
  }

  private List<Verdict> of(Scenario scenario, Fault.Kind kind) {
    return verdicts.stream().filter(v -> v.scenario() == scenario && v.fault().kind() == kind).toList();
  }

  private static String line(String scenario, String kind, List<Verdict> all) {
    List<Verdict> hit = all.stream().filter(Verdict::wasHit).toList();
    Map<Integer, Long> codes =
        hit.stream().collect(Collectors.groupingBy(Verdict::exit, TreeMap::new, Collectors.counting()));
    return String.format(
        Locale.ROOT,
        "%-12s %-18s %5d %5d %9d %6d %8d %5d %8d %11d  %s",
        scenario,
        kind,
        all.size(),
        hit.size(),
        hit.stream().filter(v -> !v.isDone()).count(),
        hit.stream().filter(Verdict::isDone).count(),
        hit.stream().filter(v -> v.wasPending() && v.isDone()).count(),
        hit.stream().filter(v -> v.wasPending() && !v.isDone()).count(),
        hit.stream().filter(v -> v.resumed().orElse(0L) > 0).count(),
        all.stream().filter(v -> !v.violations().isEmpty()).count(),
        codes.entrySet().stream().map(e -> e.getKey() + "×" + e.getValue()).collect(Collectors.joining(" ")));
  }
}
