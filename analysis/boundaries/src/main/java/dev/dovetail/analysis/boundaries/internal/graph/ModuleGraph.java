package dev.dovetail.analysis.boundaries.internal.graph;

import dev.dovetail.analysis.boundaries.internal.scan.ClassName;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Modules by name, who reads whom (JLS 7.3, [java.lang.module.Configuration]), and which module has which
/// package.
///
/// Unlike a configuration it holds for modules that cannot be resolved together too.
public final class ModuleGraph {
  private final Map<String, ScannedModule> modules = new TreeMap<>();
  private final Map<String, List<ScannedModule>> byPackage = new HashMap<>();
  private final Map<ScannedModule, Set<ScannedModule>> readable = new HashMap<>();

  /// Takes the modules; no two have one name.
  public ModuleGraph(Collection<ScannedModule> all) {
    for (ScannedModule module : all) {
      modules.put(module.name(), module);
    }
    for (ScannedModule module : modules.values()) {
      module.packages().forEach(name -> byPackage.computeIfAbsent(name, key -> new ArrayList<>()).add(module));
    }
    modules.values().forEach(module -> readable.put(module, findReadable(module)));
  }

  /// Returns all modules, sorted by name.
  public Collection<ScannedModule> modules() {
    return modules.values();
  }

  /// Returns the modules that are checked, sorted by name.
  public List<ScannedModule> checked() {
    return modules.values().stream().filter(ScannedModule::isChecked).toList();
  }

  /// Returns the module of a name.
  public Optional<ScannedModule> module(String name) {
    return Optional.ofNullable(modules.get(name));
  }

  /// Returns the modules that contain a package, sorted by name.
  public List<ScannedModule> containing(String packageName) {
    return byPackage.getOrDefault(packageName, List.of());
  }

  /// Returns the modules that a module reads, by its own `requires` and what those imply; itself not among
  /// them.
  public Set<ScannedModule> readBy(ScannedModule module) {
    return readable.getOrDefault(module, Set.of());
  }

  /// Returns the module itself and what those who require it read with it: by `requires transitive`, and with
  /// an automatic module all automatic ones.
  public Set<ScannedModule> impliedBy(ScannedModule module) {
    Set<ScannedModule> implied = new TreeSet<>();
    Deque<ScannedModule> open = new ArrayDeque<>(List.of(module));
    while (!open.isEmpty()) {
      ScannedModule next = open.remove();
      if (implied.add(next)) {
        if (next.isAutomatic()) {
          modules.values().stream().filter(ScannedModule::isAutomatic).forEach(open::add);
        }
        next.descriptor().requires().stream()
            .filter(required -> required.modifiers().contains(Requires.Modifier.TRANSITIVE))
            .flatMap(required -> module(required.name()).stream())
            .forEach(open::add);
      }
    }
    return implied;
  }

  /// Returns the module itself and what is resolved with it ([java.lang.module.Configuration]): what it
  /// requires, what those require and so on, without `requires static`.
  public Set<ScannedModule> resolvedWith(ScannedModule module) {
    Set<ScannedModule> resolved = new TreeSet<>();
    Deque<ScannedModule> open = new ArrayDeque<>(List.of(module));
    while (!open.isEmpty()) {
      ScannedModule next = open.remove();
      if (resolved.add(next)) {
        if (next.isAutomatic()) {
          modules.values().stream().filter(ScannedModule::isAutomatic).forEach(open::add);
        }
        next.descriptor().requires().stream()
            .filter(required -> !required.modifiers().contains(Requires.Modifier.STATIC))
            .flatMap(required -> module(required.name()).stream())
            .forEach(open::add);
      }
    }
    return resolved;
  }

  /// Returns the module that has the class a module names: itself, one that it reads, or any.
  public Optional<ScannedModule> owner(ScannedModule from, ClassName name) {
    List<ScannedModule> candidates = containing(name.packageName());
    if (candidates.size() <= 1) {
      return candidates.stream().findFirst();
    }
    if (candidates.contains(from)) {
      return Optional.of(from);
    }
    Set<ScannedModule> read = readBy(from);
    return candidates.stream().filter(read::contains).findFirst().or(() -> candidates.stream().findFirst());
  }

  /// Says whether the types of a package of one module can be named by another that reads it.
  public static boolean isExported(ScannedModule owner, String packageName, String to) {
    return owner.isAutomatic() || exported(owner, packageName)
        .filter(exported -> !exported.isQualified() || exported.targets().contains(to))
        .isPresent();
  }

  /// Says whether the types of a package can be named by every module that reads its own.
  public static boolean isExportedToAll(ScannedModule owner, String packageName) {
    return owner.isAutomatic()
        || exported(owner, packageName).filter(exported -> !exported.isQualified()).isPresent();
  }

  /// Returns the directive that exports a package.
  public static Optional<Exports> exported(ScannedModule owner, String packageName) {
    return Optional.ofNullable(owner.exports().get(packageName));
  }

  private Set<ScannedModule> findReadable(ScannedModule module) {
    Set<ScannedModule> read = new TreeSet<>();
    if (module.isAutomatic()) {
      read.addAll(modules.values());
    }
    for (Requires required : module.descriptor().requires()) {
      module(required.name()).ifPresent(other -> read.addAll(impliedBy(other)));
    }
    module("java.base").ifPresent(read::add);
    read.remove(module);
    return read;
  }
}
