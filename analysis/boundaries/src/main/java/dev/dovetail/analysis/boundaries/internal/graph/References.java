package dev.dovetail.analysis.boundaries.internal.graph;

import dev.dovetail.analysis.boundaries.Use;
import dev.dovetail.analysis.boundaries.internal.scan.ClassName;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
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
    return from(from).getOrDefault(to, Collections.emptyNavigableMap()).values().stream()
        .mapToLong(Long::longValue).sum();
  }

  /// Returns the other modules that name classes of a package, sorted, with their counts.
  public List<Use> of(ScannedModule owner, String packageName) {
    return counts.entrySet().stream()
        .map(entry -> new Use(entry.getKey().name(), entry.getValue()
            .getOrDefault(owner, Collections.emptyNavigableMap()).getOrDefault(packageName, 0L)))
        .filter(use -> use.references() > 0)
        .toList();
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
    Map<ClassName, Optional<ScannedModule>> owners = new HashMap<>();
    NavigableMap<ScannedModule, NavigableMap<String, Long>> of = new TreeMap<>();
    for (ScannedClass scanned : from.classes()) {
      for (ClassName reference : scanned.references()) {
        Optional<ScannedModule> owner = owners.computeIfAbsent(reference, name -> graph.owner(from, name));
        if (owner.isEmpty()) {
          unknown.computeIfAbsent(from, key -> new TreeMap<>()).merge(reference.packageName(), 1L, Long::sum);
        } else if (owner.get() != from) {
          of.computeIfAbsent(owner.get(), key -> new TreeMap<>()).merge(reference.packageName(), 1L, Long::sum);
        }
      }
    }
    counts.put(from, of);
  }
}
