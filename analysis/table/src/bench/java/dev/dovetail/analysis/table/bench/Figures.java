package dev.dovetail.analysis.table.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// What was measured of one piece of work, by contender.
final class Figures {
  /// @param seconds the time that passed
  /// @param processor seconds of processor time
  /// @param peak the most memory, in MB
  /// @param outcome what came out
  record Figure(double seconds, double processor, double peak, String outcome) {}

  static final String HEAD = """
      | case | program | median s | min s | CPU s | peak MB | times as fast as DuckDB |
      |---|---|--:|--:|--:|--:|--:|
      """;

  private final Map<String, List<Figure>> all = new LinkedHashMap<>();

  void add(String name, Figure figure) {
    all.computeIfAbsent(name, k -> new ArrayList<>()).add(figure);
  }

  /// Returns a line of a Markdown table for each contender.
  String lines(String title) {
    StringBuilder lines = new StringBuilder();
    double measure = all.containsKey("duckdb") ? median(all.get("duckdb"), Figure::seconds) : Double.NaN;
    all.forEach((name, figures) -> {
      double median = median(figures, Figure::seconds);
      double least = figures.stream().mapToDouble(Figure::seconds).min().orElseThrow();
      lines.append(String.format(Locale.ROOT, "| %-18s | %-12s | %9s | %9s | %8.2f | %6.0f | %5s |%n",
          title, name, seconds(median), seconds(least), median(figures, Figure::processor),
          median(figures, Figure::peak),
          Double.isNaN(measure) ? "-" : String.format(Locale.ROOT, "%.2f", measure / median)));
    });
    return lines.append(disagreement()).toString();
  }

  /// Tells what came out where that is not the same for all.
  private String disagreement() {
    Map<String, String> outcomes = new LinkedHashMap<>();
    all.forEach((name, figures) -> outcomes.put(name, figures.getFirst().outcome()));
    return outcomes.values().stream().distinct().count() < 2 ? ""
        : String.format("%nNot all found the same: %s%n%n", outcomes);
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, seconds < 0.1 ? "%.5f" : "%.2f", seconds);
  }

  private static double median(List<Figure> figures, ToDoubleFunction<Figure> of) {
    double[] sorted = figures.stream().mapToDouble(of).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
