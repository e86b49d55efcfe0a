package dev.dovetail.analysis.boundaries;

import java.util.List;
import java.util.Optional;

/// What was seen of a set of modules. The same modules give the same report.
///
/// @param modules the modules, sorted by name: those checked, and those that they use
/// @param findings what should change, sorted by module, code and subject
/// @param accepted what was found and accepted by a [Baseline], in the same order
/// @param stale the lines of that baseline that accept nothing any more, in the same order
/// @param problems what could not be read, sorted
public record BoundaryReport(
    List<ModuleBoundary> modules,
    List<Finding> findings,
    List<AcceptedFinding> accepted,
    List<Acceptance> stale,
    List<Problem> problems) {
  /// Makes a report of which nothing was accepted yet.
  public BoundaryReport(List<ModuleBoundary> modules, List<Finding> findings, List<Problem> problems) {
    this(modules, findings, List.of(), List.of(), problems);
  }

  /// Returns the module of a name, if there is one.
  public Optional<ModuleBoundary> module(String name) {
    return modules.stream().filter(module -> module.name().equals(name)).findFirst();
  }

  /// Returns the findings that fail: those that are not in doubt.
  public List<Finding> certain() {
    return findings.stream().filter(finding -> !finding.isDoubtful()).toList();
  }
}
