package dev.dovetail.analysis.boundaries.internal.verb;

import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.lang.module.ModuleDescriptor.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Finds what keeps `jlink` from making an image, or the image from starting.
final class LinkObstacles {
  private final ModuleGraph graph;
  private final Set<ScannedModule> closure;
  private final List<Obstacle> found = new ArrayList<>();

  private LinkObstacles(ModuleGraph graph, Set<ScannedModule> closure) {
    this.graph = graph;
    this.closure = closure;
  }

  /// Finds all of them among the modules to link, in the order of [Obstacle.Kind].
  ///
  /// @param home the JDK that would link
  static List<Obstacle> in(ModuleGraph graph, Set<ScannedModule> closure, Path home) {
    LinkObstacles obstacles = new LinkObstacles(graph, closure);
    obstacles.automatic();
    obstacles.absent();
    obstacles.circles();
    obstacles.splits();
    if (!Files.isDirectory(home.resolve("jmods"))) {
      obstacles.unpackaged(home);
    }
    return obstacles.found.stream().sorted(Comparator.comparing(Obstacle::kind)).toList();
  }

  private void automatic() {
    closure.stream().filter(ScannedModule::isAutomatic).forEach(module -> {
      String users = requiring(module.name());
      found.add(new Obstacle(
          Obstacle.Kind.AUTOMATIC, module.name(),
          module.location() + " has no descriptor" + (users.isEmpty() ? "" : "; required by " + users)));
    });
  }

  private void absent() {
    Set<String> names = new TreeSet<>();
    closure.forEach(module -> module.descriptor().requires().stream()
        .filter(required -> !Resolution.isStatic(required))
        .map(Requires::name)
        .filter(name -> graph.module(name).isEmpty())
        .forEach(names::add));
    names.forEach(name -> found.add(new Obstacle(Obstacle.Kind.ABSENT, name,
        "required by " + requiring(name))));
  }

  private String requiring(String name) {
    return closure.stream()
        .filter(module -> module.descriptor().requires().stream()
            .anyMatch(required -> required.name().equals(name) && !Resolution.isStatic(required)))
        .map(ScannedModule::name)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /// Those that reach each other are one circle.
  private void circles() {
    Set<ScannedModule> seen = new TreeSet<>();
    for (ScannedModule module : closure) {
      if (!module.isSystem() && !seen.contains(module) && Resolution.isInCircle(graph, module)) {
        Set<ScannedModule> circle = closure.stream()
            .filter(other -> Resolution.closure(graph, Set.of(module)).contains(other))
            .filter(other -> Resolution.closure(graph, Set.of(other)).contains(module))
            .collect(Collectors.toCollection(TreeSet::new));
        seen.addAll(circle);
        found.add(new Obstacle(
            Obstacle.Kind.CIRCLE, module.name(),
            circle.stream().map(ScannedModule::name).collect(Collectors.joining(", "))
                + " require each other"));
      }
    }
  }

  private void unpackaged(Path home) {
    closure.stream().filter(module -> module.isSystem() && module.name().equals("jdk.jlink"))
        .forEach(module -> found.add(new Obstacle(Obstacle.Kind.UNPACKAGED, module.name(),
            home + " has no jmods")));
  }

  /// As [java.lang.module.Configuration] does: no module may get a package from two, itself among them.
  private boolean isReadTwice(String packageName, List<ScannedModule> containing) {
    return closure.stream().anyMatch(reader -> containing.stream()
        .filter(module -> module == reader || (graph.readBy(reader).contains(module)
            && ModuleGraph.isExported(module, packageName, reader.name())))
        .count() > 1);
  }

  private void splits() {
    Map<String, List<ScannedModule>> containing = new TreeMap<>();
    closure.stream()
        .filter(module -> !module.isSystem())
        .flatMap(module -> module.packages().stream())
        .distinct()
        .forEach(name -> containing.put(
            name, graph.containing(name).stream().filter(closure::contains).toList()));
    containing.forEach((name, modules) -> {
      if (modules.size() > 1) {
        found.add(new Obstacle(
            isReadTwice(name, modules) ? Obstacle.Kind.SPLIT : Obstacle.Kind.LAYER, name,
            "in " + modules.stream().map(ScannedModule::name).collect(Collectors.joining(" and "))));
      }
    });
  }
}
