package dev.dovetail.analysis.boundaries;

import java.util.List;
import java.util.Optional;

/// What was seen of a set of modules. The same modules give the same report.
///
/// @param modules the modules, sorted by name: those checked, and those that they use
/// @param findings what should change, sorted by module, code and subject
/// @param problems what could not be read, sorted
public record BoundaryReport(List<ModuleBoundary> modules, List<Finding> findings, List<Problem> problems) {
  /// Returns the module of a name, if there is one.
  public Optional<ModuleBoundary> module(String name) {
    return modules.stream().filter(module -> module.name().equals(name)).findFirst();
  }
}
