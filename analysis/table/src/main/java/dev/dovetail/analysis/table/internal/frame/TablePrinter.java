package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Prints the first and last rows of a table, and as many of the first and last columns as fit a width.
public final class TablePrinter {
  private static final String GAP = "  ";
  private static final String MISSING = "null";
  private static final String CUT = "…";
  private static final int WIDEST_TEXT = 32;

  /// Where not all columns fit, so that more of them do.
  private static final int NARROW_TEXT = 20;

  /// A number that is cut would be another number.
  private static final int WIDEST_NUMBER = 46;

  private final List<String> names;
  private final List<ColumnView> columns;
  private final int rowCount;
  private final int[] rows;
  private final int cutAfter;

  /// Prepares a table.
  ///
  /// @param rowCount how many rows each column has
  /// @param most how many rows are printed at most
  public TablePrinter(List<String> names, List<ColumnView> columns, int rowCount, int most) {
    this.names = names;
    this.columns = columns;
    this.rowCount = rowCount;
    boolean isCut = rowCount > most;
    int head = isCut ? (most + 1) / 2 : rowCount;
    int tail = isCut ? most / 2 : 0;
    cutAfter = isCut ? head : Integer.MAX_VALUE;
    rows = IntStream.concat(IntStream.range(0, head), IntStream.range(rowCount - tail, rowCount)).toArray();
  }

