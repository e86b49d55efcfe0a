package dev.dovetail.analysis.boundaries.internal.view;

import dev.dovetail.analysis.boundaries.BoundaryReport;
import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.ModuleBoundary;
import dev.dovetail.analysis.boundaries.ModuleKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a picture of modules has: boxes, in layers, and an arrow for each `requires`.
///
/// Shows the modules that are checked and what they require themselves. Libraries and modules of the system
/// stand apart, and what those require is left out; so is `java.base`. Whoever asks for all of it gets
/// `java.base`, and libraries in their layers with what they require. A module that is required and not there
/// has a box too.
///
/// @param boxes the modules, sorted by name
/// @param arrows what they require, sorted by both ends
/// @param layers how many layers there are
/// @param hasCounts whether arrows are labelled with references
record Picture(List<Box> boxes, List<Requirement> arrows, int layers, boolean hasCounts) {
  /// Where a module stands.
  enum Group {
    /// In a layer.
    LAYER,
    /// Among those that are not checked.
    LIBRARIES,
    /// Among those of the system.
    SYSTEM,
    /// Among those that are not there.
    MISSING
  }

  /// What the boxes of modules that are not checked are called together.
  static final String LIBRARIES = "libraries";
  /// What the boxes of the system's modules are called together.
  static final String SYSTEM = "system modules";
  /// What the boxes of modules that are not there are called together.
  static final String MISSING = "not found";

  /// A module in a picture.
  ///
  /// @param name the module's name
  /// @param group where it stands
  /// @param layer the length of the longest chain of `requires` below it; 0 outside of layers
  /// @param isChecked whether findings were looked for
  /// @param detail what is known of it, in a few words
  /// @param findings how many certain findings it has
  record Box(String name, Group group, int layer, boolean isChecked, String detail, int findings) {
    boolean isFaulty() {
      return findings > 0;
    }
  }

  /// Makes the picture of a report. With a focus, of what its neighbours require only what is there is shown,
  /// and who requires it.
  static Picture of(BoundaryReport report, ViewOptions options) {
    boolean hasBase = options.isVerbose() || options.focus().equals(Optional.of("java.base"));
    SortedMap<String, ModuleBoundary> modules = new TreeMap<>();
    report.modules().stream()
        .filter(module -> hasBase || !module.name().equals("java.base"))
        .forEach(module -> modules.put(module.name(), module));
    Set<String> layered = modules.values().stream()
        .filter(module -> isLayered(module, options))
        .map(ModuleBoundary::name)
        .collect(Collectors.toSet());
    List<Requirement> arrows = arrows(report, modules, hasBase).stream()
        .filter(arrow -> layered.contains(arrow.from()) || options.focus().equals(Optional.of(arrow.to())))
        .filter(arrow -> modules.containsKey(arrow.to())
            || options.focus().orElse(arrow.from()).equals(arrow.from()))
        .toList();
    SortedMap<String, SortedSet<String>> graph = new TreeMap<>();
    layered.forEach(name -> graph.put(name, new TreeSet<>()));
    arrows.stream()
        .filter(arrow -> graph.containsKey(arrow.from()) && graph.containsKey(arrow.to()))
        .forEach(arrow -> graph.computeIfAbsent(arrow.from(), key -> new TreeSet<>()).add(arrow.to()));
    SortedMap<String, Integer> layers = Layers.of(graph);
    Map<String, Integer> findings = report.certain().stream()
        .collect(Collectors.groupingBy(Finding::module, Collectors.summingInt(finding -> 1)));
    SortedSet<String> shown = new TreeSet<>(graph.keySet());
    arrows.forEach(arrow -> shown.addAll(List.of(arrow.from(), arrow.to())));
    List<Box> boxes = new ArrayList<>();
    for (String name : shown) {
      ModuleBoundary module = modules.get(name);
      boxes.add(module == null
          ? new Box(name, Group.MISSING, 0, false, "not found", 0)
          : new Box(name, group(module, layered), layers.getOrDefault(name, 0), module.isChecked(),
              detail(module, findings.getOrDefault(name, 0), options), findings.getOrDefault(name, 0)));
    }
    return new Picture(
        boxes, arrows, layers.values().stream().mapToInt(layer -> layer + 1).max().orElse(0), options.hasCounts());
  }

  private static List<Requirement> arrows(
      BoundaryReport report, SortedMap<String, ModuleBoundary> modules, boolean hasBase) {
    return modules.values().stream()
        .filter(module -> module.isChecked() || module.kind() != ModuleKind.SYSTEM)
        .flatMap(module -> Requirement.of(module, report))
        .filter(arrow -> hasBase || !arrow.to().equals("java.base"))
        .sorted(Comparator.comparing(Requirement::from).thenComparing(Requirement::to))
        .toList();
  }

  private static boolean isLayered(ModuleBoundary module, ViewOptions options) {
    boolean isWanted = options.isVerbose() || options.focus().equals(Optional.of(module.name()));
    return module.isChecked() || (isWanted && module.kind() != ModuleKind.SYSTEM);
  }

  private static Group group(ModuleBoundary module, Set<String> layered) {
    if (layered.contains(module.name())) {
      return Group.LAYER;
    }
    return module.kind() == ModuleKind.SYSTEM ? Group.SYSTEM : Group.LIBRARIES;
  }

  private static String detail(ModuleBoundary module, int findings, ViewOptions options) {
    boolean isKnown = module.isChecked() || module.classes() > 0;
    String classes = !isKnown || !options.hasCounts() ? "" : Names.count(module.classes(), "class");
    String automatic = module.kind() == ModuleKind.AUTOMATIC ? "automatic" : "";
    String found = findings == 0 ? "" : Names.count(findings, "finding");
    return Stream.of(automatic, classes, found)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  /// Returns the boxes of a layer.
  List<Box> layer(int layer) {
    return boxes.stream().filter(box -> box.group() == Group.LAYER && box.layer() == layer).toList();
  }

  /// Returns the boxes that stand in no layer, for one of two reasons.
  List<Box> apart(Group group) {
    return boxes.stream().filter(box -> box.group() == group).toList();
  }

  /// Returns what to write on an arrow; empty if nothing.
  String label(Requirement arrow) {
    return hasCounts ? arrow.label() : "";
  }

  /// Returns an identifier for each box.
  Map<String, String> ids() {
    return Names.ids("m_", boxes.stream().map(Box::name).toList());
  }

  /// Returns what to call a layer.
  static String title(int layer) {
    return "layer " + layer;
  }
}
