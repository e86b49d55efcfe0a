package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.internal.graph.ExportedApi.NamedType;
import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass.Trait;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// `export-leaks`: what is exported to all names a type that not all can name.
///
/// Types of a module that is required, but not transitively, are `transitive-missing` instead. Annotations
/// count only if they are `@Documented`, as for `javac -Xlint:exports`.
final class LeakedTypes implements Rule {
  @Override
  public void check(ScannedModule module, Inspection inspection, Consumer<Finding> found) {
    if (module.isAutomatic()) {
      return;
    }
    List<NamedType> api = inspection.api().toAll(module);
    Set<ScannedModule> handled = handled(module, api, inspection);
    for (NamedType named : api) {
      if (named.isAnnotation() && !isDocumented(named)) {
        continue;
      }
      String packageName = named.type().packageName();
      Optional<Finding> finding = Optional.empty();
      if (!ModuleGraph.isExportedToAll(named.owner(), packageName)) {
        finding = Optional.of(concealed(module, named));
      } else if (!handled.contains(named.owner()) && !named.isAnnotation()) {
        finding = Optional.of(unreadable(module, named, inspection));
      }
      finding.map(each -> named.isAnnotation()
              ? each.inDoubt("it is an annotation, and classes can be used without knowing it") : each)
          .ifPresent(found);
    }
  }

  /// Returns the modules whose exported types are in order, or found by the rule for `requires transitive`.
  private static Set<ScannedModule> handled(
      ScannedModule module, List<NamedType> api, Inspection inspection) {
    Set<ScannedModule> handled = new HashSet<>(Set.of(module));
    Set<ScannedModule> named = new HashSet<>(api.stream().map(NamedType::owner).toList());
    inspection.graph().module("java.base").ifPresent(handled::add);
    module.descriptor().requires().forEach(directive -> inspection.graph().module(directive.name())
        .ifPresent(required -> {
          handled.add(required);
          if (directive.modifiers().contains(Modifier.TRANSITIVE) || named.contains(required)) {
            handled.addAll(inspection.graph().impliedBy(required));
          }
        }));
    return handled;
  }

  private static boolean isDocumented(NamedType named) {
    return named.owner().classes().stream()
        .anyMatch(scanned -> scanned.name().equals(named.type()) && scanned.has(Trait.DOCUMENTED));
  }

  private static Finding concealed(ScannedModule module, NamedType named) {
    String packageName = named.type().packageName();
    Optional<Exports> friends = ModuleGraph.exported(named.owner(), packageName);
    String access = friends
        .map(exported ->
            "exported to " + Phrases.some(List.copyOf(new TreeSet<>(exported.targets()))) + " only")
        .orElse("concealed");
    String line = Lines.exports(packageName, List.of());
    String export = friends
        .map(exported -> Lines.replace(Lines.of(exported), line))
        .orElse(Lines.write(line));
    return finding(module, named,
        "its package " + packageName + (named.owner() == module ? "" : " of " + named.owner().name())
            + " is " + access,
        export + (named.owner() == module ? "" : " in " + named.owner().name()));
  }

  private static Finding unreadable(ScannedModule module, NamedType named, Inspection inspection) {
    String through = Required.of(module, inspection).stream()
        .filter(required -> required.implied().contains(named.owner()))
        .findFirst()
        .map(required -> "read through " + required.to().name() + " only, by " + module.name()
            + " and not by its users")
        .orElse("not read");
    return finding(module, named,
        "its module " + named.owner().name() + " is " + through,
        Lines.write(Lines.requires(named.owner().name(), Set.of(Modifier.TRANSITIVE))));
  }

  private static Finding finding(ScannedModule module, NamedType named, String reason, String change) {
    String first = named.places().getFirst();
    return new Finding(
        FindingCode.EXPORT_LEAKS, module.name(), named.type().binaryName(),
        named.type() + " is named in " + Phrases.count(named.places().size(), "place", "places")
            + " of the exported API (" + (named.places().size() == 1 ? "" : "first in ") + first + "); "
            + reason,
        change + " or take it out of " + first);
  }
}
