package dev.dovetail.analysis.boundaries.internal.view;

import dev.dovetail.analysis.boundaries.internal.view.Picture.Box;
import java.util.ArrayList;
import java.util.List;

/// A box of a drawing, and where it is: its size is known at once, its position comes with the layout.
final class Place {
  static final int CHARACTER = 7;
  static final int LINE = 15;
  private static final int LONGEST = 26;

  private final Box box;
  private final int row;
  private final List<String> lines;
  private double x;
  private double top;

  Place(Box box, int row) {
    this.box = box;
    this.row = row;
    lines = lines(Names.visible(box.name()));
  }

  /// Breaks a name after a dot near its middle, and leaves out the middle of a part that is too long.
  private static List<String> lines(String name) {
    int cut = -1;
    for (int i = 0; i < name.length() - 1; i++) {
      if (name.charAt(i) == '.' && Math.abs(i - name.length() / 2) < Math.abs(cut - name.length() / 2)) {
        cut = i;
      }
    }
    List<String> lines = new ArrayList<>();
    if (name.length() > LONGEST - 6 && cut >= 0) {
      lines.add(shorten(name.substring(0, cut + 1)));
    }
    lines.add(shorten(lines.isEmpty() ? name : name.substring(cut + 1)));
    return lines;
  }

  private static String shorten(String part) {
    if (part.codePointCount(0, part.length()) <= LONGEST) {
      return part;
    }
    int head = part.offsetByCodePoints(0, LONGEST / 2);
    int tail = part.offsetByCodePoints(part.length(), 1 - LONGEST / 2);
    return part.substring(0, head) + "…" + part.substring(tail);
  }

  private static double columns(String text) {
    return text.codePoints().mapToDouble(c -> c < 0x1100 ? 1 : 2).sum(); // most of what is beyond is wide
  }

  Box box() {
    return box;
  }

  int row() {
    return row;
  }

  /// Returns the lines of its name.
  List<String> lines() {
    return lines;
  }

  double width() {
    double name = lines.stream().mapToDouble(Place::columns).max().orElse(0) * CHARACTER;
    return Math.max(72, Math.max(name, columns(box.detail()) * (CHARACTER - 1)) + 18);
  }

  double height() {
    return (lines.size() + (box.detail().isEmpty() ? 0 : 1)) * LINE + 12;
  }

  /// Returns the middle.
  double x() {
    return x;
  }

  double left() {
    return x - width() / 2;
  }

  double right() {
    return x + width() / 2;
  }

  double top() {
    return top;
  }

  double bottom() {
    return top + height();
  }

  void moveTo(double middle) {
    x = middle;
  }

  void dropTo(double upperEdge) {
    top = upperEdge;
  }
}
