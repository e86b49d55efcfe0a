package dev.dovetail.analysis.boundaries.internal.verb;

import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which modules come into a runtime, from some roots (as [java.lang.module.Configuration] resolves, but as
/// far as it gets when some are missing).
final class Resolution {
  private Resolution() {}

  /// Returns the roots and all that they require, but for `requires static`.
  static Set<ScannedModule> closure(ModuleGraph graph, Collection<ScannedModule> roots) {
    Set<ScannedModule> resolved = new TreeSet<>();
    Deque<ScannedModule> open = new ArrayDeque<>(roots);
    graph.module("java.base").ifPresent(open::add);
    while (!open.isEmpty()) {
      ScannedModule next = open.remove();
      if (resolved.add(next)) {
        next.descriptor().requires().stream()
            .filter(required -> !isStatic(required))
            .flatMap(required -> graph.module(required.name()).stream())
            .forEach(open::add);
      }
    }
    return resolved;
  }

  /// Returns the closure with the modules that provide what its modules use, and so on.
  ///
  /// @param isProvider which modules are taken for that
  static Set<ScannedModule> bound(
      ModuleGraph graph, Collection<ScannedModule> roots, Predicate<ScannedModule> isProvider) {
    Set<ScannedModule> resolved = closure(graph, roots);
    while (true) {
      Set<String> used = used(resolved);
      Set<ScannedModule> more = graph.modules().stream()
          .filter(isProvider)
          .filter(module -> !resolved.contains(module))
          .filter(module -> module.descriptor().provides().stream()
              .anyMatch(each -> used.contains(each.service())))
          .collect(Collectors.toCollection(TreeSet::new));
      if (more.isEmpty()) {
        return resolved;
      }
      resolved.addAll(closure(graph, more));
    }
  }

  /// Returns the modules, but for the system's, that nobody requires, and those with a main class; all of
  /// them if they require each other in a circle.
  static Set<ScannedModule> roots(ModuleGraph graph) {
    Set<String> required = graph.modules().stream()
        .filter(module -> !module.isSystem())
        .flatMap(module -> module.descriptor().requires().stream())
        .map(Requires::name)
        .collect(Collectors.toSet());
    Set<ScannedModule> own = graph.modules().stream()
        .filter(module -> !module.isSystem())
        .collect(Collectors.toCollection(TreeSet::new));
    Set<ScannedModule> roots = own.stream()
        .filter(module -> !required.contains(module.name()) || module.descriptor().mainClass().isPresent())
        .collect(Collectors.toCollection(TreeSet::new));
    Set<ScannedModule> reached = closure(graph, roots);
    own.stream().filter(module -> !reached.contains(module) && isInCircle(graph, module)).forEach(roots::add);
    return roots;
  }

  static Set<String> used(Collection<ScannedModule> modules) {
    return modules.stream().flatMap(module -> module.descriptor().uses().stream())
        .collect(Collectors.toSet());
  }

  static boolean isStatic(Requires required) {
    return required.modifiers().contains(Requires.Modifier.STATIC);
  }

  /// Says whether a module requires itself by way of others.
  static boolean isInCircle(ModuleGraph graph, ScannedModule module) {
    return module.descriptor().requires().stream()
        .filter(required -> !isStatic(required))
        .flatMap(required -> graph.module(required.name()).stream())
        .anyMatch(other -> closure(graph, Set.of(other)).contains(module));
  }
}
