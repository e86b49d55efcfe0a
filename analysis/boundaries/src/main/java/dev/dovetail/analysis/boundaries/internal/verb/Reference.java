package dev.dovetail.analysis.boundaries.internal.verb;

import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.scan.ClassName;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.util.stream.Stream;

/// A class that names one of another module.
record Reference(ScannedModule from, ClassName user, ScannedModule to, ClassName used) {
  /// Returns those from a module to others, sorted by the two names.
  static Stream<Reference> from(ScannedModule module, ModuleGraph graph) {
    return module.classes().stream().flatMap(scanned -> scanned.references().stream()
        .flatMap(used -> graph.owner(module, used)
            .filter(owner -> owner != module)
            .map(owner -> new Reference(module, scanned.name(), owner, used))
            .stream()));
  }
}
