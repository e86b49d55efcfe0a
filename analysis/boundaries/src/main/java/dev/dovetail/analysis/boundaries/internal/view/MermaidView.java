package dev.dovetail.analysis.boundaries.internal.view;

import dev.dovetail.analysis.boundaries.internal.view.Picture.Box;
import dev.dovetail.analysis.boundaries.internal.view.Picture.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A picture as a Mermaid flowchart, as hosts of Markdown render it.
///
/// Layers go from left to right: a row of some modules with long names would be shrunk beyond reading, a column is
/// not. A thick arrow is transitive, a dotted one static; both at once is dotted with a label that says so, since
/// Mermaid has no line that is both.
final class MermaidView {
  private final Picture picture;
  private final Map<String, String> ids;
  private final List<String> bands = new ArrayList<>();
  private final StringBuilder out = new StringBuilder("flowchart LR\n  %% thick: transitive, dotted: static, red: finding\n");

  MermaidView(Picture picture) {
    this.picture = picture;
    ids = picture.ids();
  }

  String text() {
    for (int layer = picture.layers() - 1; layer >= 0; layer--) {
      subgraph("layer" + layer, Picture.title(layer), picture.layer(layer));
    }
    subgraph("libraries", Picture.LIBRARIES, picture.apart(Group.LIBRARIES));
    subgraph("system", Picture.SYSTEM, picture.apart(Group.SYSTEM));
    subgraph("missing", Picture.MISSING, picture.apart(Group.MISSING));
    arrows();
    out.append("  classDef faulty stroke:#c62828,stroke-width:2px\n");
    out.append("  classDef context stroke-dasharray:2 2\n");
    out.append("  classDef band fill:none,stroke:#8c959f\n");
    classes("faulty", picture.boxes().stream().filter(Box::isFaulty).toList());
    out.append(bands.isEmpty() ? "" : "  class " + String.join(",", bands) + " band\n");
    classes("context", picture.boxes().stream().filter(box -> !box.isChecked() && !box.isFaulty()).toList());
    return out.toString();
  }

  private void subgraph(String id, String title, List<Box> boxes) {
    if (!boxes.isEmpty()) {
      bands.add(id);
      out.append("  subgraph ").append(id).append('[').append(Names.mermaid(title)).append("]\n");
      for (Box box : boxes) {
        out.append("    ").append(ids.get(box.name()))
            .append('[').append(Names.mermaid(box.name())).append("]\n");
      }
      out.append("  end\n");
    }
  }

  private void arrows() {
    List<Integer> faulty = new ArrayList<>();
    for (int i = 0; i < picture.arrows().size(); i++) {
      Requirement arrow = picture.arrows().get(i);
      String line = arrow.isStatic() ? "-.->" : arrow.isTransitive() ? "==>" : "-->";
      String label = (picture.label(arrow) + (arrow.isStatic() && arrow.isTransitive() ? " transitive" : "")).strip();
      out.append("  ").append(ids.get(arrow.from())).append(' ').append(line)
          .append(label.isEmpty() ? " " : "|" + Names.mermaid(label) + "| ")
          .append(ids.get(arrow.to())).append('\n');
      if (arrow.isFaulty()) {
        faulty.add(i);
      }
    }
    if (!faulty.isEmpty()) {
      out.append("  linkStyle ").append(String.join(",", faulty.stream().map(String::valueOf).toList()))
          .append(" stroke:#c62828,color:#c62828\n");
    }
  }

  private void classes(String name, List<Box> boxes) {
    if (!boxes.isEmpty()) {
      out.append("  class ").append(String.join(",", boxes.stream().map(box -> ids.get(box.name())).toList()))
          .append(' ').append(name).append('\n');
    }
  }
}
