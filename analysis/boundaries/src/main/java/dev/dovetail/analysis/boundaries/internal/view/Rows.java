package dev.dovetail.analysis.boundaries.internal.view;

import dev.dovetail.analysis.boundaries.internal.view.Picture.Box;
import dev.dovetail.analysis.boundaries.internal.view.Picture.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The boxes of a picture in rows from the top, each row in an order that keeps arrows short.
///
/// Orders by barycentres (Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical system
/// structures", 1981). A layer that is too wide has several rows.
final class Rows {
  private static final int SWEEPS = 12;

  private final List<List<Box>> bands = new ArrayList<>();
  private final List<String> titles = new ArrayList<>();
  private final Map<String, Integer> bandOf = new HashMap<>();
  private final Map<String, TreeSet<String>> neighbours = new HashMap<>();
  private final Map<String, Double> position = new HashMap<>();
  private final int widest;

  /// A row.
  ///
  /// @param title what its band is called, for the first row of the band
  record Row(String title, boolean isFirst, List<Box> boxes) {}

  private Rows(Picture picture) {
    for (int layer = picture.layers() - 1; layer >= 0; layer--) {
      band(Picture.title(layer), picture.layer(layer));
    }
    band(Picture.LIBRARIES, picture.apart(Group.LIBRARIES));
    band(Picture.SYSTEM, picture.apart(Group.SYSTEM));
    band(Picture.MISSING, picture.apart(Group.MISSING));
    for (Requirement arrow : picture.arrows()) {
      neighbours.computeIfAbsent(arrow.from(), key -> new TreeSet<>()).add(arrow.to());
      neighbours.computeIfAbsent(arrow.to(), key -> new TreeSet<>()).add(arrow.from());
    }
    widest = Math.max(5, (int) Math.ceil(Math.sqrt(1.5 * picture.boxes().size())));
  }

  static List<Row> of(Picture picture) {
    return new Rows(picture).rows();
  }

  private void band(String title, List<Box> boxes) {
    if (!boxes.isEmpty()) {
      boxes.forEach(box -> bandOf.put(box.name(), bands.size()));
      bands.add(new ArrayList<>(boxes));
      titles.add(title);
      number(boxes);
    }
  }

  private void number(List<Box> boxes) {
    for (int i = 0; i < boxes.size(); i++) {
      position.put(boxes.get(i).name(), (i + 0.5) / boxes.size());
    }
  }

  private List<Row> rows() {
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int i = 0; i < bands.size(); i++) {
        boolean isDown = sweep % 2 == 0;
        order(isDown ? i : bands.size() - 1 - i, isDown);
      }
    }
    List<Row> rows = new ArrayList<>();
    for (int band = 0; band < bands.size(); band++) {
      List<Box> boxes = bands.get(band);
      int count = (boxes.size() + widest - 1) / widest;
      for (int row = 0; row < count; row++) {
        List<Box> members = new ArrayList<>();
        for (int i = row; i < boxes.size(); i += count) { // every row spans the band
          members.add(boxes.get(i));
        }
        rows.add(new Row(titles.get(band), row == 0, members));
      }
    }
    return rows;
  }

  private void order(int band, boolean isDown) {
    List<Box> boxes = bands.get(band);
    Map<String, Double> wanted = new HashMap<>();
    boxes.forEach(box -> wanted.put(box.name(), barycentre(box.name(), band, isDown)));
    boxes.sort(Comparator.comparing((Box box) -> wanted.getOrDefault(box.name(), 0.0))
        .thenComparing(Box::name));
    number(boxes);
  }

  private double barycentre(String name, int band, boolean isDown) {
    return neighbours.getOrDefault(name, new TreeSet<>()).stream()
        .filter(other -> isDown ? bandOf.getOrDefault(other, 0) < band : bandOf.getOrDefault(other, 0) > band)
        .mapToDouble(other -> position.getOrDefault(other, 0.5))
        .average()
        .orElse(position.getOrDefault(name, 0.5));
  }
}
