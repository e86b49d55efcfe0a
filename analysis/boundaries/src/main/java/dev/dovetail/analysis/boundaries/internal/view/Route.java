package dev.dovetail.analysis.boundaries.internal.view;

import java.util.ArrayList;
import java.util.List;

/// The way of an arrow through a drawing, from the upper of its boxes to the lower.
///
/// In the rows that it passes it goes straight down a lane between two boxes.
final class Route {
  private final Requirement arrow;
  private final Place upper;
  private final Place lower;
  private final boolean isUpward;
  private final int[] gaps;
  private final double[] lanes;
  private double start;
  private double end;

  Route(Requirement arrow, Place from, Place to) {
    this.arrow = arrow;
    isUpward = from.row() > to.row();
    upper = isUpward ? to : from;
    lower = isUpward ? from : to;
    gaps = new int[Math.max(0, lower.row() - upper.row() - 1)];
    lanes = new double[gaps.length];
  }

  /// A point.
  record Point(double x, double y) {}

  Requirement arrow() {
    return arrow;
  }

  Place upper() {
    return upper;
  }

  Place lower() {
    return lower;
  }

  /// Says whether the arrow points to the upper box, as one arrow of a cycle must.
  boolean isUpward() {
    return isUpward;
  }

  boolean isLevel() {
    return upper.row() == lower.row();
  }

  boolean passes(int row) {
    return row > upper.row() && row < lower.row();
  }

  int gap(int row) {
    return gaps[row - upper.row() - 1];
  }

  /// Returns where it would like to pass a row, on the straight line from where it passed the one before.
  double wanted(int row) {
    double before = row == upper.row() + 1 ? upper.x() : lanes[row - upper.row() - 2];
    return before + (lower.x() - before) / (lower.row() - row + 1);
  }

  void pass(int row, int gap, double lane) {
    gaps[row - upper.row() - 1] = gap;
    lanes[row - upper.row() - 1] = lane;
  }

  /// Returns where it goes to first.
  double first() {
    return lanes.length == 0 ? lower.x() : lanes[0];
  }

  /// Returns where it comes from last.
  double last() {
    return lanes.length == 0 ? upper.x() : lanes[lanes.length - 1];
  }

  void startAt(double x) {
    start = x;
  }

  void endAt(double x) {
    end = x;
  }

  /// Returns the points between which it curves and, in lanes, goes straight: two for each leg between rows.
  List<Point> points(List<List<Place>> rows) {
    List<Point> points = new ArrayList<>();
    points.add(new Point(start, upper.bottom()));
    for (int i = 0; i < lanes.length; i++) {
      List<Place> row = rows.get(upper.row() + 1 + i);
      points.add(new Point(lanes[i], row.getFirst().top()));
      points.add(new Point(lanes[i], row.stream().mapToDouble(Place::bottom).max().orElse(0)));
    }
    points.add(new Point(end, isLevel() ? lower.bottom() : lower.top()));
    return points;
  }
}
