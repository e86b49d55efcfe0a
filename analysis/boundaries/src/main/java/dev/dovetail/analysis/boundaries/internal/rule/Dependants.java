package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.util.List;
import java.util.Set;

/// Those who live on what another module requires for them.
final class Dependants {
  private Dependants() {}

  /// Returns the modules, sorted, that name types of what is required transitively and read it in no other
  /// way.
  static List<String> of(Required required, Inspection inspection) {
    return inspection.graph().modules().stream()
        .filter(other -> !other.isSystem() && !other.isAutomatic() && other != required.from())
        .filter(other -> inspection.references().between(other, required.to()) > 0)
        .filter(other -> readsThrough(other, required, inspection))
        .map(ScannedModule::name)
        .toList();
  }

  private static boolean readsThrough(ScannedModule module, Required required, Inspection inspection) {
    boolean reads = false;
    for (Required own : Required.of(module, inspection)) {
      if (own.to() == required.to()) {
        return false;
      }
      Set<ScannedModule> implied = own.implied();
      if (implied.contains(required.to())) {
        if (!implied.contains(required.from())) {
          return false;
        }
        reads = true;
      }
    }
    return reads;
  }
}
