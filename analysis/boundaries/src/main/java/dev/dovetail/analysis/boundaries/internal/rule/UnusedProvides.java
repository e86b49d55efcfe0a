package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass.Trait;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Provides;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// `provides-unused`: a service is provided, and no module uses it. It is certain if nobody else could: the
/// service is accessible to modules that are here, and to no others.
final class UnusedProvides implements Rule {
  @Override
  public void check(ScannedModule module, Inspection inspection, Consumer<Finding> found) {
    ModuleGraph graph = inspection.graph();
    for (Provides provided : module.isAutomatic() ? List.<Provides>of() : sorted(module)) {
      String service = provided.service();
      if (graph.modules().stream().anyMatch(other -> uses(other, service))) {
        continue;
      }
      Finding finding = new Finding(
          FindingCode.PROVIDES_UNUSED, module.name(), service, "no module uses the service",
          Lines.remove(Lines.of(provided)));
      found.accept(doubt(service, graph).map(finding::inDoubt).orElse(finding));
    }
  }

  private static List<Provides> sorted(ScannedModule module) {
    return module.descriptor().provides().stream().sorted().toList();
  }

  /// Automatic modules declare nothing and load what they like.
  private static boolean uses(ScannedModule module, String service) {
    return module.descriptor().uses().contains(service)
        || (module.isAutomatic() && module.classes().stream().anyMatch(scanned -> loads(scanned, service)));
  }

  private static boolean loads(ScannedClass scanned, String service) {
    return scanned.has(Trait.LOADS_ANY_SERVICE)
        || scanned.loadedServices().stream().anyMatch(name -> name.binaryName().equals(service));
  }

  private static Optional<String> doubt(String service, ModuleGraph graph) {
    String packageName = service.substring(0, Math.max(0, service.lastIndexOf('.')));
    List<ScannedModule> owners = graph.containing(packageName);
    if (owners.isEmpty()) {
      return Optional.of("the service is of a module that is not here");
    }
    for (ScannedModule owner : owners) {
      if (owner.isAutomatic()) {
        return Optional.of(owner.name() + " is automatic, and exports it to all");
      }
      for (Exports exported : owner.descriptor().exports()) {
        if (exported.source().equals(packageName)) {
          if (!exported.isQualified()) {
            return Optional.of(owner.name() + " exports it to all, and modules that are not here may use it");
          }
          if (!exported.targets().stream().allMatch(target -> graph.module(target).isPresent())) {
            return Optional.of(owner.name() + " exports it to modules that are not here");
          }
        }
      }
    }
    return Optional.empty();
  }
}
