package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.internal.scan.ClassName;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// `uses-undeclared`: a service is loaded by a module that does not declare to use it
/// ([java.util.ServiceLoader] throws then). A module that calls [Module] may add the declaration when it
/// runs.
final class UndeclaredUses implements Rule {
  @Override
  public void check(ScannedModule module, Inspection inspection, Consumer<Finding> found) {
    if (module.isAutomatic()) {
      return;
    }
    Map<ClassName, ScannedClass> loading = new TreeMap<>();
    for (ScannedClass scanned : module.classes()) {
      for (ClassName service : scanned.loadedServices()) {
        if (!module.descriptor().uses().contains(service.binaryName())) {
          loading.putIfAbsent(service, scanned);
        }
      }
    }
    boolean mayAdd = !loading.isEmpty() && module.classes().stream()
        .flatMap(scanned -> scanned.references().stream())
        .anyMatch(name -> name.binaryName().equals("java.lang.Module"));
    loading.forEach((service, by) -> {
      Finding finding = new Finding(
          FindingCode.USES_UNDECLARED, module.name(), service.binaryName(),
          by.name() + " loads it with ServiceLoader, which throws ServiceConfigurationError",
          Lines.write(Lines.uses(service.binaryName().replace('$', '.'))));
      found.accept(mayAdd ? finding.inDoubt("Module.addUses may be called first") : finding);
    });
  }
}
