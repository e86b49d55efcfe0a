package dev.dovetail.app.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// Rows in aligned columns, two spaces apart.
public final class TextTable {
  /// On which side of its column a cell stands.
  public enum Align { LEFT, RIGHT }

  private record Column(String heading, Align align, int limit) {}

  private final List<Column> columns = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /// Adds a column whose cells are cut to 40 terminal columns.
  ///
  /// @return this
  public TextTable column(String heading, Align align) {
    return column(heading, align, 40);
  }

  /// Adds a column.
  ///
  /// @param limit where longer cells are cut
  /// @return this
  public TextTable column(String heading, Align align, int limit) {
    columns.add(new Column(heading, align, limit));
    return this;
  }

  /// Adds a row. Cells are made safe for a terminal here.
  ///
  /// @param cells one for each column
  public void row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException("Expected " + columns.size() + " cells, found " + cells.length);
    }
    List<String> row = new ArrayList<>(cells.length);
    for (int i = 0; i < cells.length; i++) {
      row.add(Text.shorten(Text.safe(cells[i]), columns.get(i).limit()));
    }
    rows.add(row);
  }

  /// Returns the lines, heading first. A column without any content is left out.
  ///
  /// @param indent what each line begins with
  /// @param style how the heading looks
  public List<String> lines(String indent, Style style) {
    int[] widths = widths();
    List<String> lines = new ArrayList<>(rows.size() + 1);
    lines.add(indent + line(columns.stream().map(Column::heading).toList(), widths, style::dim));
    rows.forEach(row -> lines.add(indent + line(row, widths, UnaryOperator.identity())));
    return lines;
  }

  private int[] widths() {
    int[] widths = new int[columns.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Text.width(row.get(i)));
      }
    }
    for (int i = 0; i < widths.length; i++) {
      if (widths[i] > 0) {
        widths[i] = Math.max(widths[i], Text.width(columns.get(i).heading()));
      }
    }
    return widths;
  }

  private String line(List<String> cells, int[] widths, UnaryOperator<String> paint) {
    StringBuilder line = new StringBuilder(Arrays.stream(widths).sum() + 2 * widths.length);
    for (int i = 0; i < widths.length; i++) {
      if (widths[i] == 0) {
        continue;
      }
      String gap = " ".repeat(widths[i] - Text.width(cells.get(i)));
      line.append(columns.get(i).align() == Align.RIGHT ? gap + cells.get(i) : cells.get(i) + gap).append("  ");
    }
    return paint.apply(line.toString().stripTrailing());
  }
}
