package dev.dovetail.analysis.boundaries.internal.verb;

import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.rule.Inspection;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import dev.dovetail.analysis.boundaries.internal.verb.LinkAnswer.Root;
import dev.dovetail.analysis.boundaries.internal.verb.LinkAnswer.Service;
import java.lang.module.ModuleDescriptor.Provides;
import java.lang.module.ModuleDescriptor.Requires;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Says whether the modules can be linked into an image by `jlink`, all that stands in the way, and the
/// command.
public final class Link {
  private final Inspection inspection;
  private final ModuleGraph graph;

  /// Takes what was read.
  public Link(Inspection inspection) {
    this.inspection = inspection;
    this.graph = inspection.graph();
  }

  /// Looks at the modules that nobody requires, those with a main class, and all that they need.
  public Answer answer() {
    Set<ScannedModule> roots = Resolution.roots(graph);
    if (roots.isEmpty()) {
      return new Unclear("no module to link; name the jars, or the folder with them", List.of());
    }
    Set<ScannedModule> closure = Resolution.closure(graph, roots);
    return new LinkAnswer(
        LinkObstacles.in(graph, closure, home()),
        roots.stream().map(this::root).toList(),
        names(closure.stream().filter(module -> !module.isSystem()).toList()),
        names(closure.stream().filter(ScannedModule::isSystem).toList()),
        leftOut(closure),
        unprovided(closure),
        bindable(roots, closure),
        new LinkCommand(inspection.scope(), roots, closure).text());
  }

  private Path home() {
    return inspection.scope().system().orElseGet(() -> Path.of(System.getProperty("java.home")));
  }

  private Root root(ScannedModule module) {
    Set<String> used = Resolution.used(graph.modules());
    List<String> services = module.descriptor().provides().stream()
        .map(Provides::service)
        .filter(used::contains)
        .sorted()
        .toList();
    String reason = module.descriptor().mainClass().map(main -> "main class " + main)
        .orElse(services.isEmpty() ? "nobody requires it" : "provides " + String.join(", ", services));
    return new Root(module.name(), reason);
  }

  /// What is required `static` only, by whom.
  private Map<String, List<String>> leftOut(Set<ScannedModule> closure) {
    Map<String, List<String>> left = new TreeMap<>();
    for (ScannedModule module : closure) {
      if (!module.isSystem()) {
        module.descriptor().requires().stream()
            .filter(Resolution::isStatic)
            .map(Requires::name)
            .filter(name -> closure.stream().noneMatch(other -> other.name().equals(name)))
            .forEach(name -> left.computeIfAbsent(name, key -> new ArrayList<>()).add(module.name()));
      }
    }
    return left;
  }

  private List<Service> unprovided(Set<ScannedModule> closure) {
    Map<String, Set<String>> users = new TreeMap<>();
    closure.stream().filter(module -> !module.isSystem()).forEach(module -> module.descriptor().uses()
        .forEach(service -> users.computeIfAbsent(service, key -> new TreeSet<>()).add(module.name())));
    return users.entrySet().stream()
        .filter(entry -> providers(entry.getKey(), closure).isEmpty())
        .map(entry -> new Service(
            entry.getKey(), List.copyOf(entry.getValue()), names(providers(entry.getKey(), graph.modules()))))
        .toList();
  }

  private static List<ScannedModule> providers(String service, Collection<ScannedModule> among) {
    return among.stream()
        .filter(module -> module.descriptor().provides().stream()
            .anyMatch(each -> each.service().equals(service)))
        .toList();
  }

  private Map<String, List<String>> bindable(Set<ScannedModule> roots, Set<ScannedModule> closure) {
    Set<ScannedModule> bound = Resolution.bound(graph, roots, module -> true);
    Set<String> used = Resolution.used(bound);
    bound.removeAll(closure);
    return bound.stream().collect(Collectors.toMap(
        ScannedModule::name,
        module -> module.descriptor().provides().stream().map(Provides::service).filter(used::contains)
            .sorted().toList(),
        (a, b) -> a,
        TreeMap::new));
  }

  private static List<String> names(Collection<ScannedModule> modules) {
    return modules.stream().map(ScannedModule::name).sorted().toList();
  }
}
