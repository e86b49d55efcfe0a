package dev.dovetail.analysis.boundaries.internal.view;

import dev.dovetail.analysis.boundaries.Directive;
import dev.dovetail.analysis.boundaries.Use;
import java.util.List;

/// The evidence of a directive in a few words.
final class Evidence {
  private static final int SHOWN = 3;

  private Evidence() {}

  static String of(Directive directive) {
    List<String> modules = directive.evidence().stream().map(Use::module).toList();
    String references = Names.count(directive.references(), "reference");
    return switch (directive.kind()) {
      case REQUIRES -> modules.isEmpty() || modules.equals(List.of(directive.subject()))
          ? references
          : references + " through it, to " + Ink.list(modules, SHOWN);
      case EXPORTS -> modules.isEmpty() ? "used by no module"
          : "used by " + (directive.targets().isEmpty() ? Names.count(modules.size(), "module")
              : modules.size() + " of " + directive.targets().size()) + ", " + references;
      case OPENS -> modules.isEmpty() ? "no evidence"
          : "reflected on by " + Ink.list(modules, SHOWN);
      case USES -> modules.isEmpty() ? "provided by no module" : "provided by " + Ink.list(modules, SHOWN);
      case PROVIDES -> modules.isEmpty() ? "used by no module" : "used by " + Ink.list(modules, SHOWN);
    };
  }
}
