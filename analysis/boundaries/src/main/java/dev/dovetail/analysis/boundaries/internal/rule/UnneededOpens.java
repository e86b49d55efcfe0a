package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.Directive.Kind;
import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass.Trait;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import dev.dovetail.analysis.boundaries.internal.source.SourceDirective;
import java.lang.module.ModuleDescriptor.Opens;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// `opens-unneeded`: a package is opened to modules without any code that could reflect, neither in
/// themselves nor in what they require. A reason that is written down counts for more than what is seen.
final class UnneededOpens implements Rule {
  private static final Set<String> REFLECTIVE_PACKAGES = Set.of("java.lang.reflect", "java.beans");
  private static final Set<String> REFLECTIVE_CLASSES = Set.of(
      "java.lang.Module", "java.lang.ModuleLayer", "java.lang.ModuleLayer$Controller", "sun.misc.Unsafe");

  @Override
  public void check(ScannedModule module, Inspection inspection, Consumer<Finding> found) {
    for (Opens opened : module.descriptor().opens()) {
      if (opened.isQualified() && !hasReason(module, opened, inspection)) {
        check(module, opened, inspection.graph(), found);
      }
    }
  }

  private static void check(ScannedModule module, Opens opened, ModuleGraph graph, Consumer<Finding> found) {
    Set<String> unneeded = new TreeSet<>();
    for (String target : opened.targets()) {
      graph.module(target)
          .filter(other -> !mayReflect(other, graph))
          .ifPresent(other -> unneeded.add(target));
    }
    if (unneeded.containsAll(opened.targets())) {
      found.accept(new Finding(
          FindingCode.OPENS_UNNEEDED, module.name(), opened.source(),
          "nothing in " + String.join(" and ", unneeded) + ", nor in what is required there, reflects",
          Lines.remove(Lines.of(opened))));
      return;
    }
    Set<String> rest = new TreeSet<>(opened.targets());
    rest.removeAll(unneeded);
    for (String target : unneeded) {
      found.accept(new Finding(
          FindingCode.OPENS_UNNEEDED, module.name(), opened.source() + "=" + target,
          "nothing in " + target + ", nor in what is required there, reflects",
          Lines.replace(Lines.of(opened), Lines.opens(opened.source(), rest))));
    }
  }

  private static boolean hasReason(ScannedModule module, Opens opened, Inspection inspection) {
    Optional<SourceDirective> written = inspection.sources().descriptor(module)
        .flatMap(descriptor -> descriptor.directive(Kind.OPENS, opened.source()));
    return written.isPresent() && written.get().hasReason();
  }

  /// What the system's modules do is their own business, so they may; that of `java.base` is done by its
  /// callers.
  private static boolean mayReflect(ScannedModule module, ModuleGraph graph) {
    Set<ScannedModule> seen = new TreeSet<>();
    Deque<ScannedModule> open = new ArrayDeque<>(List.of(module));
    while (!open.isEmpty()) {
      ScannedModule next = open.remove();
      if (seen.add(next)) {
        if (next.isSystem() || next.isAutomatic()
            || next.classes().stream().anyMatch(UnneededOpens::mayReflect)) {
          return true;
        }
        for (Requires required : next.descriptor().requires()) {
          Optional<ScannedModule> other = graph.module(required.name());
          if (other.isEmpty() && !required.modifiers().contains(Requires.Modifier.STATIC)) {
            return true;
          }
          other.filter(found -> !found.isSystem()).ifPresent(open::add);
        }
      }
    }
    return false;
  }

  private static boolean mayReflect(ScannedClass scanned) {
    return scanned.has(Trait.REFLECTS) || scanned.has(Trait.LOOKS_UP) || scanned.references().stream()
        .anyMatch(name -> REFLECTIVE_PACKAGES.contains(name.packageName())
            || REFLECTIVE_CLASSES.contains(name.binaryName()));
  }
}
