package dev.dovetail.analysis.boundaries.internal.view;

import dev.dovetail.analysis.boundaries.BoundaryReport;
import dev.dovetail.analysis.boundaries.Directive;
import dev.dovetail.analysis.boundaries.Directive.Kind;
import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.ModuleBoundary;
import dev.dovetail.analysis.boundaries.Use;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A `requires` directive as an edge between two modules.
///
/// @param from the module that has the directive
/// @param directive the directive
/// @param references how many references there are to classes of the required module itself
/// @param findings what should change about it
record Requirement(String from, Directive directive, long references, List<Finding> findings) {
  private static final Set<FindingCode> ABOUT_REQUIRES = EnumSet.of(
      FindingCode.REQUIRES_UNUSED, FindingCode.REQUIRES_VIA, FindingCode.TRANSITIVE_MISSING,
      FindingCode.TRANSITIVE_UNNEEDED, FindingCode.REASON_MISSING);

  /// Returns the edges that leave a module, in the order of its directives.
  static Stream<Requirement> of(ModuleBoundary module, BoundaryReport report) {
    return module.directives(Kind.REQUIRES).stream().map(required -> new Requirement(
        module.name(), required,
        module.uses().stream()
            .filter(use -> use.module().equals(required.subject()))
            .mapToLong(Use::references)
            .sum(),
        report.findings().stream()
            .filter(finding -> ABOUT_REQUIRES.contains(finding.code()))
            .filter(finding -> finding.module().equals(module.name()))
            .filter(finding -> finding.subject().equals(required.subject()))
            .toList()));
  }

  String to() {
    return directive.subject();
  }

  boolean isStatic() {
    return directive.modifiers().contains("static");
  }

  boolean isTransitive() {
    return directive.modifiers().contains("transitive");
  }

  /// Says whether something certain should change about it.
  boolean isFaulty() {
    return findings.stream().anyMatch(finding -> !finding.isDoubtful());
  }

  /// Returns its count of references; where only what is re-exported is named, that count after `via`.
  String label() {
    long through = directive.references();
    return references == 0 && through > 0 ? "via " + through : String.valueOf(references);
  }
}
