package dev.dovetail.analysis.boundaries.internal.graph;

import dev.dovetail.analysis.boundaries.internal.scan.ApiUse;
import dev.dovetail.analysis.boundaries.internal.scan.ClassName;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// The types named in the signatures of what a module exports, without those of `java.base`: what its users
/// have to be able to name too (JLS 6.6; `javac -Xlint:exports`).
public final class ExportedApi {
  private static final String ANNOTATION = "annotation of ";

  private final ModuleGraph graph;
  private final Map<ScannedModule, List<NamedType>> all = new HashMap<>();
  private final Map<ScannedModule, List<NamedType>> toAll = new HashMap<>();

  /// Takes the modules.
  public ExportedApi(ModuleGraph graph) {
    this.graph = graph;
  }

  /// A type, and where the API names it.
  ///
  /// @param type the type
  /// @param owner the module that has it
  /// @param places the members and classes that name it, each once, in the order of their classes
  /// @param isAnnotation whether it is there as an annotation only
  public record NamedType(ClassName type, ScannedModule owner, List<String> places, boolean isAnnotation) {}

  /// Returns the types named in the API of what is exported to anybody, sorted; those that no module has are left out.
  public List<NamedType> of(ScannedModule module) {
    return all.computeIfAbsent(module, key -> of(key, packageName -> true));
  }

  /// Returns the types named in the API of some packages, sorted; those that no module has are left out.
  public List<NamedType> of(ScannedModule module, Predicate<String> packages) {
    return find(module, scanned -> packages.test(scanned.name().packageName()));
  }

  /// Returns the types named in the API of what is exported to all, without that of generated classes, which
  /// nobody writes otherwise.
  public List<NamedType> toAll(ScannedModule module) {
    return toAll.computeIfAbsent(module, key -> find(key,
        scanned -> ModuleGraph.isExportedToAll(key, scanned.name().packageName()) && !isGenerated(scanned)));
  }

  private List<NamedType> find(ScannedModule module, Predicate<ScannedClass> wanted) {
    Map<ClassName, Set<String>> places = new HashMap<>();
    for (ScannedClass scanned : module.classes()) {
      if (!scanned.apiUses().isEmpty()
          && !scanned.isSynthetic()
          && wanted.test(scanned)) {
        for (ApiUse use : scanned.apiUses()) {
          places.computeIfAbsent(use.type(), key -> new LinkedHashSet<>()).add(use.place());
        }
      }
    }
    return places.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(entry -> graph.owner(module, entry.getKey()).stream()
            .map(owner -> named(entry.getKey(), owner, entry.getValue())))
        .toList();
  }

  private static NamedType named(ClassName type, ScannedModule owner, Set<String> places) {
    List<String> signatures = places.stream().filter(place -> !place.startsWith(ANNOTATION)).toList();
    return new NamedType(
        type, owner, signatures.isEmpty() ? List.copyOf(places) : signatures, signatures.isEmpty());
  }

  /// Generators mark what they write with an annotation of this name; there are many, one a library.
  private static boolean isGenerated(ScannedClass scanned) {
    for (ClassName name : scanned.references()) {
      if (name.binaryName().endsWith(".Generated")) {
        return true;
      }
    }
    return false;
  }
}
