package dev.dovetail.analysis.boundaries.internal.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The layer of each node of a graph: the length of the longest chain below it.
///
/// Nodes of one cycle are in one layer: strongly connected components are found as Kosaraju and Sharir did
/// (Sharir, "A strong-connectivity algorithm", 1981), without recursion, so that a chain may be as long as it
/// likes.
final class Layers {
  private final SortedMap<String, SortedSet<String>> graph;
  private final List<List<String>> components = new ArrayList<>();

  private Layers(SortedMap<String, SortedSet<String>> graph) {
    this.graph = graph;
  }

  /// Returns the layer of each node, from 0.
  ///
  /// @param graph what each node points to; all of it is a node too
  static SortedMap<String, Integer> of(SortedMap<String, SortedSet<String>> graph) {
    return new Layers(graph).layers();
  }

  private SortedMap<String, Integer> layers() {
    findComponents();
    SortedMap<String, Integer> layers = new TreeMap<>();
    for (int i = components.size() - 1; i >= 0; i--) { // what a component points to comes after it
      List<String> members = components.get(i);
      int layer = members.stream()
          .flatMap(node -> below(graph, node).stream())
          .filter(other -> layers.containsKey(other))
          .mapToInt(other -> layers.getOrDefault(other, 0) + 1)
          .max()
          .orElse(0);
      members.forEach(member -> layers.put(member, layer));
    }
    return layers;
  }

  private void findComponents() {
    Set<String> seen = new HashSet<>();
    List<String> finished = new ArrayList<>();
    graph.keySet().forEach(node -> walk(node, graph, seen, finished));
    SortedMap<String, SortedSet<String>> reversed = new TreeMap<>();
    graph.forEach((node, below) ->
        below.forEach(other -> reversed.computeIfAbsent(other, key -> new TreeSet<>()).add(node)));
    seen.clear();
    for (String node : finished.reversed()) {
      List<String> members = new ArrayList<>();
      walk(node, reversed, seen, members);
      if (!members.isEmpty()) {
        components.add(members);
      }
    }
  }

  private static SortedSet<String> below(Map<String, SortedSet<String>> graph, String node) {
    return graph.getOrDefault(node, Collections.emptySortedSet());
  }

  private static void walk(
      String start, Map<String, SortedSet<String>> graph, Set<String> seen, List<String> finished) {
    if (!seen.add(start)) {
      return;
    }
    Deque<String> path = new ArrayDeque<>(List.of(start));
    Deque<Iterator<String>> open = new ArrayDeque<>(List.of(below(graph, start).iterator()));
    while (!path.isEmpty()) {
      if (open.element().hasNext()) {
        String next = open.element().next();
        if (seen.add(next)) {
          path.push(next);
          open.push(below(graph, next).iterator());
        }
      } else {
        finished.add(path.pop());
        open.pop();
      }
    }
  }
}
