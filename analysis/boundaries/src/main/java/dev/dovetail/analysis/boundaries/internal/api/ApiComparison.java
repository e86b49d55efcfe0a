package dev.dovetail.analysis.boundaries.internal.api;

import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Compares what a set of modules lets through with what an older set did.
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

  /// Returns what is different, sorted.
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
        if (present == null) {
          changes.add(new ApiChange(Change.TYPE_REMOVED, is.name(), type, ""));
        } else {
          new TypeComparison(oldApi, newApi, old, present, changes::add).compare();
        }
      });
      now.keySet().stream().filter(type -> !before.containsKey(type))
          .forEach(type -> changes.add(new ApiChange(Change.TYPE_ADDED, is.name(), type, "")));
    }
  }
}
