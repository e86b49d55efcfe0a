package dev.dovetail.analysis.boundaries.internal.graph;

import dev.dovetail.analysis.boundaries.Use;
import dev.dovetail.analysis.boundaries.internal.scan.ClassName;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Who names whom: counts of pairs of classes, by module, module and package. Only modules that are looked at
/// closely (checked, or of the context, not the system's) name others.
public final class References {
  private final ModuleGraph graph;
  private final Map<ScannedModule, NavigableMap<ScannedModule, NavigableMap<String, Long>>> counts = new TreeMap<>();
  private final Map<ScannedModule, Map<String, List<Use>>> uses = new HashMap<>();
  private final Map<ScannedModule, NavigableMap<String, Long>> unknown = new TreeMap<>();

  /// Reads all classes and counts.
  public References(ModuleGraph graph) {
    this.graph = graph;
    graph.modules().stream().filter(module -> !module.isSystem()).forEach(this::count);
  }

  /// Returns what a module names of others: module, package, pairs of classes; itself not among them.
  public NavigableMap<ScannedModule, NavigableMap<String, Long>> from(ScannedModule module) {
    return counts.getOrDefault(module, Collections.emptyNavigableMap());
  }

  /// Returns how many pairs of classes there are between two modules.
  public long between(ScannedModule from, ScannedModule to) {
    long sum = 0;
    for (long count : from(from).getOrDefault(to, Collections.emptyNavigableMap()).values()) {
      sum += count;
    }
    return sum;
  }

  /// Returns the other modules that name classes of a package, sorted, with their counts.
  public List<Use> of(ScannedModule owner, String packageName) {
    return Collections.unmodifiableList(uses.getOrDefault(owner, Map.of()).getOrDefault(packageName, List.of()));
  }

  /// Returns the first class of one module that names a class of another, with that class: `p.A names q.B`.
  public Optional<String> example(ScannedModule from, ScannedModule to) {
    return from.classes().stream()
        .flatMap(scanned -> scanned.references().stream()
            .filter(name -> to.packages().contains(name.packageName()))
            .filter(name -> graph.owner(from, name).orElse(from) == to)
            .map(name -> scanned.name() + " names " + name))
        .findFirst();
  }

  /// Returns the packages that a module names and that no module has, with their counts.
  public NavigableMap<String, Long> unknown(ScannedModule module) {
    return unknown.getOrDefault(module, Collections.emptyNavigableMap());
  }

  private void count(ScannedModule from) {
    NavigableMap<ScannedModule, NavigableMap<String, Long>> of = new TreeMap<>();
    classes(from).forEach((name, count) -> {
      Optional<ScannedModule> owner = graph.owner(from, name);
      if (owner.isEmpty()) {
        unknown.computeIfAbsent(from, key -> new TreeMap<>()).merge(name.packageName(), count.classes, Long::sum);
      } else if (owner.get() != from) {
        of.computeIfAbsent(owner.get(), key -> new TreeMap<>()).merge(name.packageName(), count.classes, Long::sum);
      }
    });
    counts.put(from, of);
    of.forEach((owner, packages) -> packages.forEach((name, count) -> uses
        .computeIfAbsent(owner, key -> new HashMap<>()).computeIfAbsent(name, key -> new ArrayList<>())
        .add(new Use(from.name(), count))));
  }

  /// Returns the names in a module's classes, each with how many of them name it; an owner is looked for once a name.
  private static Map<ClassName, Count> classes(ScannedModule from) {
    Map<ClassName, Count> names = new HashMap<>();
    for (ScannedClass scanned : from.classes()) {
      for (ClassName name : scanned.references()) {
        Count count = names.get(name);
        if (count == null) {
          count = new Count();
          names.put(name, count);
        }
        count.classes++;
      }
    }
    return names;
  }

  private static final class Count {
    private long classes;
  }
}
