package dev.dovetail.analysis.boundaries.internal.report;

import dev.dovetail.analysis.boundaries.Access;
import dev.dovetail.analysis.boundaries.BoundaryReport;
import dev.dovetail.analysis.boundaries.Directive;
import dev.dovetail.analysis.boundaries.Directive.Kind;
import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.ModuleBoundary;
import dev.dovetail.analysis.boundaries.NativeAccess;
import dev.dovetail.analysis.boundaries.PackageBoundary;
import dev.dovetail.analysis.boundaries.Problem;
import dev.dovetail.analysis.boundaries.Use;
import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.graph.References;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass.Trait;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Writes down what was seen of the modules, each directive with its evidence.
public final class ReportBuilder {
  private final ModuleGraph graph;
  private final References references;

  /// Takes what was read.
  public ReportBuilder(ModuleGraph graph, References references) {
    this.graph = graph;
    this.references = references;
  }

  /// Builds the report. Of the system's modules it has those that others require or name.
  public BoundaryReport build(List<Finding> findings, List<Problem> problems) {
    Set<ScannedModule> shown = new TreeSet<>();
    for (ScannedModule module : graph.modules()) {
      if (!module.isSystem()) {
        shown.add(module);
        shown.addAll(references.from(module).keySet());
        module.descriptor().requires().forEach(required -> graph.module(required.name()).ifPresent(shown::add));
      }
    }
    return new BoundaryReport(shown.stream().map(this::module).toList(), findings, problems);
  }

  private ModuleBoundary module(ScannedModule module) {
    List<Use> uses = references.from(module).keySet().stream()
        .map(other -> new Use(other.name(), references.between(module, other)))
        .toList();
    return new ModuleBoundary(
        module.name(), module.descriptor().rawVersion(), module.kind(), module.location(), module.isChecked(),
        packages(module), directives(module), uses, nativeAccess(module));
  }

  private static List<PackageBoundary> packages(ScannedModule module) {
    Map<String, Integer> classes = new TreeMap<>();
    module.packages().forEach(name -> classes.put(name, 0));
    if (!module.isSystem()) {
      module.classes().stream()
          .filter(scanned -> !scanned.isDescriptor())
          .forEach(scanned -> classes.merge(scanned.name().packageName(), 1, Integer::sum));
    }
    ModuleDescriptor descriptor = module.descriptor();
    return classes.entrySet().stream()
        .map(entry -> new PackageBoundary(
            entry.getKey(), access(descriptor, entry.getKey()), isOpened(descriptor, entry.getKey()), entry.getValue()))
        .toList();
  }

  private static Access access(ModuleDescriptor descriptor, String packageName) {
    if (descriptor.isAutomatic()) {
      return Access.EXPORTED;
    }
    return descriptor.exports().stream()
        .filter(exported -> exported.source().equals(packageName))
        .map(exported -> exported.isQualified() ? Access.FRIENDS : Access.EXPORTED)
        .findFirst()
        .orElse(Access.CONCEALED);
  }

  private static boolean isOpened(ModuleDescriptor descriptor, String packageName) {
    return descriptor.isAutomatic() || descriptor.isOpen()
        || descriptor.opens().stream().anyMatch(opened -> opened.source().equals(packageName));
  }

  private List<Directive> directives(ScannedModule module) {
    ModuleDescriptor descriptor = module.descriptor();
    List<Directive> directives = new ArrayList<>();
    descriptor.requires().forEach(required -> directives.add(new Directive(
        Kind.REQUIRES, modifiers(required.modifiers()), required.name(), List.of(), named(module, required.name()))));
    descriptor.exports().forEach(exported -> directives.add(new Directive(
        Kind.EXPORTS, modifiers(exported.modifiers()), exported.source(), exported.targets().stream().sorted().toList(),
        references.of(module, exported.source()))));
    descriptor.opens().forEach(opened -> directives.add(new Directive(
        Kind.OPENS, modifiers(opened.modifiers()), opened.source(), opened.targets().stream().sorted().toList(),
        reflecting(opened))));
    descriptor.uses().forEach(service -> directives.add(new Directive(
        Kind.USES, modifiers(Set.of()), service, List.of(), those(other -> other.descriptor().provides().stream()
            .anyMatch(provided -> provided.service().equals(service))))));
    descriptor.provides().forEach(provided -> directives.add(new Directive(
        Kind.PROVIDES, modifiers(Set.of()), provided.service(), provided.providers(),
        those(other -> other.descriptor().uses().contains(provided.service())))));
    directives.sort(Comparator.comparing(Directive::kind).thenComparing(Directive::subject));
    return List.copyOf(directives);
  }

  private static SortedSet<String> modifiers(Collection<? extends Enum<?>> modifiers) {
    SortedSet<String> names = new TreeSet<>();
    modifiers.forEach(modifier -> names.add(modifier.name().toLowerCase(Locale.ROOT)));
    return names;
  }

  private List<Use> named(ScannedModule module, String required) {
    return graph.module(required).map(graph::impliedBy).orElse(Set.of()).stream()
        .map(other -> new Use(other.name(), references.between(module, other)))
        .filter(use -> use.references() > 0)
        .toList();
  }

  private List<Use> reflecting(ModuleDescriptor.Opens opened) {
    return opened.targets().stream().sorted()
        .flatMap(target -> graph.module(target).stream())
        .map(other -> new Use(other.name(), other.classes().stream().filter(each -> each.has(Trait.REFLECTS)).count()))
        .filter(use -> use.references() > 0)
        .toList();
  }

  private List<Use> those(Predicate<ScannedModule> condition) {
    return graph.modules().stream().filter(condition).map(other -> new Use(other.name(), 1)).toList();
  }

  private static NativeAccess nativeAccess(ScannedModule module) {
    List<String> methods = new ArrayList<>();
    Set<String> calls = new TreeSet<>();
    if (!module.isSystem()) {
      for (ScannedClass scanned : module.classes()) {
        methods.addAll(scanned.nativeMethods());
        scanned.restrictedCalls().forEach(call -> calls.add(scanned.name() + " calls " + call));
      }
    }
    return new NativeAccess(methods.stream().sorted().toList(), List.copyOf(calls), module.manifest().grantsNativeAccess());
  }
}
