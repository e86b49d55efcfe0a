package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass.Trait;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.lang.module.ModuleDescriptor.Provides;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a use of a module may be that leaves no reference in class files.
final class TracelessUse {
  private final Inspection inspection;

  TracelessUse(Inspection inspection) {
    this.inspection = inspection;
  }

  /// Says whether a `requires` is the usual one for annotations: `static`, and there are annotation types
  /// that do not get into class files, or nothing else.
  static boolean isForAnnotations(Required required) {
    return required.isStatic() && required.meant().stream().anyMatch(module ->
        exported(module, required.from()).anyMatch(scanned -> scanned.has(Trait.SOURCE_ANNOTATION))
            || exported(module, required.from()).allMatch(scanned -> scanned.has(Trait.ANNOTATION)));
  }

  /// Returns a clause on why a module may be required that is not named.
  ///
  /// @param modules the required one, or also those that come with it
  Optional<String> of(Required required, Collection<ScannedModule> modules) {
    return empty(required)
        .or(() -> service(required))
        .or(() -> optional(required))
        .or(() -> automatic(required))
        .or(() -> copied(modules.stream()
            .filter(module -> !module.isAutomatic())
            .flatMap(module -> exported(module, required.from()))
            .toList()));
  }

  /// Returns a clause on what compilers copy out of a package, or leave out of class files.
  static Optional<String> copied(ScannedModule owner, String packageName) {
    return copied(owner.classes().stream()
        .filter(scanned -> scanned.isPublic() && scanned.name().packageName().equals(packageName))
        .toList());
  }

  private static Optional<String> empty(Required required) {
    if (required.meant().stream().allMatch(module -> module.packages().isEmpty())) {
      return Optional.of(
          required.to().name() + " has no classes to name, and may be needed for its other files");
    }
    return Required.hasClasses(required.from()) ? Optional.empty()
        : Optional.of(required.from().name() + " has no classes, and may bring others together");
  }

  private static Optional<String> copied(List<ScannedClass> classes) {
    return having(classes, Trait.CONSTANTS)
        .map(names -> "it may be a constant, of which a case label or an annotation keeps no trace: " + names)
        .or(() -> having(classes, Trait.ANNOTATION)
            .map(names -> "it may be an annotation, of which a local variable keeps no trace: " + names));
  }

  private static Optional<String> having(List<ScannedClass> classes, Trait trait) {
    List<String> names = classes.stream().filter(scanned -> scanned.has(trait))
        .map(scanned -> scanned.name().binaryName()).toList();
    return names.isEmpty() ? Optional.empty() : Optional.of(Phrases.some(names));
  }

  private static Stream<ScannedClass> exported(ScannedModule module, ScannedModule to) {
    Set<String> packages = module.packages().stream()
        .filter(name -> ModuleGraph.isExported(module, name, to.name()))
        .collect(Collectors.toUnmodifiableSet());
    return module.classes().stream()
        .filter(scanned -> scanned.isPublic() && packages.contains(scanned.name().packageName()));
  }

  private Optional<String> service(Required required) {
    for (ScannedModule module : required.meant()) {
      for (Provides provided : new TreeSet<>(module.descriptor().provides())) {
        Optional<ScannedModule> user = Stream
            .concat(Stream.of(required.from()), inspection.graph().modules().stream())
            .filter(other -> other.descriptor().uses().contains(provided.service()))
            .findFirst();
        if (user.isPresent()) {
          return Optional.of(
              module.name() + " provides " + provided.service() + ", which " + user.get().name() + " uses");
        }
      }
    }
    return Optional.empty();
  }

  /// A module that others require statically is there only if somebody else requires it.
  private Optional<String> optional(Required required) {
    return resolved(required, other -> other.descriptor().requires().stream()
            .anyMatch(each -> each.name().equals(required.to().name()) && isOptional(each)))
        .map(other ->
            "to " + other.name() + " it is optional (requires static), and here it is made present");
  }

  private static boolean isOptional(Requires directive) {
    return directive.modifiers().contains(Modifier.STATIC);
  }

  /// What a module without a descriptor needs has to be required by those who use it.
  private Optional<String> automatic(Required required) {
    return resolved(required, other -> other.isAutomatic()
            && inspection.references().between(other, required.to()) > 0)
        .map(other -> other.name() + " names it, and has no descriptor to require it");
  }

  private Optional<ScannedModule> resolved(Required required, Predicate<ScannedModule> condition) {
    return inspection.graph().resolvedWith(required.from()).stream()
        .filter(other -> other != required.from() && other != required.to() && condition.test(other))
        .findFirst();
  }
}
