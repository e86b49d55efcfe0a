package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass.Trait;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// `uses-unloaded`: a service is declared to be used, and no class of the module loads it. It is quiet if the
/// module has a helper that loads what it is given, and names the service somewhere.
final class UnloadedUses implements Rule {
  @Override
  public void check(ScannedModule module, Inspection inspection, Consumer<Finding> found) {
    if (module.isAutomatic() || module.descriptor().uses().isEmpty()) {
      return;
    }
    List<ScannedClass> classes = module.classes().stream()
        .filter(scanned -> !scanned.isDescriptor()).toList();
    boolean hasHelper = classes.stream().anyMatch(UnloadedUses::isHelper);
    for (String service : module.descriptor().uses().stream().sorted().toList()) {
      boolean isLoaded = classes.stream().flatMap(scanned -> scanned.loadedServices().stream())
          .anyMatch(name -> name.binaryName().equals(service));
      boolean isNamed = classes.stream()
          .flatMap(scanned -> Stream.concat(Stream.of(scanned.name()), scanned.references().stream()))
          .anyMatch(name -> name.binaryName().equals(service));
      if (isLoaded || (hasHelper && isNamed)) {
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
    return scanned.has(Trait.LOADS_ANY_SERVICE)
        || (scanned.loadedServices().isEmpty() && scanned.references().stream().anyMatch(
            name -> name.binaryName().equals("java.util.ServiceLoader")));
  }
}
