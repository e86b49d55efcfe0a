package dev.dovetail.analysis.boundaries.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.boundaries.BoundaryReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class DrawingTest {
  private static final BoundaryReport MANY = many();
  private static final Picture PICTURE = Picture.of(MANY, ViewOptions.PLAIN);

  /// Seventy modules, each of which requires up to eight of those before it; two of them are in a cycle.
  private static BoundaryReport many() {
    Random random = new Random(7);
    Map<String, SortedSet<String>> requires = new TreeMap<>();
    for (int i = 0; i < 70; i++) {
      TreeSet<String> required = new TreeSet<>();
      for (int j = random.nextInt(9); j > 0 && i > 0; j--) {
        required.add(name(random.nextInt(i)));
      }
      requires.put(name(i), required);
    }
    requires.computeIfAbsent(name(20), key -> new TreeSet<>()).add(name(21));
    requires.computeIfAbsent(name(21), key -> new TreeSet<>()).add(name(20));
    return Sample.graph(requires);
  }

  private static String name(int i) {
    return "some.module.of.many.number%02d".formatted(i);
  }

  @Test
  void hasEveryRequiresOnce() {
    Set<String> edges =
        PICTURE.arrows().stream().map(arrow -> arrow.from() + " " + arrow.to()).collect(Collectors.toSet());
    assertEquals(edges.size(), PICTURE.arrows().size());
    assertEquals(
        MANY.modules().stream().mapToInt(module -> module.directives().size()).sum(),
        PICTURE.arrows().size());
    assertEquals(PICTURE.arrows().size(), new Drawing(PICTURE).routes().size());
  }

  @Test
  void pointsDownButForCycles() {
    Map<String, Integer> layers =
        PICTURE.boxes().stream().collect(Collectors.toMap(Picture.Box::name, Picture.Box::layer));
    Set<String> cycle = Set.of(name(20), name(21));
    for (Route route : new Drawing(PICTURE).routes()) {
      boolean isInCycle = cycle.containsAll(List.of(route.arrow().from(), route.arrow().to()));
      int from = layers.getOrDefault(route.arrow().from(), -1);
      int to = layers.getOrDefault(route.arrow().to(), -1);
      assertTrue(isInCycle ? from == to : from > to, route.arrow()::toString);
      assertTrue(isInCycle || !route.isUpward(), route.arrow()::toString);
    }
  }

  @Test
  void overlapsNothing() {
    Drawing drawing = new Drawing(PICTURE);
    List<Place> places = drawing.rows().stream().flatMap(List::stream).toList();
    for (Place one : places) {
      assertTrue(one.left() >= drawing.left() && one.right() <= drawing.left() + drawing.width());
      assertTrue(places.stream().noneMatch(other -> !other.equals(one) && one.left() < other.right()
          && other.left() < one.right() && one.top() < other.bottom() && other.top() < one.bottom()));
    }
    List<Drawing.Label> labels = drawing.labels();
    assertTrue(labels.size() > PICTURE.arrows().size() * 8 / 10, () -> labels.size() + " labels have room");
    for (Drawing.Label one : labels) {
      assertTrue(labels.stream().noneMatch(other -> !other.equals(one)
          && Math.abs(one.x() - other.x()) < (one.width() + other.width()) / 2
          && Math.abs(one.y() - other.y()) < Drawing.Label.HEIGHT));
      assertFalse(isBehind(one.x(), one.y(), places), one::toString);
    }
  }

  @Test
  void leadsNoArrowBehindABox() {
    Drawing drawing = new Drawing(PICTURE);
    List<Place> places = drawing.rows().stream().flatMap(List::stream).toList();
    for (Route route : drawing.routes()) {
      List<Route.Point> points = route.points(drawing.rows());
      for (int i = 1; i + 2 < points.size(); i += 2) { // the straight parts, which pass rows
        assertFalse(isBehind(points.get(i).x(), points.get(i).y() + 4, places), route.arrow()::toString);
      }
    }
  }

  private static boolean isBehind(double x, double y, List<Place> places) {
    return places.stream().anyMatch(
        place -> x > place.left() && x < place.right() && y > place.top() && y < place.bottom());
  }

  @Test
  void leavesTheBaseOutUnlessAskedFor() {
    assertFalse(View.DOT.show(Sample.shop(), ViewOptions.PLAIN).contains("java.base"));
    ViewOptions all = ViewOptions.PLAIN.withVerbose(true);
    assertTrue(View.DOT.show(Sample.shop(), all).contains("-> \"java.base\""));
  }

  @Test
  void leavesOutWhatLibrariesRequireUnlessAskedFor() {
    BoundaryReport graph = Sample.graph(Map.of("app", List.of("library"), "library", List.of("deep", "gone"),
        "deep", List.of()));
    BoundaryReport report = new BoundaryReport(
        graph.modules().stream()
            .map(module -> module.name().equals("app") ? module : Sample.unchecked(module))
            .toList(),
        List.of(), List.of());

    Picture picture = Picture.of(report, ViewOptions.PLAIN);
    assertEquals(List.of("app", "library"), picture.boxes().stream().map(Picture.Box::name).toList());
    assertEquals(List.of("library"), picture.apart(Picture.Group.LIBRARIES).stream().map(Picture.Box::name).toList());
    assertEquals(1, picture.arrows().size());

    Picture whole = Picture.of(report, ViewOptions.PLAIN.withVerbose(true));
    assertEquals(3, whole.arrows().size());
    assertEquals(List.of("gone"), whole.apart(Picture.Group.MISSING).stream().map(Picture.Box::name).toList());
    assertEquals(3, whole.layers());
  }

  @Test
  void showsWhoRequiresTheLibraryInFocus() {
    BoundaryReport graph = Sample.graph(Map.of("app", List.of("library"), "other", List.of("library"),
        "library", List.of("deep"), "deep", List.of()));
    BoundaryReport report = new BoundaryReport(
        graph.modules().stream()
            .map(module -> module.name().equals("app") ? module : Sample.unchecked(module))
            .toList(),
        List.of(), List.of());

    String shown = View.DOT.show(report, ViewOptions.PLAIN.withFocus(Optional.of("library")));

    for (String arrow : List.of("app -> library", "other -> library", "library -> deep")) {
      assertTrue(shown.contains('"' + arrow.replace(" -> ", "\" -> \"") + '"'), shown);
    }
  }

  @Test
  void isThereOfNoModules() {
    BoundaryReport none = new BoundaryReport(List.of(), List.of(), List.of());
    assertTrue(View.SVG.show(none, ViewOptions.PLAIN).contains("0 modules"));
  }
}
