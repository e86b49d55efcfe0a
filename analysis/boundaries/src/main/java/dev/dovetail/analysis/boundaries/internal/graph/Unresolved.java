package dev.dovetail.analysis.boundaries.internal.graph;

import dev.dovetail.analysis.boundaries.Problem;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.List;

/// Modules that are required and were not found: what is said of those who require them is incomplete.
public final class Unresolved {
  private Unresolved() {}

  /// Returns a problem for each, in the modules that are checked. What is required for compiling only may be absent.
  public static List<Problem> in(ModuleGraph graph) {
    return graph.checked().stream()
        .flatMap(module -> module.descriptor().requires().stream()
            .filter(required -> !required.modifiers().contains(Requires.Modifier.STATIC))
            .filter(required -> graph.module(required.name()).isEmpty())
            .map(required -> problem(module, required.name())))
        .sorted()
        .toList();
  }

  private static Problem problem(ScannedModule module, String required) {
    boolean isJdk = required.startsWith("java.") || required.startsWith("jdk.");
    return new Problem(module.location(), "module " + module.name() + " requires " + required + ", which was not found; "
        + (isJdk ? "give a JDK that has it with --system" : "give its jar with --module-path")
        + ", or what is said of " + module.name() + " is incomplete");
  }
}