  /// Prints it: the shape, names, types, rows.
  ///
  /// @param width in cells of a terminal
  public String print(int width) {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%,d %s × %,d %s\n", rowCount, rowCount == 1 ? "row" : "rows",
        columns.size(), columns.size() == 1 ? "column" : "columns"));
    List<Cells> shown = fitting(width, WIDEST_TEXT);
    if (shown.stream().anyMatch(Cells::isMore)) {
      shown = fitting(width, NARROW_TEXT);
    }
    for (int line = 0; !shown.isEmpty() && line < rows.length + 2; line++) {
      if (line - 2 == cutAfter) {
        line(text, shown, Cells.CUT);
      }
      line(text, shown, line);
    }
    if (rows.length == cutAfter) {
      line(text, shown, Cells.CUT);
    }
    text.setLength(text.length() - 1);
    return text.toString();
  }

  private static void line(StringBuilder text, List<Cells> shown, int line) {
    int start = text.length();
    for (Cells column : shown) {
      text.append(text.length() > start ? GAP : "");
      Shown.pad(text, column.line(line), column.width(), column.isRight());
    }
    int end = text.length();
    while (end > start && text.charAt(end - 1) == ' ') {
      end--;
    }
    text.setLength(end);
    text.append('\n');
  }

  /// Returns the columns from both ends that fit, with … for those between.
  private List<Cells> fitting(int width, int widest) {
    List<Cells> left = new ArrayList<>();
    List<Cells> right = new ArrayList<>();
    int used = 0;
    int first = 0;
    int last = columns.size() - 1;
    while (first <= last) {
      boolean isLeft = left.size() <= right.size();
      Cells next = cells(isLeft ? first : last, widest);
      boolean isAll = first == last;
      int needed = next.width() + (used == 0 ? 0 : GAP.length());
      if (used > 0 && used + needed + (isAll ? 0 : GAP.length() + 1) > width) {
        left.add(Cells.more(rows.length));
        break;
      }
      used += needed;
      if (isLeft) {
        left.add(next);
        first++;
      } else {
        right.addFirst(next);
        last--;
      }
    }
    left.addAll(right);
    return left;
  }

  private Cells cells(int column, int widest) {
    ColumnView view = columns.get(column);
    List<String> lines = new ArrayList<>();
    lines.add(Shown.cut(Shown.visible(names.get(column)), widest));
    lines.add(view.type().name().toLowerCase(Locale.ROOT));
    NumberStyle style = NumberStyle.of(view, rows);
    boolean isNumeric = view.type().isNumeric();
    for (int row : rows) {
      String text = view.isNull(row) ? MISSING : text(view, row, style);
      boolean isLongNumber = isNumeric && text.length() > WIDEST_NUMBER;
      boolean isText = view.type() == ColumnType.TEXT;
      lines.add(isLongNumber ? NumberStyle.rounded(view, row) : isText ? Shown.cut(text, widest) : text);
    }
    return new Cells(lines, isNumeric);
  }

  private static String text(ColumnView view, int row, NumberStyle style) {
    StringBuilder text = new StringBuilder();
    switch (view.type()) {
      case DECIMAL, FLOAT64 -> text.append(style.format(view, row));
      case TEXT -> {
        view.data().appendTo(text, view.rows().at(row));
        // a text that looks like a missing value is told apart by its quotes
        String visible = Shown.visible(text.toString());
        boolean isQuoted = visible.equals(MISSING) || visible.isEmpty() || !visible.equals(visible.strip());
        return isQuoted ? '"' + visible + '"' : visible;
      }
      default -> view.data().appendTo(text, view.rows().at(row));
    }
    return text.toString();
  }

  /// The lines of a column as printed.
  ///
  /// @param lines name, type, then values
  /// @param isRight whether they end at the same place
  private record Cells(List<String> lines, boolean isRight) {
    /// The line between the first and the last rows.
    static final int CUT = -1;

    boolean isMore() {
      return lines.get(1).isEmpty(); // every column has a type
    }

    static Cells more(int rows) {
      List<String> lines = new ArrayList<>(List.of(TablePrinter.CUT, ""));
      for (int row = 0; row < rows; row++) {
        lines.add(TablePrinter.CUT);
      }
      return new Cells(lines, false);
    }

    int width() {
      return lines.stream().mapToInt(Shown::width).max().orElse(0);
    }

    String line(int number) {
      return number == CUT ? TablePrinter.CUT : lines.get(number);
    }
  }

  /// With how many decimal places the numbers of a column are printed: as many as they need, up to a number
  /// of significant digits; with an exponent if they are very different.
  ///
  /// @param places after the point; negative for an exponent
  private record NumberStyle(int places) {
    private static final int MOST_PLACES = 6;
    private static final double LARGEST = 1e15;

    static NumberStyle of(ColumnView view, int[] rows) {
      if (view.type() != ColumnType.DECIMAL && view.type() != ColumnType.FLOAT64) {
        return new NumberStyle(0);
      }
      int places = view.type() == ColumnType.FLOAT64 ? 1 : 0;
      for (int row : rows) {
        if (view.isNull(row)) {
          continue;
        }
        double number = view.data().asDouble(view.rows().at(row));
        double size = Math.abs(number);
        boolean isPlain = size == 0 || (size >= 1e-4 && size < LARGEST);
        if (!isPlain && !Double.isNaN(number) && !Double.isInfinite(number)) {
          return new NumberStyle(-1);
        }
        if (isPlain) {
          int scale = decimal(view, row).stripTrailingZeros().scale();
          places = Math.max(places, scale);
        }
      }
      return new NumberStyle(view.type() == ColumnType.FLOAT64 ? Math.min(places, MOST_PLACES) : places);
    }

    private static BigDecimal decimal(ColumnView view, int row) {
      Object value = view.value(row);
      return value instanceof BigDecimal exact ? exact
          : value instanceof BigInteger integer ? new BigDecimal(integer)
          : BigDecimal.valueOf(view.data().asDouble(view.rows().at(row)));
    }

    /// Returns a number with few digits and an exponent.
    static String rounded(ColumnView view, int row) {
      return decimal(view, row).round(new MathContext(MOST_PLACES + 1)).toEngineeringString();
    }

    String format(ColumnView view, int row) {
      double number = view.data().asDouble(view.rows().at(row));
      if (Double.isNaN(number) || Double.isInfinite(number)) {
        return String.valueOf(number);
      }
      return places < 0
          ? rounded(view, row)
          : String.format(Locale.ROOT, "%." + places + "f", decimal(view, row));
    }
  }
}
