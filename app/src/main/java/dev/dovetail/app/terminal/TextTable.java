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
    rows.add(Arrays.stream(cells).map(Text::safe).toList());
  }

  /// Returns the lines, heading first. A column without any content is left out.
  ///
  /// @param indent what each line begins with
  /// @param style how the heading, and the end of a cell that was cut, look
  public List<String> lines(String indent, Style style) {
    List<List<String>> cut = rows.stream().map(row -> cut(row, style)).toList();
    int[] widths = widths(cut);
    List<String> lines = new ArrayList<>(rows.size() + 1);
    lines.add(indent + line(columns.stream().map(Column::heading).toList(), widths, style::dim));
    cut.forEach(row -> lines.add(indent + line(row, widths, UnaryOperator.identity())));
    return lines;
  }

  private List<String> cut(List<String> row, Style style) {
    List<String> cells = new ArrayList<>(row.size());
    for (int i = 0; i < row.size(); i++) {
      cells.add(Text.shorten(row.get(i), columns.get(i).limit(), style));
    }
    return cells;
  }

  private int[] widths(List<List<String>> cut) {
    int[] widths = new int[columns.size()];
    for (List<String> row : cut) {
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
