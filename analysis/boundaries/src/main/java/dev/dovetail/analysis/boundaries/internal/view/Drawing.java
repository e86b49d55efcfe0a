package dev.dovetail.analysis.boundaries.internal.view;

import dev.dovetail.analysis.boundaries.internal.view.Route.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A picture laid out: where its boxes, arrows and labels are, from (0, 0) to its size.
///
/// Layers are rows from the top (Sugiyama, Tagawa and Toda 1981), arrows curves between them. No box, label
/// or title overlaps another, and no arrow passes behind a box; a label for which there is no room is left
/// out.
final class Drawing {
  static final double TITLE = 24;
  private static final double MARGIN = 22;
  private static final double BELOW = 12;

  private final List<List<Place>> rows = new ArrayList<>();
  private final List<Route> routes = new ArrayList<>();
  private final List<Band> bands = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private double left;
  private double right;
  private double bottom;

  /// A band of rows with a title.
  record Band(String title, double top, double bottom) {}

  /// What is written on an arrow, and its middle.
  record Label(Route route, String text, double x, double y) {
    static final double HEIGHT = 12;

    double width() {
      return text.length() * 6.1 + 4;
    }
  }

  Drawing(Picture picture) {
    List<Rows.Row> order = Rows.of(picture);
    Map<String, Place> places = new HashMap<>();
    for (int i = 0; i < order.size(); i++) {
      int row = i;
      List<Place> members = order.get(i).boxes().stream().map(box -> new Place(box, row)).toList();
      members.forEach(place -> places.put(place.box().name(), place));
      rows.add(members);
    }
    for (Requirement arrow : picture.arrows()) {
      routes.add(new Route(
          arrow,
          Objects.requireNonNull(places.get(arrow.from())),
          Objects.requireNonNull(places.get(arrow.to()))));
    }
    Columns.arrange(rows, routes);
    left = rows.stream().flatMap(List::stream).mapToDouble(Place::left).min().orElse(0);
    right = rows.stream().flatMap(List::stream).mapToDouble(Place::right).max().orElse(0);
    for (Point point : routes.stream().flatMap(route -> route.points(rows).stream()).toList()) {
      left = Math.min(left, point.x());
      right = Math.max(right, point.x());
    }
    left -= MARGIN;
    right += MARGIN;
    drop(order);
    if (picture.hasCounts()) {
      routes.forEach(route -> label(route, picture.label(route.arrow())).ifPresent(labels::add));
    }
  }

  private void drop(List<Rows.Row> order) {
    double y = MARGIN;
    for (int i = 0; i < order.size(); i++) {
      double top = y + (order.get(i).isFirst() ? TITLE : 0);
      rows.get(i).forEach(place -> place.dropTo(top));
      double end = rows.get(i).stream().mapToDouble(Place::bottom).max().orElse(top);
      if (order.get(i).isFirst()) {
        bands.add(new Band(order.get(i).title(), y, end + BELOW));
      } else {
        Band band = bands.removeLast();
        bands.add(new Band(band.title(), band.top(), end + BELOW));
      }
      int row = i;
      long crossing = routes.stream()
          .filter(route -> route.upper().row() <= row && (route.lower().row() > row || route.isLevel()))
          .count();
      bottom = end + BELOW + MARGIN;
      y = end + BELOW + 34 + Math.min(80, 3 * crossing);
    }
  }

  private Optional<Label> label(Route route, String text) {
    List<Point> points = route.points(rows);
    for (int leg = 0; leg + 1 < points.size(); leg += 2) {
      for (int step = 0; step < 13; step++) {
        double t = 0.5 + (step % 2 == 0 ? 1 : -1) * ((step + 1) / 2) * 0.06; // from the middle to both sides
        Point at = route.isLevel() ? sag(points, t) : curve(points.get(leg), points.get(leg + 1), t);
        Label label = new Label(route, text, at.x(), at.y());
        if (isFree(label)) {
          return Optional.of(label);
        }
      }
    }
    return Optional.empty();
  }

  private static Point curve(Point from, Point to, double t) {
    double s = t * t * (3 - 2 * t); // a Bézier curve that leaves and arrives vertically: x at t
    double y = 1.5 * t * (1 - t) * (1 - t) + 1.5 * t * t * (1 - t) + t * t * t;
    return new Point(from.x() + (to.x() - from.x()) * s, from.y() + (to.y() - from.y()) * y);
  }

  private static Point sag(List<Point> points, double t) {
    Point from = points.getFirst();
    Point to = points.getLast();
    double s = t * t * (3 - 2 * t);
    double y = Math.max(from.y(), to.y()) - (1 - t) * (from.y() > to.y() ? 0 : to.y() - from.y());
    return new Point(from.x() + (to.x() - from.x()) * s, y + 3 * t * (1 - t) * SAG);
  }

  /// How far the control points of an arrow within a row hang below it.
  static final double SAG = 44;

  private boolean isFree(Label label) {
    double half = label.width() / 2;
    boolean isOnBox = rows.stream().flatMap(List::stream).anyMatch(place ->
        label.x() + half > place.left() - 2 && label.x() - half < place.right() + 2
            && label.y() + Label.HEIGHT / 2 > place.top() - 2
            && label.y() - Label.HEIGHT / 2 < place.bottom() + 2);
    boolean isOnTitle = bands.stream().anyMatch(band ->
        label.x() - half < left + MARGIN + band.title().length() * 7
            && Math.abs(label.y() - band.top() - 10) < Label.HEIGHT + 4);
    return !isOnBox && !isOnTitle && labels.stream().noneMatch(other ->
        Math.abs(label.x() - other.x()) < half + other.width() / 2 + 2
            && Math.abs(label.y() - other.y()) < Label.HEIGHT);
  }

  List<List<Place>> rows() {
    return rows;
  }

  List<Route> routes() {
    return routes;
  }

  List<Band> bands() {
    return bands;
  }

  List<Label> labels() {
    return labels;
  }

  double left() {
    return left;
  }

  double width() {
    return right - left;
  }

  double height() {
    return bottom;
  }
}
