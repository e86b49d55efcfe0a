package dev.dovetail.analysis.boundaries.internal.api;

import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Opens;
import java.lang.module.ModuleDescriptor.Provides;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Compares the descriptor of a module with what it was. What friends lose is no loss if they are of the
/// newer set too, since they come with it.
final class DirectiveComparison {
  private final ModuleGraph oldGraph;
  private final ModuleGraph newGraph;
  private final ScannedModule was;
  private final ScannedModule is;
  private final Consumer<ApiChange> found;

  DirectiveComparison(
      ModuleGraph oldGraph, ModuleGraph newGraph, ScannedModule was, ScannedModule is,
      Consumer<ApiChange> found) {
    this.oldGraph = oldGraph;
    this.newGraph = newGraph;
    this.was = was;
    this.is = is;
    this.found = found;
  }

  void compare() {
    requires();
    exports();
    opens();
    services();
  }

  private void requires() {
    differences(
        implied(oldGraph, was), implied(newGraph, is),
        Change.IMPLIED_REMOVED, Change.IMPLIED_ADDED, "requires transitive ");
    Set<String> before = required(was);
    Set<String> now = required(is);
    differences(before, now, Change.REQUIRES_REMOVED, Change.REQUIRES_ADDED, "requires ");
  }

  private static Set<String> implied(ModuleGraph graph, ScannedModule module) {
    Set<String> names = graph.impliedBy(module).stream().map(ScannedModule::name)
        .filter(name -> !name.equals(module.name()) && !name.equals("java.base"))
        .collect(Collectors.toCollection(TreeSet::new));
    module.descriptor().requires().stream()
        .filter(required -> required.modifiers().contains(Requires.Modifier.TRANSITIVE))
        .forEach(required -> names.add(required.name()));
    return names;
  }

  private static Set<String> required(ScannedModule module) {
    return module.descriptor().requires().stream()
        .filter(required -> !required.modifiers().contains(Requires.Modifier.STATIC))
        .map(Requires::name)
        .filter(name -> !name.equals("java.base"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void exports() {
    Map<String, Set<String>> before = exported(was);
    Map<String, Set<String>> now = exported(is);
    before.forEach((name, friends) -> {
      String line = "exports " + name;
      if (friends.isEmpty() && now.containsKey(name)) {
        if (!targets(now, name).isEmpty()) {
          report(Change.EXPORT_QUALIFIED, line, "to " + String.join(", ", targets(now, name)));
        }
      } else if (friends.isEmpty()) {
        report(Change.EXPORT_REMOVED, line, "");
      } else if (!now.containsKey(name) || !targets(now, name).isEmpty()) {
        lost(friends, targets(now, name))
            .forEach(friend -> report(Change.FRIEND_REMOVED, line + " to " + friend, ""));
      }
    });
    now.forEach((name, friends) -> {
      if (friends.isEmpty() && (!before.containsKey(name) || !targets(before, name).isEmpty())) {
        report(Change.EXPORT_ADDED, "exports " + name, "");
      }
    });
  }

  private static Set<String> targets(Map<String, Set<String>> directives, String name) {
    return directives.getOrDefault(name, Set.of());
  }

  private Set<String> lost(Collection<String> before, Collection<String> now) {
    Set<String> lost = new TreeSet<>(before);
    lost.removeAll(now);
    newGraph.checked().forEach(module -> lost.remove(module.name()));
    return lost;
  }

  private static Map<String, Set<String>> exported(ScannedModule module) {
    Map<String, Set<String>> exported = new TreeMap<>();
    if (module.isAutomatic()) {
      module.packages().forEach(name -> exported.put(name, Set.of()));
    }
    for (Exports each : module.descriptor().exports()) {
      exported.put(each.source(), new TreeSet<>(each.targets()));
    }
    return exported;
  }

  private void opens() {
    ModuleDescriptor before = was.descriptor();
    ModuleDescriptor now = is.descriptor();
    boolean isAllOpen = now.isOpen() || now.isAutomatic();
    if ((before.isOpen() || before.isAutomatic()) && !isAllOpen) {
      report(Change.NO_LONGER_OPEN, "module " + is.name(), "");
    }
    Map<String, Set<String>> opened = now.opens().stream()
        .collect(Collectors.toMap(
            Opens::source, each -> new TreeSet<>(each.targets()), (a, b) -> a, TreeMap::new));
    before.opens().stream().filter(each -> !isAllOpen).sorted().forEach(each -> {
      String line = "opens " + each.source();
      boolean isForAll = opened.containsKey(each.source()) && targets(opened, each.source()).isEmpty();
      if (!each.isQualified() && !isForAll) {
        report(Change.OPENS_REMOVED, line, "");
      } else if (!isForAll) {
        lost(each.targets(), targets(opened, each.source()))
            .forEach(friend -> report(Change.OPENS_REMOVED, line + " to " + friend, ""));
      }
    });
    Set<String> known = before.opens().stream().map(Opens::source).collect(Collectors.toSet());
    opened.keySet().stream()
        .filter(name -> !known.contains(name) && !before.isOpen() && !before.isAutomatic())
        .forEach(name -> report(Change.OPENS_ADDED, "opens " + name, ""));
  }

  private void services() {
    if (!was.isAutomatic()) {
      differences(
          was.descriptor().uses(), (is.isAutomatic() ? was : is).descriptor().uses(),
          Change.USES_REMOVED, Change.USES_ADDED, "uses ");
    }
    Map<String, List<String>> before = provided(was);
    Map<String, List<String>> now = provided(is);
    differences(before.keySet(), now.keySet(), Change.PROVIDES_REMOVED, Change.PROVIDES_ADDED, "provides ");
    before.forEach((service, classes) -> {
      List<String> others = now.getOrDefault(service, classes);
      if (!others.equals(classes)) {
        report(Change.PROVIDERS_CHANGED, "provides " + service,
            String.join(", ", classes) + " → " + String.join(", ", others));
      }
    });
  }

  /// The order of providers is the order in which they are found.
  private static Map<String, List<String>> provided(ScannedModule module) {
    return module.descriptor().provides().stream()
        .collect(Collectors.toMap(Provides::service, Provides::providers));
  }

  private void differences(
      Set<String> before, Set<String> now, Change removed, Change added, String keyword) {
    before.stream().filter(name -> !now.contains(name)).forEach(name -> report(removed, keyword + name, ""));
    now.stream().filter(name -> !before.contains(name)).forEach(name -> report(added, keyword + name, ""));
  }

  private void report(Change change, String subject, String detail) {
    found.accept(new ApiChange(change, is.name(), subject, detail));
  }
}
