package dev.dovetail.analysis.boundaries.internal.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Finds the horizontal positions in a drawing: first of the boxes, each near those that it has arrows to and
/// from, then of the arrows where they pass a row, and of their ends.
final class Columns {
  private static final double GAP = 20;
  private static final double LANE = 9;
  private static final double FAR = 1e7;
  private static final int SWEEPS = 12;

  private final List<List<Place>> rows;
  private final List<Route> routes;
  private final double[][] gaps;

  private Columns(List<List<Place>> rows, List<Route> routes) {
    this.rows = rows;
    this.routes = routes;
    gaps = new double[rows.size()][];
    for (int row = 0; row < gaps.length; row++) {
      gaps[row] = new double[rows.get(row).size() + 1];
      Arrays.fill(gaps[row], GAP);
    }
  }

  static void arrange(List<List<Place>> rows, List<Route> routes) {
    Columns columns = new Columns(rows, routes);
    columns.placeBoxes();
    columns.chooseGaps();
    columns.widenGaps();
    columns.placeBoxes();
    columns.placeLanes();
    columns.placeEnds();
  }

  private void placeBoxes() {
    double total = 0;
    for (int row = 0; row < rows.size(); row++) {
      total = Math.max(total, width(row));
    }
    for (int row = 0; row < rows.size(); row++) {
      place(row, total, box -> 0);
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean isDown = sweep % 2 == 0;
      for (int i = 0; i < rows.size(); i++) {
        int row = isDown ? i : rows.size() - 1 - i;
        place(row, total, box -> routes.stream()
            .filter(route -> isDown ? route.lower() == box : route.upper() == box)
            .mapToDouble(route -> isDown ? route.upper().x() : route.lower().x())
            .average()
            .orElse(box.x()));
      }
    }
  }

  private double width(int row) {
    double[] offsets = offsets(row);
    List<Place> boxes = rows.get(row);
    return offsets[offsets.length - 1] + boxes.getFirst().width() / 2 + boxes.getLast().width() / 2;
  }

  private double[] offsets(int row) {
    List<Place> boxes = rows.get(row);
    double[] offsets = new double[boxes.size()];
    for (int i = 1; i < offsets.length; i++) {
      offsets[i] = offsets[i - 1] + boxes.get(i - 1).width() / 2 + gaps[row][i] + boxes.get(i).width() / 2;
    }
    return offsets;
  }

  private void place(int row, double total, ToDoubleFunction<Place> wanted) {
    List<Place> boxes = rows.get(row);
    double low = -total / 2 + boxes.getFirst().width() / 2;
    double[] x = Spread.of(
        boxes.stream().mapToDouble(wanted).toArray(), offsets(row), low, low + total - width(row));
    for (int i = 0; i < x.length; i++) {
      boxes.get(i).moveTo(x[i]);
    }
  }

  private void chooseGaps() {
    for (Route route : routes) {
      for (int row = route.upper().row() + 1; row < route.lower().row(); row++) {
        double wanted = route.wanted(row);
        int best = 0;
        for (int gap = 1; gap <= rows.get(row).size(); gap++) {
          if (Math.abs(within(row, gap, wanted) - wanted) < Math.abs(within(row, best, wanted) - wanted)) {
            best = gap;
          }
        }
        route.pass(row, best, within(row, best, wanted));
      }
    }
  }

  private double within(int row, int gap, double x) {
    return Math.max(low(row, gap), Math.min(high(row, gap), x));
  }

  private double low(int row, int gap) {
    return gap == 0 ? -FAR : rows.get(row).get(gap - 1).right() + LANE;
  }

  private double high(int row, int gap) {
    return gap == rows.get(row).size() ? FAR : rows.get(row).get(gap).left() - LANE;
  }

  private void widenGaps() {
    for (int row = 0; row < rows.size(); row++) {
      for (int gap = 0; gap < gaps[row].length; gap++) {
        gaps[row][gap] = Math.max(GAP, LANE * (passing(row, gap).size() + 1));
      }
    }
  }

  private List<Route> passing(int row, int gap) {
    return routes.stream().filter(route -> route.passes(row) && route.gap(row) == gap).toList();
  }

  private void placeLanes() {
    for (int row = 0; row < rows.size(); row++) {
      for (int gap = 0; gap < gaps[row].length; gap++) {
        int at = row;
        List<Route> passing = new ArrayList<>(passing(row, gap));
        passing.sort(Comparator.comparingDouble(route -> route.wanted(at)));
        double[] offsets = new double[passing.size()];
        Arrays.setAll(offsets, i -> i * LANE);
        double[] x = Spread.of(
            passing.stream().mapToDouble(route -> route.wanted(at)).toArray(), offsets,
            gap == 0 ? -FAR : low(row, gap), high(row, gap) - Math.max(0, passing.size() - 1) * LANE);
        for (int i = 0; i < x.length; i++) {
          passing.get(i).pass(row, gap, x[i]);
        }
      }
    }
  }

  private void placeEnds() {
    for (Place box : rows.stream().flatMap(List::stream).toList()) {
      List<Route> below = new ArrayList<>(routes.stream()
          .filter(route -> route.upper() == box || (route.isLevel() && route.lower() == box))
          .toList());
      below.sort(Comparator.comparingDouble(
          route -> route.upper() == box ? route.first() : route.upper().x()));
      for (int i = 0; i < below.size(); i++) {
        double x = end(box, i, below.size());
        if (below.get(i).upper() == box) {
          below.get(i).startAt(x);
        } else {
          below.get(i).endAt(x);
        }
      }
      List<Route> above = new ArrayList<>(
          routes.stream().filter(route -> route.lower() == box && !route.isLevel()).toList());
      above.sort(Comparator.comparingDouble(Route::last));
      for (int i = 0; i < above.size(); i++) {
        above.get(i).endAt(end(box, i, above.size()));
      }
    }
  }

  private static double end(Place box, int index, int count) {
    return box.x() + ((index + 1.0) / (count + 1) - 0.5) * (box.width() - 10);
  }
}
