package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Problem;
import dev.dovetail.analysis.boundaries.Scope;
import dev.dovetail.analysis.boundaries.internal.graph.Circles;
import dev.dovetail.analysis.boundaries.internal.graph.ExportedApi;
import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.graph.References;
import dev.dovetail.analysis.boundaries.internal.graph.Unresolved;
import dev.dovetail.analysis.boundaries.internal.read.Reading;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import dev.dovetail.analysis.boundaries.internal.source.SourceFinder;
import dev.dovetail.analysis.boundaries.internal.source.Sources;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// Everything that rules look at.
///
/// @param scope what was asked for
/// @param graph the modules, and who reads whom
/// @param references who names whom
/// @param api what exported signatures name
/// @param sources descriptors and POMs as they are written, as far as they were found
public record Inspection(
    Scope scope, ModuleGraph graph, References references, ExportedApi api, Sources sources) {
  /// Finds the sources of the modules.
  public Inspection(Scope scope, ModuleGraph graph, References references) {
    this(scope, graph, references, new ExportedApi(graph), SourceFinder.find(scope, graph.modules()));
  }

  /// Relates the modules read of a scope; reads their classes.
  public static Inspection of(Scope scope, Collection<ScannedModule> modules) {
    ModuleGraph graph = new ModuleGraph(modules);
    return new Inspection(scope, graph, new References(graph));
  }

  /// Returns what could not be read, and what is required and was not found or in a circle, sorted.
  public List<Problem> problems(Reading reading) {
    return Stream.of(reading.problems(), sources.problems(), Unresolved.in(graph), Circles.in(graph))
        .flatMap(Collection::stream)
        .sorted()
        .toList();
  }
}
