package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Directive.Kind;
import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import dev.dovetail.analysis.boundaries.internal.source.SourceDescriptor;
import dev.dovetail.analysis.boundaries.internal.source.SourceDirective;
import java.util.function.Consumer;

/// `reason-missing`: a directive that readers of a descriptor ask about has no comment that says why.
final class MissingReasons implements Rule {
  @Override
  public void check(ScannedModule module, Inspection inspection, Consumer<Finding> found) {
    inspection.sources().descriptor(module).ifPresent(descriptor -> descriptor.directives().stream()
        .filter(directive -> wantsReason(directive) && !directive.hasReason())
        .forEach(directive -> found.accept(finding(descriptor, directive))));
  }

  private static boolean wantsReason(SourceDirective directive) {
    return switch (directive.kind()) {
      case REQUIRES -> directive.modifiers().contains("static");
      case EXPORTS -> !directive.targets().isEmpty();
      case OPENS -> true;
      case USES, PROVIDES -> false;
    };
  }

  private static Finding finding(SourceDescriptor descriptor, SourceDirective directive) {
    String what = switch (directive.kind()) {
      case REQUIRES -> "it is required to compile and not to run";
      case EXPORTS -> "it is exported to some modules only";
      default -> "it is opened to reflection";
    };
    String written = directive.kind() == Kind.REQUIRES
        ? "requires static " + (directive.modifiers().contains("transitive") ? "transitive " : "")
            + directive.subject()
        : directive.kind().keyword() + " " + directive.subject()
            + (directive.targets().isEmpty() ? "" : " to " + String.join(", ", directive.targets()));
    return new Finding(
        FindingCode.REASON_MISSING, descriptor.name(), directive.subject(),
        what + ", and no comment says why", "write: " + written + "; // and the reason")
        .at(descriptor.place(directive));
  }
}
