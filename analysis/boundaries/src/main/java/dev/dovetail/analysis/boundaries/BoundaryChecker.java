package dev.dovetail.analysis.boundaries;

import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.graph.References;
import dev.dovetail.analysis.boundaries.internal.read.Reading;
import dev.dovetail.analysis.boundaries.internal.read.ScopeReader;
import dev.dovetail.analysis.boundaries.internal.report.ReportBuilder;
import dev.dovetail.analysis.boundaries.internal.rule.Inspection;
import dev.dovetail.analysis.boundaries.internal.rule.Rules;
import java.io.IOException;
import java.util.List;

/// Looks at modules, and says what they let through and what should change.
///
/// No class of theirs is loaded or run. Safe for use by several threads.
public final class BoundaryChecker {
  /// Makes a checker.
  public BoundaryChecker() {}

  /// Checks the modules of a scope. What cannot be read is among the report's problems, and the rest is checked.
  ///
  /// @throws IOException if what was opened cannot be closed
  public BoundaryReport check(Scope scope) throws IOException {
    try (ScopeReader reader = new ScopeReader(scope)) {
      Reading reading = reader.read();
      ModuleGraph graph = new ModuleGraph(reading.modules());
      References references = new References(graph);
      List<Finding> findings = Rules.check(new Inspection(scope, graph, references));
      return new ReportBuilder(graph, references).build(findings, reading.problems());
    }
  }
}
