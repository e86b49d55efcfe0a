package dev.dovetail.analysis.boundaries.internal.verb;

import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.rule.Inspection;
import dev.dovetail.analysis.boundaries.internal.scan.ClassName;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import dev.dovetail.analysis.boundaries.internal.verb.Permission.Grant;
import dev.dovetail.analysis.boundaries.internal.verb.Target.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says why one module, package or class depends on another: by which classes, and what permits each step.
public final class Why {
  private static final List<Kind> KINDS = List.of(Kind.MODULE, Kind.PACKAGE, Kind.CLASS);

  private final ModuleGraph graph;
  private final Map<ScannedModule, Map<ClassName, ScannedClass>> classes = new HashMap<>();

  /// Takes what was read.
  public Why(Inspection inspection) {
    this.graph = inspection.graph();
  }

  /// Finds the shortest path of classes; among those of one length the first by name.
  public Answer answer(String from, String to) {
    Optional<Target> source = Target.find(graph, from, KINDS);
    Optional<Target> target = Target.find(graph, to, KINDS);
    if (source.isEmpty() || target.isEmpty()) {
      return Target.unknown(graph, source.isEmpty() ? from : to, KINDS);
    }
    if (source.equals(target)) {
      return new Unclear("both are " + target.get().spoken() + "; name two that are not the same", List.of());
    }
    return answer(source.get(), target.get());
  }

  private Answer answer(Target from, Target to) {
    List<Node> path = path(from, to, false);
    if (path.isEmpty() && to.modules().stream().anyMatch(ScannedModule::isSystem)) {
      path = path(from, to, true);
    }
    List<Grant> chain = path.isEmpty() ? chain(from, to) : List.of();
    return new WhyAnswer(from.spoken(), to.spoken(), direct(from, to), steps(path), chain);
  }

  private List<Grant> chain(Target from, Target to) {
    return Permission.requires(graph, from.modules().getFirst(), to.modules().getFirst(), false);
  }

  private long direct(Target from, Target to) {
    return from.modules().stream()
        .mapToLong(module -> module.classes().stream()
            .filter(scanned -> isStart(from, to, module, scanned.name()))
            .flatMap(scanned -> scanned.references().stream())
            .filter(used -> graph.owner(module, used).filter(owner -> to.has(owner, used)).isPresent())
            .count())
        .sum();
  }

  private static boolean isStart(Target from, Target to, ScannedModule module, ClassName name) {
    return from.has(module, name) && !to.has(module, name);
  }

  private record Node(ScannedModule module, ClassName name) {}

  private List<Node> path(Target from, Target to, boolean isThroughSystem) {
    Map<Node, @Nullable Node> former = new LinkedHashMap<>();
    for (ScannedModule module : from.modules()) {
      module.classes().stream()
          .filter(scanned -> isStart(from, to, module, scanned.name()))
          .sorted(Comparator.comparing(ScannedClass::isDescriptor))
          .forEach(scanned -> former.put(new Node(module, scanned.name()), null));
    }
    Deque<Node> open = new ArrayDeque<>(former.keySet());
    while (!open.isEmpty()) {
      Node node = open.remove();
      for (ClassName used : references(node)) {
        Optional<ScannedModule> owner = graph.owner(node.module(), used);
        if (owner.isPresent()) {
          Node next = new Node(owner.get(), used);
          if (to.has(next.module(), used)) {
            return backFrom(node, next, former);
          }
          if ((isThroughSystem || !next.module().isSystem()) && !former.containsKey(next)) {
            former.put(next, node);
            open.add(next);
          }
        }
      }
    }
    return List.of();
  }

  private static List<Node> backFrom(Node last, Node end, Map<Node, @Nullable Node> former) {
    List<Node> path = new ArrayList<>(List.of(end));
    for (Node node = last; node != null; node = former.get(node)) {
      path.addFirst(node);
    }
    return path;
  }

  private List<ClassName> references(Node node) {
    ScannedClass scanned = classes
        .computeIfAbsent(node.module(), module -> module.classes().stream()
            .collect(Collectors.toMap(ScannedClass::name, each -> each)))
        .get(node.name());
    return scanned == null ? List.of() : scanned.references();
  }

  private List<WhyAnswer.Step> steps(List<Node> path) {
    List<WhyAnswer.Step> steps = new ArrayList<>();
    for (int i = 1; i < path.size(); i++) {
      Node from = path.get(i - 1);
      Node to = path.get(i);
      steps.add(new WhyAnswer.Step(
          from.name().binaryName(), from.module().name(), to.name().binaryName(), to.module().name(),
          Permission.of(graph, from.module(), to.module(), to.name().packageName())));
    }
    return List.copyOf(steps);
  }
}
