package dev.dovetail.analysis.boundaries.internal.api;

import dev.dovetail.analysis.boundaries.Problem;
import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Compares what a set of modules lets through with what an older set did.
///
/// Compared are modules by their names; `requires` as far as it changes what must be there or what users read
/// with the module; `exports` and `opens`; `uses` and `provides` with its classes; of packages exported to
/// all the types that others can name, their modifiers, supertypes, type parameters, permitted subclasses,
/// record components and enum constants; and of these types the members that others can use, inherited ones
/// too if the type that declares them is concealed: modifiers, erased and generic types, exceptions, variable
/// arity, and the values of constants and defaults.
///
/// Each is judged by what [Change] says of it. A further enum constant is compatible (JLS 13.4.26), a further
/// permitted subclass breaks sources, since switches over sealed types have no default as a rule, and those
/// over enums do. Other providers of a service are told and are compatible, since users know the service
/// only.
///
/// Not compared is what neither linking nor compiling depends on: code, annotations and so deprecation (JLS
/// 13.5.8), names of parameters and of type variables, `synchronized`, `native` and `transient`, the order of
/// declarations, what is serialized, resources, main classes, and the Java release that classes are made for.
/// Of packages exported to friends the types are not compared: friends are released together. Types nested in
/// private ones, and members that only the package or the module can use, are no API.
public final class ApiComparison {
  private final ModuleGraph oldGraph;
  private final ModuleGraph newGraph;
  private final Api oldApi;
  private final Api newApi;
  private final Set<ApiChange> changes = new TreeSet<>();

  /// Takes both sets; those that are checked are compared, others are there to be referred to.
  public ApiComparison(ModuleGraph oldGraph, ModuleGraph newGraph) {
    this.oldGraph = oldGraph;
    this.newGraph = newGraph;
    this.oldApi = new Api(oldGraph);
    this.newApi = new Api(newGraph);
  }

  /// Returns what of the classes compared could not be read, sorted; ask when they were compared.
  public List<Problem> problems() {
    return Stream.concat(oldApi.problems().stream(), newApi.problems().stream()).sorted().distinct().toList();
  }

  /// Returns what is different, sorted. Types that cannot be read on one side are taken for unchanged.
  public List<ApiChange> changes() {
    for (ScannedModule was : oldGraph.checked()) {
      newGraph.module(was.name()).filter(ScannedModule::isChecked).ifPresentOrElse(
          is -> compare(was, is),
          () -> changes.add(new ApiChange(Change.MODULE_REMOVED, was.name(), "module " + was.name(), "")));
    }
    newGraph.checked().stream()
        .filter(is -> oldGraph.module(is.name()).filter(ScannedModule::isChecked).isEmpty())
        .forEach(is -> changes.add(new ApiChange(Change.MODULE_ADDED, is.name(), "module " + is.name(), "")));
    return List.copyOf(changes);
  }

  private void compare(ScannedModule was, ScannedModule is) {
    new DirectiveComparison(oldGraph, newGraph, was, is, changes::add).compare();
    Set<String> packages = new TreeSet<>(Api.packages(was));
    packages.retainAll(Api.packages(is));
    for (String name : packages) {
      Map<String, ApiType> before = oldApi.types(was, name);
      Map<String, ApiType> now = newApi.types(is, name);
      before.forEach((type, old) -> {
        ApiType present = now.get(type);
        if (present != null) {
          new TypeComparison(oldApi, newApi, old, present, changes::add).compare();
        } else if (!newApi.isUnreadable(is, type)) {
          Change change = newApi.find(is, type).isPresent() ? Change.TYPE_NOT_PUBLIC : Change.TYPE_REMOVED;
          changes.add(new ApiChange(change, is.name(), type, ""));
        }
      });
      now.keySet().stream().filter(type -> !before.containsKey(type) && !oldApi.isUnreadable(was, type))
          .forEach(type -> changes.add(new ApiChange(Change.TYPE_ADDED, is.name(), type, "")));
    }
  }
}
