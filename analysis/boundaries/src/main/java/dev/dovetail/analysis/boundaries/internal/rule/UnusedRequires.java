package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.Set;
import java.util.function.Consumer;

/// `requires-unused`: a module is required, and neither its classes nor those that it re-exports are named.
final class UnusedRequires implements Rule {
  @Override
  public void check(ScannedModule module, Inspection inspection, Consumer<Finding> found) {
    for (Requires required : module.descriptor().requires()) {
      if (!required.modifiers().contains(Requires.Modifier.MANDATED)) {
        inspection.graph().module(required.name())
            .filter(other -> inspection.graph().impliedBy(other).stream()
                .noneMatch(inspection.references().from(module)::containsKey))
            .ifPresent(other -> found.accept(new Finding(
                FindingCode.REQUIRES_UNUSED, module.name(), required.name(),
                "no class names anything of " + required.name() + ", nor of what it re-exports",
                "remove: requires " + Set.copyOf(required.modifiers()) + required.name() + ";")));
      }
    }
  }
}
