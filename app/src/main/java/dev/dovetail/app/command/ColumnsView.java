package dev.dovetail.app.command;

import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.Histogram;
import dev.dovetail.analysis.table.NumberSummary;
import dev.dovetail.analysis.table.Quantiles;
import dev.dovetail.analysis.table.Range;
import dev.dovetail.analysis.table.TableProfile;
import dev.dovetail.analysis.table.Uniqueness;
import dev.dovetail.analysis.table.ValueCount;
import dev.dovetail.app.terminal.Sparkline;
import dev.dovetail.app.terminal.Style;
import dev.dovetail.app.terminal.Text;
import dev.dovetail.app.terminal.TextTable;
import dev.dovetail.app.terminal.TextTable.Align;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The columns of a table, one a line, in as many figures as fit the width of the terminal.
final class ColumnsView {
  static final int LONGEST_NAME = 30;
  private static final int SHORT_NAME = 16;
  private static final int SHORT_VALUE = 10;
  private static final int LONGEST_VALUE = 20;
  private static final int MOST_VALUES = 3;
  private static final int BARS = 20;
  private static final int LONGEST_DISTRIBUTION = 60;

  /// What is left out for want of width, one after the other.
  private enum Cut { NOTHING, DEVIATION, RANGE_OF_TEXT, MEAN, MEDIAN, HALF_OF_THE_BARS, NAMES }

  private final TableProfile table;
  private final Style style;
  private final int width;

  ColumnsView(TableProfile table, Style style, int width) {
    this.table = table;
    this.style = style;
    this.width = width;
  }

  /// Returns the lines: as many figures as fit, and what room is left for the distributions.
  List<String> lines() {
    List<String> lines = List.of();
    for (Cut cut : Cut.values()) {
      int bars = has(cut, Cut.HALF_OF_THE_BARS) ? BARS / 2 : BARS;
      lines = lines(cut, bars);
      int widest = lines.stream().mapToInt(Text::width).max().orElse(0);
      if (widest <= width) {
        return lines(cut, Math.min(LONGEST_DISTRIBUTION, bars + width - widest));
      }
    }
    return lines;
  }

  private static boolean has(Cut cut, Cut wanted) {
    return cut.compareTo(wanted) >= 0;
  }

  private List<String> lines(Cut cut, int distribution) {
    boolean isShort = has(cut, Cut.RANGE_OF_TEXT);
    TextTable text =
        new TextTable()
            .column("column", Align.LEFT, has(cut, Cut.NAMES) ? SHORT_NAME : LONGEST_NAME)
            .column("type", Align.LEFT)
            .column("nulls", Align.RIGHT)
            .column("distinct", Align.RIGHT)
            .column("min", Align.RIGHT, isShort ? SHORT_VALUE : LONGEST_VALUE)
            .column("median", Align.RIGHT, LONGEST_VALUE)
            .column("max", Align.RIGHT, isShort ? SHORT_VALUE : LONGEST_VALUE)
            .column("mean", Align.RIGHT)
            .column("sd", Align.RIGHT)
            .column("distribution", Align.LEFT, distribution);
    for (ColumnProfile column : table.columns()) {
      Optional<Range> range = column.range().filter(_ -> !isShort || column.histogram().isPresent());
      text.row(
          column.name(),
          TableView.type(column),
          nulls(column, isShort),
          (column.distinct().isExact() ? "" : style.glyph("≈ ", "~")) + Text.count(column.distinct().value()),
          range.map(r -> bound(column, r.min(), NumberSummary::min, isShort)).orElse(""),
          has(cut, Cut.MEDIAN) ? "" : median(column, isShort),
          range.map(r -> bound(column, r.max(), NumberSummary::max, isShort)).orElse(""),
          has(cut, Cut.MEAN) ? "" : column.numbers().map(n -> Text.number(n.mean())).orElse(""),
          has(cut, Cut.DEVIATION) ? "" : deviation(column),
          distribution(column, has(cut, Cut.HALF_OF_THE_BARS)));
    }
    return text.lines("  ", style);
  }

  private String nulls(ColumnProfile column, boolean isShort) {
    long nulls = column.nulls();
    if (nulls == 0 || isShort) {
      return nulls == 0 ? "" : share(nulls);
    }
    return Text.count(nulls) + (200 * nulls < table.rows() ? "" : " (" + share(nulls) + ")");
  }

  /// A share of the rows, which is nothing or all only where it is that.
  private String share(long rows) {
    long percent = Math.round(100.0 * rows / Math.max(1, table.rows()));
    return percent == 0 ? "<1%" : percent == 100 && rows < table.rows() ? ">99%" : percent + "%";
  }

  private static String median(ColumnProfile column, boolean isShort) {
    return column
        .quantiles()
        .map(Quantiles::p50)
        .map(value -> column.type().isNumeric() ? Text.number(value) : time(column, column.format(value), isShort))
        .orElse("");
  }

  /// A number is rounded where there is no room for it, as half a number says something else.
  private static String bound(
      ColumnProfile column, String text, ToDoubleFunction<NumberSummary> value, boolean isShort) {
    boolean isLong = text.length() > (isShort ? SHORT_VALUE : LONGEST_VALUE);
    return isLong && column.numbers().isPresent()
        ? Text.number(value.applyAsDouble(column.numbers().get()))
        : time(column, text, isShort);
  }

  /// Of a timestamp there is room for the day; a median of those without a zone is computed, and has none either.
  private static String time(ColumnProfile column, String text, boolean isShort) {
    boolean isTimestamp = column.type() == ColumnType.TIMESTAMP || column.type() == ColumnType.ZONED_TIMESTAMP;
    if (isTimestamp && isShort && text.length() > SHORT_VALUE) {
      return text.substring(0, SHORT_VALUE);
    }
    return column.type() == ColumnType.TIMESTAMP && text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
  }

  private static String deviation(ColumnProfile column) {
    OptionalDouble deviation =
        column.numbers().map(NumberSummary::standardDeviation).orElseGet(OptionalDouble::empty);
    return deviation.isPresent() ? Text.number(deviation.getAsDouble()) : "";
  }

  /// Ordered values as a picture; others by their most frequent ones, unless each occurs but once.
  private String distribution(ColumnProfile column, boolean isHalved) {
    if (column.histogram().isPresent() && column.distinct().value() > 2) {
      List<Long> counts = column.histogram().get().bins().stream().map(Histogram.Bin::count).toList();
      return Sparkline.of(isHalved ? halved(counts) : counts, style);
    }
    List<ValueCount> values = column.mostFrequent();
    if (values.isEmpty() || values.getFirst().count() == 1) {
      boolean isUnique = column.uniqueness() == Uniqueness.UNIQUE || column.distinct().value() == column.count();
      return column.count() > 1 ? isUnique ? "all different" : "nearly all different" : "";
    }
    return values.stream()
        .limit(MOST_VALUES)
        .filter(value -> value.count() > 1)
        .map(value -> Text.shorten(Text.safe(value.value()), 16, style) + ' ' + howOften(value))
        .collect(Collectors.joining(style.dot()));
  }

  private static List<Long> halved(List<Long> counts) {
    return IntStream.range(0, (counts.size() + 1) / 2)
        .mapToObj(i -> counts.get(2 * i) + (2 * i + 1 < counts.size() ? counts.get(2 * i + 1) : 0))
        .toList();
  }

  private String howOften(ValueCount value) {
    boolean isRare = 200 * value.count() < table.rows();
    return isRare ? style.glyph("×", "x") + Text.count(value.count()) : share(value.count());
  }
}
