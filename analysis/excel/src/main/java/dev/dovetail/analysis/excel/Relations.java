package dev.dovetail.analysis.excel;

import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.spi.ZipContents;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/// To which other parts a part refers (Open Packaging Conventions). What lies outside the file is left out.
///
/// @param all the references
record Relations(List<Relation> all) {
  /// A reference.
  ///
  /// @param id by which the part speaks of it
  /// @param type what it is, a URI whose last piece is the same in both flavours of the standard
  /// @param target the other part
  record Relation(String id, String type, String target) {}

  static Relations of(ZipContents zip, String part, ReadOptions options)
      throws IOException, XMLStreamException {
    String folder = part.substring(0, part.lastIndexOf('/') + 1);
    String rels = folder + "_rels/" + part.substring(folder.length()) + ".rels";
    List<Relation> all = new ArrayList<>();
    if (zip.has(rels)) {
      try (Xml xml = new Xml(zip.open(rels), options)) {
        while (xml.next()) {
          if (xml.isStart("Relationship") && !xml.attribute("TargetMode", "").equals("External")) {
            all.add(new Relation(xml.attribute("Id", ""), xml.attribute("Type", ""),
                resolve(folder, xml.attribute("Target", ""))));
          }
        }
      }
    }
    return new Relations(List.copyOf(all));
  }

  private static String resolve(String folder, String target) {
    Deque<String> path = new ArrayDeque<>();
    for (String piece : (target.startsWith("/") ? target : folder + target).split("/", -1)) {
      if (piece.equals("..")) {
        path.pollLast();
      } else if (!piece.isEmpty() && !piece.equals(".")) {
        path.addLast(piece);
      }
    }
    return String.join("/", path);
  }

  /// Finds the first reference of a type.
  Optional<String> first(String type) {
    return all.stream().filter(r -> r.type().endsWith(type)).map(Relation::target).findFirst();
  }

  /// Finds a reference of a type by its id.
  Optional<String> target(String id, String type) {
    return all.stream().filter(r -> r.id().equals(id)
        && r.type().endsWith(type)).map(Relation::target).findFirst();
  }
}
