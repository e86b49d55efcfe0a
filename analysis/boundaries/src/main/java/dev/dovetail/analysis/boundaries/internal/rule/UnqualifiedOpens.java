package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass.Trait;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.lang.module.ModuleDescriptor.Opens;
import java.util.List;
import java.util.function.Consumer;

/// `opens-unqualified`: a package, or the whole module, is open to everybody's reflection.
final class UnqualifiedOpens implements Rule {
  @Override
  public void check(ScannedModule module, Inspection inspection, Consumer<Finding> found) {
    if (module.isAutomatic()) {
      return;
    }
    if (module.descriptor().isOpen()) {
      found.accept(new Finding(
          FindingCode.OPENS_UNQUALIFIED, module.name(), "*",
          "every module may reflect on everything in all of its packages",
          "write: module " + module.name() + " { instead of open module, with opens PACKAGE to "
              + reflecting(module, inspection) + "; for each package that it reflects on"));
      return;
    }
    for (Opens opened : module.descriptor().opens()) {
      if (!opened.isQualified()) {
        found.accept(new Finding(
            FindingCode.OPENS_UNQUALIFIED, module.name(), opened.source(),
            "every module may reflect on everything in " + opened.source(),
            Lines.replace(
                Lines.of(opened),
                "opens " + opened.source() + " to " + reflecting(module, inspection) + ";")));
      }
    }
  }

  /// The modules that it may mean: those that are required, and reflect.
  private static String reflecting(ScannedModule module, Inspection inspection) {
    List<String> names = inspection.graph().readBy(module).stream()
        .filter(other -> !other.isSystem())
        .filter(other -> other.classes().stream().anyMatch(scanned -> scanned.has(Trait.REFLECTS)))
        .map(ScannedModule::name)
        .toList();
    return names.isEmpty() ? "MODULE" : String.join(", ", names);
  }
}
