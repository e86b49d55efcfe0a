package dev.dovetail.analysis.boundaries.internal.read;

import dev.dovetail.analysis.boundaries.Problem;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.util.List;

/// What was read of a [dev.dovetail.analysis.boundaries.Scope].
///
/// Classes are read when they are asked for, so problems come to light until the last module was asked.
public final class Reading {
  private final List<ScannedModule> modules;
  private final Problems problems;

  Reading(List<ScannedModule> modules, Problems problems) {
    this.modules = List.copyOf(modules);
    this.problems = problems;
  }

  /// Returns all modules, sorted by name, no two of one name: those checked, those of the context, and the system's.
  public List<ScannedModule> modules() {
    return modules;
  }

  /// Returns what could not be read up to now, sorted; ask when the classes of interest were read.
  public List<Problem> problems() {
    return problems.sorted();
  }
}
