package dev.dovetail.app.walls;

import java.util.ArrayList;

/// The picture of the modules in README.md: what `jdeps -summary` prints, as a diagram.
final class ModuleGraph {
  private ModuleGraph() {}

  /// The block, with its markers: our modules, and every other one that they use except `java.base`.
  static String markdown() {
    var lines = new ArrayList<String>();
    lines.add("<!-- modules: the output of jdeps -summary; a test keeps it current -->");
    lines.add("```mermaid");
    lines.add("graph LR");
    Jdeps.summary().forEach((from, targets) -> targets.forEach(to -> lines.add("  %s --> %s".formatted(from, to))));
    lines.add("```");
    lines.add("<!-- end of modules -->");
    return String.join("\n", lines);
  }
}
