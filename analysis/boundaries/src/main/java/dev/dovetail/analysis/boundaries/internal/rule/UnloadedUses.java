package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.internal.scan.ClassName;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass.Trait;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// `uses-unloaded`: a service is declared to be used, and no class of the module loads it. It is quiet if the
/// module has a helper that loads what it is given, and names the service somewhere.
final class UnloadedUses implements Rule {
  @Override
  public void check(ScannedModule module, Inspection inspection, Consumer<Finding> found) {
    if (module.isAutomatic() || module.descriptor().uses().isEmpty()) {
      return;
    }
    Set<String> services = module.descriptor().uses();
    Set<String> loaded = new HashSet<>();
    Set<String> named = new HashSet<>();
    boolean hasHelper = false;
    for (ScannedClass scanned : module.classes()) {
      if (!scanned.isDescriptor()) {
        scanned.loadedServices().forEach(name -> loaded.add(name.binaryName()));
        hasHelper |= isHelper(scanned);
        named.add(scanned.name().binaryName());
        for (ClassName name : scanned.references()) {
          if (services.contains(name.binaryName())) {
            named.add(name.binaryName());
          }
        }
      }
    }
    for (String service : services.stream().sorted().toList()) {
      boolean isNamed = named.contains(service);
      if (loaded.contains(service) || (hasHelper && isNamed)) {
        continue;
      }
      Finding finding = new Finding(
          FindingCode.USES_UNLOADED, module.name(), service,
          "no class of " + module.name() + " loads it with ServiceLoader",
          Lines.remove(Lines.uses(service.replace('$', '.'))));
      if (hasHelper) {
        found.accept(finding.inDoubt("one loads services that are no constants"));
      } else {
        found.accept(isNamed ? finding.inDoubt("a helper in another module may load it") : finding);
      }
    }
  }

  /// A loader can be given as a method reference too, which is no call.
  private static boolean isHelper(ScannedClass scanned) {
    if (scanned.has(Trait.LOADS_ANY_SERVICE)) {
      return true;
    }
    if (scanned.loadedServices().isEmpty()) {
      for (ClassName name : scanned.references()) {
        if (name.binaryName().equals("java.util.ServiceLoader")) {
          return true;
        }
      }
    }
    return false;
  }
}
