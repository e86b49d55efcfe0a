package dev.dovetail.analysis.boundaries.internal.view;

import dev.dovetail.analysis.boundaries.BoundaryReport;
import dev.dovetail.analysis.boundaries.Directive;
import dev.dovetail.analysis.boundaries.Use;
import java.util.List;

/// The evidence of a directive in a few words.
final class Evidence {
  private static final int SHOWN = 3;

  private Evidence() {}

  static String of(Directive directive, BoundaryReport report) {
    List<String> modules = directive.evidence().stream().map(Use::module).toList();
    String references = Names.count(directive.references(), "reference");
    return switch (directive.kind()) {
      case REQUIRES -> modules.isEmpty() && report.module(directive.subject()).isEmpty()
          ? "not found"
          : required(directive);
      case EXPORTS -> modules.isEmpty()
          ? "used by no module"
          : "used by " + (directive.targets().isEmpty()
              ? Names.count(modules.size(), "module")
              : modules.size() + " of " + directive.targets().size()) + ", " + references;
      case OPENS -> directive.targets().isEmpty() ? "to everybody"
          : modules.isEmpty() ? "none of them reflects" : "reflected on by " + Ink.list(modules, SHOWN);
      case USES -> modules.isEmpty() ? "provided by no module" : "provided by " + Ink.list(modules, SHOWN);
      case PROVIDES -> modules.isEmpty() ? "used by no module" : "used by " + Ink.list(modules, SHOWN);
    };
  }

  private static String required(Directive directive) {
    long direct = directive.evidence().stream()
        .filter(use -> use.module().equals(directive.subject()))
        .mapToLong(Use::references)
        .sum();
    long through = directive.references() - direct;
    return Names.count(direct, "reference") + (through > 0 ? ", " + through + " more through it" : "");
  }
}
