package dev.dovetail.analysis.boundaries.internal.view;

import dev.dovetail.analysis.boundaries.BoundaryReport;
import dev.dovetail.analysis.boundaries.Directive.Kind;
import dev.dovetail.analysis.boundaries.ModuleBoundary;

/// The part of a report that is about one module: it, those that it requires or names, those that require or
/// name it, and the findings that are about it.
final class Focus {
  private Focus() {}

  static BoundaryReport on(String name, BoundaryReport report) {
    ModuleBoundary center = report.module(name).orElseThrow(() -> new IllegalArgumentException(
        "expected the name of a module that was looked at, found " + name));
    return new BoundaryReport(
        report.modules().stream()
            .filter(module ->
                module.equals(center) || touches(center, module.name()) || touches(module, name))
            .toList(),
        report.findings().stream().filter(found -> isAbout(name, found.module(), found.subject())).toList(),
        report.accepted().stream()
            .filter(accepted -> isAbout(name, accepted.finding().module(), accepted.finding().subject()))
            .toList(),
        report.stale().stream().filter(stale -> isAbout(name, stale.module(), stale.subject())).toList(),
        report.problems());
  }

  private static boolean touches(ModuleBoundary module, String other) {
    return module.directives(Kind.REQUIRES).stream().anyMatch(required -> required.subject().equals(other))
        || module.uses().stream().anyMatch(use -> use.module().equals(other));
  }

  private static boolean isAbout(String name, String module, String subject) {
    return module.equals(name) || subject.equals(name) || subject.endsWith("=" + name);
  }
}
