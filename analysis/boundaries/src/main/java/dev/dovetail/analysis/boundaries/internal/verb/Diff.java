package dev.dovetail.analysis.boundaries.internal.verb;

import dev.dovetail.analysis.boundaries.Problem;
import dev.dovetail.analysis.boundaries.internal.api.ApiComparison;
import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.graph.Unresolved;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Says what is different between two versions of modules, and whether those who use them survive it.
public final class Diff {
  private final ModuleGraph oldGraph;
  private final ModuleGraph newGraph;
  private final ApiComparison comparison;

  /// Takes what was read of both.
  public Diff(ModuleGraph oldGraph, ModuleGraph newGraph) {
    this.oldGraph = oldGraph;
    this.newGraph = newGraph;
    this.comparison = new ApiComparison(oldGraph, newGraph);
  }

  /// Compares the modules that are checked, by their names.
  public Answer answer() {
    if (oldGraph.checked().isEmpty() || newGraph.checked().isEmpty()) {
      String side = oldGraph.checked().isEmpty() ? "old" : "new";
      return new Unclear("nothing to compare: no module in what was given as " + side, List.of());
    }
    Map<String, Versions> versions = new LinkedHashMap<>();
    newGraph.checked().forEach(module -> oldGraph.module(module.name())
        .ifPresent(former -> versions.put(module.name(), new Versions(version(former), version(module)))));
    return new DiffAnswer(versions, comparison.changes());
  }

  /// Returns what is required and was not found, and what of the classes compared could not be read, sorted;
  /// ask when the answer is there.
  public List<Problem> problems() {
    return Stream.of(Unresolved.in(oldGraph), Unresolved.in(newGraph), comparison.problems())
        .flatMap(List::stream)
        .sorted()
        .distinct()
        .toList();
  }

  private static String version(ScannedModule module) {
    return module.descriptor().rawVersion().orElse("");
  }
}
