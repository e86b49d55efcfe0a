package dev.dovetail.analysis.boundaries.internal.graph;

import dev.dovetail.analysis.boundaries.Problem;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Modules that require each other: compilers refuse them (JLS 7.7.1), and so does [java.lang.module.Configuration].
public final class Circles {
  private Circles() {}

  /// Returns a problem for each circle in which a module is checked. What is required for compiling only does not count.
  public static List<Problem> in(ModuleGraph graph) {
    List<Problem> problems = new ArrayList<>();
    Set<ScannedModule> seen = new TreeSet<>();
    for (ScannedModule module : graph.checked()) {
      if (!seen.contains(module) && required(module, graph).contains(module)) {
        Set<ScannedModule> circle = required(module, graph).stream()
            .filter(other -> required(other, graph).contains(module))
            .collect(Collectors.toCollection(TreeSet::new));
        seen.addAll(circle);
        problems.add(new Problem(module.location(), "modules "
            + circle.stream().map(ScannedModule::name).collect(Collectors.joining(", "))
            + " require each other in a circle, which neither compilers nor Java take. Move what they share into a"
            + " module of its own."));
      }
    }
    return problems;
  }

  /// Returns what a module requires, and what that does and so on; the module itself only if it is in a circle.
  private static Set<ScannedModule> required(ScannedModule module, ModuleGraph graph) {
    Set<ScannedModule> found = new TreeSet<>();
    Deque<ScannedModule> open = new ArrayDeque<>(List.of(module));
    while (!open.isEmpty()) {
      open.remove().descriptor().requires().stream()
          .filter(required -> !required.modifiers().contains(Requires.Modifier.STATIC))
          .flatMap(required -> graph.module(required.name()).stream())
          .filter(found::add)
          .forEach(open::add);
    }
    return found;
  }
}
