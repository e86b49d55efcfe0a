package dev.dovetail.analysis.boundaries.internal.verb;

import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What lets the classes of one module name those of a package of another (JLS 7.3, 7.7): what makes that
/// module readable, and what exports the package.
///
/// @param grants the directives, or what stands for them, in their order
/// @param refusals what is missing; empty if it is permitted
record Permission(List<Grant> grants, List<String> refusals) {
  /// A directive, or what stands for one, and the module that it is in.
  record Grant(String directive, String module) {
    Map<String, Object> json() {
      return Members.of("directive", directive, "module", module);
    }
  }

  /// Finds what permits it; within one module nothing is needed.
  static Permission of(ModuleGraph graph, ScannedModule from, ScannedModule to, String packageName) {
    List<Grant> grants = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    if (from != to) {
      List<Grant> reads = reads(graph, from, to);
      grants.addAll(reads);
      if (reads.isEmpty()) {
        refusals.add(from + " does not read " + to);
      }
      export(from, to, packageName).ifPresentOrElse(
          grants::add, () -> refusals.add(to + " does not export " + packageName + " to " + from));
    }
    return new Permission(List.copyOf(grants), List.copyOf(refusals));
  }

  boolean isGranted() {
    return refusals.isEmpty();
  }

  private static Optional<Grant> export(ScannedModule from, ScannedModule to, String packageName) {
    if (to.isAutomatic()) {
      return Optional.of(new Grant("automatic: exports every package", to.name()));
    }
    return to.descriptor().exports().stream()
        .filter(exported -> exported.source().equals(packageName))
        .filter(exported -> !exported.isQualified() || exported.targets().contains(from.name()))
        .map(exported -> new Grant(directive(exported, from.name()), to.name()))
        .findFirst();
  }

  private static String directive(Exports exported, String friend) {
    return "exports " + exported.source() + (exported.isQualified() ? " to " + friend : "");
  }

  private static List<Grant> reads(ModuleGraph graph, ScannedModule from, ScannedModule to) {
    if (from.isAutomatic()) {
      return List.of(new Grant("automatic: reads every module", from.name()));
    }
    if (!graph.readBy(from).contains(to)) {
      return List.of();
    }
    List<Grant> chain = requires(graph, from, to, true);
    if (!chain.isEmpty()) {
      return chain;
    }
    return to.name().equals("java.base")
        ? List.of(new Grant("requires java.base", from.name()))
        : List.of(new Grant("automatic: implied by another that " + from + " requires", to.name()));
  }

  /// Returns the shortest chain of `requires` between two modules.
  ///
  /// @param isImplied whether all but the first must be transitive
  static List<Grant> requires(ModuleGraph graph, ScannedModule from, ScannedModule to, boolean isImplied) {
    Map<ScannedModule, List<Grant>> chains = new HashMap<>(Map.of(from, List.of()));
    Deque<ScannedModule> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      ScannedModule next = open.remove();
      List<Requires> required = next.descriptor().requires().stream()
          .filter(each -> !isImplied || next == from
              || each.modifiers().contains(Requires.Modifier.TRANSITIVE))
          .sorted(Comparator.comparing(Requires::name))
          .toList();
      for (Requires each : required) {
        ScannedModule other = graph.module(each.name()).orElse(next);
        if (!chains.containsKey(other)) {
          chains.put(other, Stream.concat(
              chains.getOrDefault(next, List.of()).stream(),
              Stream.of(new Grant(directive(each), next.name()))).toList());
          open.add(other);
        }
      }
    }
    return chains.getOrDefault(to, List.of());
  }

  private static String directive(Requires required) {
    return "requires " + Line.modifiers(required) + required.name();
  }
}
