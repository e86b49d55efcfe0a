package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.internal.graph.References;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A written `requires` of a module that was found.
///
/// @param from the module that has it
/// @param directive the directive
/// @param to the module that it names
/// @param implied the modules that are read with that one, without `java.base`
record Required(ScannedModule from, Requires directive, ScannedModule to, Set<ScannedModule> implied) {
  private static final String BASE = "java.base";

  /// Returns those of a module, sorted by name. Automatic modules, and modules that only bring others
  /// together, have none.
  static List<Required> of(ScannedModule module, Inspection inspection) {
    if (module.isAutomatic() || isAggregator(module)) {
      return List.of();
    }
    return written(module)
        .flatMap(directive -> inspection.graph().module(directive.name()).stream()
            .map(to -> new Required(module, directive, to, implied(to, inspection))))
        .toList();
  }

  /// Says whether a module has no classes, and passes on all that it requires.
  static boolean isAggregator(ScannedModule module) {
    return !hasClasses(module) && written(module).allMatch(required -> isTransitive(required));
  }

  /// Says whether a module has more than its descriptor.
  static boolean hasClasses(ScannedModule module) {
    return module.classes().stream().anyMatch(scanned -> !scanned.isDescriptor());
  }

  static boolean isTransitive(Requires directive) {
    return directive.modifiers().contains(Modifier.TRANSITIVE);
  }

  boolean isTransitive() {
    return isTransitive(directive);
  }

  boolean isStatic() {
    return directive.modifiers().contains(Modifier.STATIC);
  }

  /// Says whether classes of the required module itself are named.
  boolean isNamed(References references) {
    return references.between(from, to) > 0;
  }

  /// Returns the other modules that are read with the required one and whose classes are named.
  List<ScannedModule> namedBehind(References references) {
    return implied.stream().filter(other -> other != to && references.between(from, other) > 0).toList();
  }

  /// Returns the module required; if it exports nothing itself, those that it brings.
  Set<ScannedModule> meant() {
    return hasApi() ? Set.of(to) : implied;
  }

  /// Says whether classes of the required module are named; of one without exports, those of what it
  /// re-exports.
  boolean isUsed(References references) {
    return isNamed(references) || (!hasApi() && !namedBehind(references).isEmpty());
  }

  /// Says whether the required module exports anything itself.
  boolean hasApi() {
    return to.isAutomatic() || !to.descriptor().exports().isEmpty();
  }

  private static Stream<Requires> written(ScannedModule module) {
    return module.descriptor().requires().stream()
        .filter(required -> !required.name().equals(BASE))
        .filter(required -> !required.modifiers().contains(Modifier.MANDATED))
        .sorted();
  }

  private static Set<ScannedModule> implied(ScannedModule module, Inspection inspection) {
    return inspection.graph().impliedBy(module).stream()
        .filter(other -> !other.name().equals(BASE))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
