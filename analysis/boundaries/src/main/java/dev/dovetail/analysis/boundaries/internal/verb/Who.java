package dev.dovetail.analysis.boundaries.internal.verb;

import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.rule.Inspection;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass.Trait;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import dev.dovetail.analysis.boundaries.internal.verb.Target.Kind;
import dev.dovetail.analysis.boundaries.internal.verb.WhoAnswer.Naming;
import dev.dovetail.analysis.boundaries.internal.verb.WhoAnswer.Owner;
import dev.dovetail.analysis.boundaries.internal.verb.WhoAnswer.Reflector;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Opens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Says who names a package or a class, who could, and who may reflect on it.
public final class Who {
  private static final List<Kind> KINDS = List.of(Kind.PACKAGE, Kind.CLASS);

  private final ModuleGraph graph;

  /// Takes what was read.
  public Who(Inspection inspection) {
    this.graph = inspection.graph();
  }

  /// Looks for those who name it, in every module that has it.
  public Answer answer(String name) {
    Optional<Target> target = Target.find(graph, name, KINDS);
    if (target.isEmpty()) {
      return Target.find(graph, name, List.of(Kind.MODULE))
          .<Answer>map(module -> new Unclear(
              name + " is a module; name one of its packages:",
              module.modules().getFirst().packages().stream().sorted().toList()))
          .orElseGet(() -> Target.unknown(graph, name, KINDS));
    }
    Target found = target.get();
    return new WhoAnswer(found.spoken(), found.modules().stream().map(owner -> owner(owner, found)).toList());
  }

  private Owner owner(ScannedModule owner, Target target) {
    String packageName = target.packageName();
    List<Naming> namings = new ArrayList<>();
    Set<String> silent = new TreeSet<>();
    Set<String> users = new TreeSet<>();
    for (ScannedModule module : graph.modules()) {
      if (module != owner && !module.isSystem()) {
        List<Reference> references = Reference.from(module, graph)
            .filter(reference -> reference.to() == owner && target.has(owner, reference.used()))
            .toList();
        Permission permission = Permission.of(graph, module, owner, packageName);
        if (!references.isEmpty()) {
          namings.add(naming(module, references, permission));
          users.add(module.name());
        } else if (permission.isGranted() && !module.isAutomatic()) {
          silent.add(module.name());
        }
      }
    }
    Optional<Exports> exported = owner.descriptor().exports().stream()
        .filter(each -> each.source().equals(packageName))
        .findFirst();
    Set<String> friends = new TreeSet<>(exported.map(Exports::targets).orElse(Set.of()));
    friends.removeAll(users);
    silent.removeAll(friends);
    return new Owner(
        owner.name(), access(owner, exported), namings, List.copyOf(friends), List.copyOf(silent),
        reflectors(owner, packageName));
  }

  private static Naming naming(ScannedModule module, List<Reference> references, Permission permission) {
    return new Naming(
        module.name(),
        references.size(),
        references.stream().collect(Collectors.groupingBy(
            reference -> reference.user().binaryName(),
            TreeMap::new,
            Collectors.mapping(reference -> reference.used().binaryName(), Collectors.toList()))),
        permission);
  }

  private static String access(ScannedModule owner, Optional<Exports> exported) {
    if (owner.isAutomatic()) {
      return "exported, as every package of an automatic module";
    }
    return exported
        .map(each -> each.isQualified()
            ? "exported to " + String.join(", ", new TreeSet<>(each.targets()))
            : "exported to all")
        .orElse("concealed");
  }

  private List<Reflector> reflectors(ScannedModule owner, String packageName) {
    ModuleDescriptor descriptor = owner.descriptor();
    if (owner.isAutomatic() || descriptor.isOpen()) {
      String directive = owner.isAutomatic() ? "automatic module" : "open module";
      return List.of(new Reflector(directive, "everybody", false));
    }
    return descriptor.opens().stream()
        .filter(opened -> opened.source().equals(packageName))
        .flatMap(opened -> targets(opened).stream()
            .map(to -> new Reflector("opens " + packageName + (opened.isQualified() ? " to " + to : ""),
                to, reflects(to))))
        .toList();
  }

  private static Set<String> targets(Opens opened) {
    return opened.isQualified() ? new TreeSet<>(opened.targets()) : Set.of("everybody");
  }

  private boolean reflects(String module) {
    return graph.module(module).stream()
        .flatMap(each -> each.classes().stream())
        .anyMatch(scanned -> scanned.has(Trait.REFLECTS));
  }
}
