package dev.dovetail.analysis.boundaries.internal.verb;

import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.scan.ClassName;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass.Trait;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import dev.dovetail.analysis.boundaries.internal.verb.WithoutAnswer.Refused;
import dev.dovetail.analysis.boundaries.internal.verb.WithoutAnswer.Vanished;
import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What worked in one graph of modules and does not in another, which has the same modules with less in their
/// descriptors.
final class Breakage {
  private final ModuleGraph before;
  private final ModuleGraph after;
  private final Set<ScannedModule> startedBefore;
  private final Set<ScannedModule> startedAfter;

  Breakage(ModuleGraph before, ModuleGraph after) {
    this.before = before;
    this.after = after;
    Set<ScannedModule> roots = Resolution.roots(before);
    startedBefore = Resolution.bound(before, roots, module -> !module.isSystem());
    startedAfter = Resolution.bound(after, in(after, roots), module -> !module.isSystem());
  }

  private static Set<ScannedModule> in(ModuleGraph graph, Collection<ScannedModule> modules) {
    return modules.stream().flatMap(module -> graph.module(module.name()).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Returns the references that compilers, and then the runtime, refuse.
  List<Refused> refused() {
    record Place(String from, String to, String packageName) {}
    Map<Place, List<String>> missing = new HashMap<>();
    Map<Place, Set<String>> classes = new HashMap<>();
    Map<Place, Integer> counts = new HashMap<>();
    for (ScannedModule module : before.modules()) {
      if (!module.isSystem()) {
        ScannedModule now = after.module(module.name()).orElse(module);
        Reference.from(module, before).forEach(reference -> {
          Place place = new Place(module.name(), reference.to().name(), reference.used().packageName());
          List<String> refusals = missing.computeIfAbsent(place, key -> lost(module, now, reference));
          if (!refusals.isEmpty()) {
            classes.computeIfAbsent(place, key -> new TreeSet<>()).add(reference.user().binaryName());
            counts.merge(place, 1, Integer::sum);
          }
        });
      }
    }
    return counts.entrySet().stream()
        .map(entry -> new Refused(
            entry.getKey().from(), entry.getKey().to(), entry.getKey().packageName(), entry.getValue(),
            List.copyOf(classes.getOrDefault(entry.getKey(), Set.of())),
            missing.getOrDefault(entry.getKey(), List.of())))
        .sorted()
        .toList();
  }

  private List<String> lost(ScannedModule module, ScannedModule now, Reference reference) {
    String packageName = reference.used().packageName();
    ScannedModule to = after.module(reference.to().name()).orElse(reference.to());
    if (!Permission.of(before, module, reference.to(), packageName).isGranted()) {
      return List.of();
    }
    return Permission.of(after, now, to, packageName).refusals();
  }

  /// Returns the modules that are no longer resolved at start, and who of the others still names them.
  List<Vanished> vanished() {
    Set<ScannedModule> bound = Resolution.bound(after, in(after, Resolution.roots(before)), module -> true);
    return startedBefore.stream()
        .filter(module -> startedAfter.stream().noneMatch(other -> other.name().equals(module.name())))
        .map(module -> new Vanished(
            module.name(),
            bound.stream().anyMatch(other -> other.name().equals(module.name())),
            startedAfter.stream()
                .filter(other -> !other.isSystem() && isUser(other, module))
                .map(ScannedModule::name)
                .toList()))
        .toList();
  }

  private boolean isUser(ScannedModule user, ScannedModule used) {
    return before.module(user.name()).stream()
        .flatMap(former -> Reference.from(former, before))
        .anyMatch(reference -> reference.to().name().equals(used.name()));
  }

  /// Returns what no longer comes of services, a sentence each.
  List<String> services() {
    List<String> lost = new ArrayList<>();
    for (ScannedModule module : before.modules()) {
      ScannedModule now = after.module(module.name()).orElse(module);
      if (now != module) {
        module.descriptor().uses().stream()
            .filter(service -> !now.descriptor().uses().contains(service) && loads(module, service))
            .sorted()
            .forEach(service -> lost.add(module + " loads " + service
                + " without uses: ServiceConfigurationError"));
        providers(module).forEach((service, classes) -> {
          Set<String> gone = new TreeSet<>(classes);
          gone.removeAll(providers(now).getOrDefault(service, Set.of()));
          long left = after.modules().stream().mapToLong(
              other -> providers(other).getOrDefault(service, Set.of()).size()).sum();
          if (!gone.isEmpty()) {
            before.modules().stream().filter(user -> user.descriptor().uses().contains(service))
                .forEach(user -> lost.add(user + " no longer finds " + String.join(", ", gone) + " as "
                    + service + "; " + (left == 0 ? "no provider is left"
                        : Lines.count(left, "provider", "providers") + " left")));
          }
        });
      }
    }
    return lost;
  }

  private static boolean loads(ScannedModule module, String service) {
    return module.classes().stream().anyMatch(each -> each.has(Trait.LOADS_ANY_SERVICE)
        || each.loadedServices().stream().map(ClassName::binaryName).anyMatch(service::equals));
  }

  private static Map<String, Set<String>> providers(ScannedModule module) {
    Map<String, Set<String>> providers = new TreeMap<>();
    module.descriptor().provides().forEach(each ->
        providers.put(each.service(), new TreeSet<>(each.providers())));
    return providers;
  }

  /// Returns the reflection that may be refused, a sentence each.
  List<String> reflection() {
    List<String> lost = new ArrayList<>();
    for (ScannedModule module : before.modules()) {
      ModuleDescriptor now = after.module(module.name()).orElse(module).descriptor();
      module.descriptor().opens().stream().sorted().forEach(opened -> {
        Set<String> left = now.opens().stream()
            .filter(each -> each.source().equals(opened.source()))
            .flatMap(each -> each.targets().stream())
            .collect(Collectors.toSet());
        boolean isGone = now.opens().stream().noneMatch(each -> each.source().equals(opened.source()));
        before.modules().stream()
            .filter(other -> other != module && (opened.isQualified()
                ? opened.targets().contains(other.name()) && !left.contains(other.name())
                : isGone && !other.isSystem()))
            .filter(other -> other.classes().stream().anyMatch(Breakage::reflects))
            .forEach(other -> lost.add(other + " can no longer reflect on what is not public in "
                + opened.source()
                + " of " + module));
      });
    }
    return lost;
  }

  private static boolean reflects(ScannedClass scanned) {
    return scanned.has(Trait.REFLECTS) || scanned.has(Trait.LOOKS_UP);
  }
}
