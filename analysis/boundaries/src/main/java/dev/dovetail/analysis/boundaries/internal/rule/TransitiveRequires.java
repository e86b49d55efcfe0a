package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.internal.graph.ExportedApi.NamedType;
import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.scan.ClassName;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass.Trait;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// `transitive-missing` and `transitive-unneeded`: whether those who use the exported API can name its types,
/// and read no more than that.
final class TransitiveRequires implements Rule {
  @Override
  public void check(ScannedModule module, Inspection inspection, Consumer<Finding> found) {
    List<Required> all = Required.of(module, inspection);
    List<NamedType> toAll = inspection.api().toAll(module);
    Set<ScannedModule> passedOn = all.stream().filter(Required::isTransitive)
        .flatMap(required -> required.implied().stream()).collect(Collectors.toSet());
    for (Required required : all) {
      if (!passedOn.contains(required.to())) {
        missing(required, toAll, found);
      } else if (required.isTransitive()) {
        unneeded(required, inspection, found);
      }
    }
  }

  private static void missing(Required required, List<NamedType> api, Consumer<Finding> found) {
    List<NamedType> named = api.stream()
        .filter(each -> each.owner() == required.to() && !each.isAnnotation())
        .filter(each -> ModuleGraph.isExportedToAll(each.owner(), each.type().packageName()))
        .toList();
    if (named.isEmpty()) {
      return;
    }
    Set<Modifier> modifiers = EnumSet.of(Modifier.TRANSITIVE);
    modifiers.addAll(required.directive().modifiers());
    NamedType first = named.getFirst();
    Finding finding = new Finding(
        FindingCode.TRANSITIVE_MISSING, required.from().name(), required.to().name(),
        "the exported API names " + Phrases.count(named.size(), "type", "types")
            + " of " + required.to().name() + ", such as " + first.type() + " in " + first.places().getFirst()
            + ", and its users do not read that module",
        Lines.replace(Lines.of(required.directive()), Lines.requires(required.to().name(), modifiers)));
    found.accept(required.isStatic()
        ? finding.inDoubt("it is optional, and who has it may be meant to require it")
        : finding);
  }

  private static void unneeded(Required required, Inspection inspection, Consumer<Finding> found) {
    if (!required.isUsed(inspection.references())
        || TracelessUse.isForAnnotations(required)
        || isInApi(required, inspection)) {
      return;
    }
    Set<Modifier> modifiers = EnumSet.copyOf(required.directive().modifiers());
    modifiers.remove(Modifier.TRANSITIVE);
    List<String> dependants = Dependants.of(required, inspection);
    found.accept(new Finding(
        FindingCode.TRANSITIVE_UNNEEDED, required.from().name(), required.to().name(),
        "the exported API names no type of " + required.to().name() + ", only the code behind it does"
            + inspection.references().example(required.from(), required.to())
                .map(example -> " (" + example + ")").orElse("")
            + (dependants.isEmpty() ? "" : "; " + Phrases.some(dependants) + " must then require it"),
        Lines.replace(Lines.of(required.directive()), Lines.requires(required.to().name(), modifiers))));
  }

  /// Annotations count, those on packages and on the module too; so does what exported classes inherit from
  /// others that are not exported.
  private static boolean isInApi(Required required, Inspection inspection) {
    ScannedModule module = required.from();
    List<NamedType> api = inspection.api().of(module);
    if (api.stream().anyMatch(each -> required.implied().contains(each.owner()))) {
      return true;
    }
    Set<ClassName> inherited = new HashSet<>(api.stream().filter(each -> each.owner() == module)
        .filter(each -> each.places().stream().anyMatch(place -> place.startsWith("class ")))
        .map(NamedType::type).toList());
    return module.classes().stream()
        .filter(scanned -> isAnnotated(scanned) || inherited.contains(scanned.name()))
        .anyMatch(scanned -> scanned.references().stream()
            .filter(name -> isOf(name, required, inspection))
            .anyMatch(name -> !isAnnotated(scanned) || isAnnotation(name, required)));
  }

  private static boolean isAnnotated(ScannedClass scanned) {
    return scanned.isDescriptor() || scanned.name().binaryName().endsWith(".package-info");
  }

  private static boolean isOf(ClassName name, Required required, Inspection inspection) {
    return inspection.graph().owner(required.from(), name).filter(required.implied()::contains).isPresent();
  }

  private static boolean isAnnotation(ClassName name, Required required) {
    return required.implied().stream()
        .filter(module -> module.packages().contains(name.packageName()))
        .flatMap(module -> module.classes().stream())
        .anyMatch(scanned -> scanned.name().equals(name) && scanned.has(Trait.ANNOTATION));
  }
}
