package dev.dovetail.app.command;

import dev.dovetail.app.desk.Looking;
import dev.dovetail.app.json.JsonObject;
import dev.dovetail.app.profile.ColumnSummary;
import dev.dovetail.app.profile.Frequent;
import dev.dovetail.app.profile.Histogram;
import dev.dovetail.app.profile.SummaryJson;
import dev.dovetail.app.profile.TableSummary;
import dev.dovetail.app.terminal.Sparkline;
import dev.dovetail.app.terminal.Style;
import dev.dovetail.app.terminal.Text;
import dev.dovetail.app.terminal.TextTable;
import dev.dovetail.app.terminal.TextTable.Align;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// A file, and its columns if it is a table, shown.
final class TableView {
  private final Looking.TableView file;
  private final Style style;
  private final int columns;

  TableView(Looking.TableView file, Style style, int columns) {
    this.file = file;
    this.style = style;
    this.columns = columns;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        style.bold(Text.safe(file.of().delivery()) + '/' + Text.safe(file.row().path())) + style.dot() + "import "
            + file.row().importNumber() + style.dot() + file.row().status().label());
    lines.add("  " + Text.bytes(file.row().bytes()) + style.dot() + "SHA-256 " + file.row().sha256());
    file.table().ifPresent(table -> addTable(lines, table));
    lines.addAll(ImportFilesView.findingLines(file.findings(), style));
    return lines;
  }

  private void addTable(List<String> lines, TableSummary table) {
    lines.add("  " + description(table));
    table.notes().forEach(note -> lines.add("  " + Text.safe(note)));
    lines.add("");
    TextTable text =
        new TextTable()
            .column("column", Align.LEFT, 30)
            .column("type", Align.LEFT)
            .column("nulls", Align.RIGHT)
            .column("distinct", Align.RIGHT)
            .column("min", Align.RIGHT, 20)
            .column("max", Align.RIGHT, 20)
            .column("mean", Align.RIGHT)
            .column("sd", Align.RIGHT)
            .column("distribution", Align.LEFT, Math.max(20, columns / 3));
    for (ColumnSummary column : table.columns()) {
      text.row(
          column.name(),
          Shown.type(column.type()),
          column.nulls() == 0 ? "" : share(column.nulls(), table.rows()),
          (column.isDistinctExact() ? "" : style.glyph("≈ ", "~")) + Text.count(column.distinct()),
          column.minimum().orElse(""),
          column.maximum().orElse(""),
          number(column.mean()),
          number(column.standardDeviation()),
          distribution(column, table.rows()));
    }
    text.lines("  ", style).forEach(line -> lines.add(line));
  }

  private String description(TableSummary table) {
    List<String> parts = new ArrayList<>();
    parts.add(table.format());
    parts.add(table.encoding());
    table.delimiter().ifPresent(d -> parts.add("delimiter " + (d.equals("\t") ? "tab" : d)));
    if (table.delimiter().isPresent() && !table.hasHeader()) {
      parts.add("no header");
    }
    parts.add(Text.count(table.rows(), "row"));
    parts.add(Text.count(table.columns().size(), "column"));
    if (table.badRows() > 0) {
      parts.add(style.warning(Text.count(table.badRows(), "bad row")));
    }
    return String.join(style.dot(), parts);
  }

  /// Ordered values as a picture; others by their most frequent ones, unless each occurs but once.
  private String distribution(ColumnSummary column, long rows) {
    if (column.histogram().isPresent() && column.distinct() > 2) {
      return Sparkline.of(column.histogram().map(Histogram::counts).orElseThrow(), style);
    }
    if (column.frequent().isEmpty() || column.frequent().getFirst().count() == 1) {
      return column.count() > 1 ? "all different" : "";
    }
    return column.frequent().stream()
        .limit(3)
        .filter(f -> f.count() > 1)
        .map(f -> Text.shorten(Text.safe(f.value()), 16, style) + ' ' + howOften(f, rows))
        .collect(Collectors.joining(style.dot()));
  }

  private String howOften(Frequent value, long rows) {
    long percent = Math.round(100.0 * value.count() / Math.max(1, rows));
    return percent == 0 ? style.glyph("×", "x") + Text.count(value.count()) : percent + "%";
  }

  private static String share(long part, long whole) {
    double percent = 100.0 * part / Math.max(1, whole);
    return Text.count(part) + (percent >= 0.5 ? " (" + Math.round(percent) + "%)" : "");
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? Text.number(value.getAsDouble()) : "";
  }

  JsonObject json() {
    JsonObject json =
        new JsonObject().put("delivery", file.of().delivery()).put("import", file.row().importNumber());
    json.putAll(ImportFilesView.json(file.row()));
    file.table().ifPresent(table -> SummaryJson.write(table, json));
    return json.put("findings", file.findings().stream().map(ImportFilesView::json).toList());
  }
}
