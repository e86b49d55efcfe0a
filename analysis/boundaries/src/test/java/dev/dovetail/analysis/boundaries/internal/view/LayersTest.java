package dev.dovetail.analysis.boundaries.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class LayersTest {
  @Test
  void areLongestChains() {
    SortedMap<String, SortedSet<String>> graph = graph("a", "b c", "b", "c", "c", "", "d", "c");
    assertEquals(Map.of("a", 2, "b", 1, "c", 0, "d", 1), Layers.of(graph));
  }

  @Test
  void haveACycleAsOne() {
    SortedMap<String, SortedSet<String>> graph = graph("a", "b", "b", "c", "c", "b d", "d", "", "e", "e");
    assertEquals(Map.of("a", 2, "b", 1, "c", 1, "d", 0, "e", 0), Layers.of(graph));
  }

  @Test
  void areFoundOfAVeryLongChain() {
    SortedMap<String, SortedSet<String>> graph = new TreeMap<>();
    for (int i = 0; i < 50_000; i++) {
      graph.put("m%05d".formatted(i), new TreeSet<>(i == 0 ? List.of() : List.of("m%05d".formatted(i - 1))));
    }
    assertEquals(49_999, Layers.of(graph).get("m49999"));
  }

  private static SortedMap<String, SortedSet<String>> graph(String... nodesAndTargets) {
    SortedMap<String, SortedSet<String>> graph = new TreeMap<>();
    for (int i = 0; i < nodesAndTargets.length; i += 2) {
      graph.put(nodesAndTargets[i], new TreeSet<>(
          nodesAndTargets[i + 1].isEmpty() ? List.of() : List.of(nodesAndTargets[i + 1].split(" ", -1))));
    }
    return graph;
  }
}
