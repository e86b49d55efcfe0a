package dev.dovetail.analysis.boundaries.internal.view;

import dev.dovetail.analysis.boundaries.internal.view.Picture.Box;
import dev.dovetail.analysis.boundaries.internal.view.Picture.Group;
import java.util.ArrayList;
import java.util.List;

/// A picture in the DOT language of Graphviz.
final class DotView {
  private static final String RED = "#c62828";

  private final Picture picture;
  private final StringBuilder out = new StringBuilder();

  DotView(Picture picture) {
    this.picture = picture;
  }

  String text() {
    out.append("""
        digraph modules {
          graph [rankdir=TB, newrank=true, fontname="sans-serif", fontsize=10, style=dotted,
              label="solid: requires   bold: transitive   dashed: static   red: finding%s"]
          node [shape=box, style=rounded, fontname="sans-serif", fontsize=11]
          edge [fontname="sans-serif", fontsize=9]
        """.formatted(picture.hasCounts() ? "   number: references" : ""));
    for (int layer = picture.layers() - 1; layer >= 0; layer--) {
      cluster("layer" + layer, Picture.title(layer), "same", picture.layer(layer));
    }
    cluster("libraries", Picture.LIBRARIES, "max", picture.apart(Group.LIBRARIES));
    cluster("system", Picture.SYSTEM, "max", picture.apart(Group.SYSTEM));
    cluster("missing", Picture.MISSING, "max", picture.apart(Group.MISSING));
    picture.arrows().forEach(this::arrow);
    return out.append("}\n").toString();
  }

  private void cluster(String id, String title, String rank, List<Box> boxes) {
    if (boxes.isEmpty()) {
      return;
    }
    out.append("  subgraph cluster_").append(id).append(" {\n    label=")
        .append(Names.dot(title)).append('\n');
    out.append("    { rank=").append(rank).append('\n');
    for (Box box : boxes) {
      out.append("      ").append(Names.dot(box.name()));
      List<String> attributes = new ArrayList<>();
      if (!box.detail().isEmpty()) {
        attributes.add("tooltip=" + Names.dot(box.detail()));
      }
      if (box.isFaulty()) {
        attributes.add("color=\"" + RED + "\", penwidth=2");
      } else if (!box.isChecked()) {
        attributes.add("style=\"rounded,dashed\"");
      }
      attributes(attributes);
    }
    out.append("    }\n  }\n");
  }

  private void arrow(Requirement arrow) {
    out.append("  ").append(Names.dot(arrow.from())).append(" -> ").append(Names.dot(arrow.to()));
    List<String> attributes = new ArrayList<>();
    if (picture.hasCounts()) {
      attributes.add("label=" + Names.dot(picture.label(arrow)));
    }
    if (arrow.isStatic() || arrow.isTransitive()) {
      String both = arrow.isStatic() ? "\"dashed,bold\"" : "bold";
      attributes.add("style=" + (arrow.isTransitive() ? both : "dashed"));
    }
    if (arrow.isFaulty()) {
      attributes.add("color=\"" + RED + "\", fontcolor=\"" + RED + '"');
    }
    attributes(attributes);
  }

  private void attributes(List<String> attributes) {
    out.append(attributes.isEmpty() ? "" : " [" + String.join(", ", attributes) + "]").append('\n');
  }
}
