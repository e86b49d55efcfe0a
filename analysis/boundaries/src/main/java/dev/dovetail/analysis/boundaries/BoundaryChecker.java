package dev.dovetail.analysis.boundaries;

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
      Inspection inspection = Inspection.of(scope, reading.modules());
      List<Finding> findings = Rules.check(inspection);
      return new ReportBuilder(inspection.graph(), inspection.references()).build(findings, inspection.problems(reading));
    }
  }
}
