package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.report.Plots;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/// What a chart of a column shows: the bars of a histogram for numbers, dates and timestamps, those of the
/// most frequent values for all else.
///
/// @param column the column's name
/// @param isHistogram whether each bar stands for a range; otherwise for a value
/// @param bars from left to right, or the most frequent first
/// @param isExact whether every bar has its exact height
public record PlotData(String column, boolean isHistogram, List<Bar> bars, boolean isExact) {
  /// Copies the list.
  public PlotData {
    bars = List.copyOf(bars);
  }

  /// A bar.
  ///
  /// @param value the value it stands for; empty for a range
  /// @param from the lower bound of a range: a number, or a date or timestamp as ISO 8601 (UTC)
  /// @param to the upper bound of a range, which belongs to the next bar, save for the last
  /// @param count how many values there are
  public record Bar(Optional<String> value, Optional<String> from, Optional<String> to, long count) {}

  /// Returns what a chart of a column shows; no bars if there is nothing to be seen.
  public static PlotData of(ColumnProfile column) {
    return Plots.of(column);
  }

  /// Writes the bars of all columns as one JSON array of flat objects, as charts in Vega-Lite take for
  /// `data.values`: `column`, `isExact`, `count`, and either `value`, or `from` and `to` (numbers, or for
  /// dates and timestamps texts). The writer is flushed, and stays open.
  ///
  /// @throws IOException if the writer fails
  public static void write(TableProfile profile, Writer out) throws IOException {
    Plots.write(profile, out);
  }
}
