package dev.dovetail.app.command;

import dev.dovetail.analysis.table.Alert;
import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.Correlation;
import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.FrictionlessResource;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableProfile;
import dev.dovetail.app.desk.Looking;
import dev.dovetail.app.json.Json;
import dev.dovetail.app.json.JsonObject;
import dev.dovetail.app.terminal.Style;
import dev.dovetail.app.terminal.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A file, and its columns if it is a table, shown.
final class TableView {
  private static final int MOST_ALERTS = 20;
  private static final int MOST_CORRELATIONS = 6;
  private static final int MOST_KEYS = 10;
  private static final int LONGEST_MESSAGE = 200;
  private static final double STRONG = 0.7;
  /// Of a few rows nearly any two columns go together.
  private static final int FEWEST_ROWS = 10;

  private final Looking.TableView file;
  private final Style style;
  private final int columns;
  private final boolean isVerbose;

  TableView(Looking.TableView file, Style style, int columns, boolean isVerbose) {
    this.file = file;
    this.style = style;
    this.columns = columns;
    this.isVerbose = isVerbose;
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

  private void addTable(List<String> lines, TableProfile table) {
    lines.add("  " + description(table));
    table.dialect().notes().forEach(note -> lines.add("  " + Text.safe(note)));
    if (isVerbose) {
      lines.addAll(EvidenceView.lines(table.dialect(), style));
    }
    if (!table.columns().isEmpty()) {
      lines.add("");
      lines.addAll(new ColumnsView(table, style, columns).lines());
    }
    List<String> below = new ArrayList<>();
    addAlerts(below, table);
    addKeys(below, table);
    addCorrelations(below, table);
    if (!below.isEmpty()) {
      lines.add("");
      lines.addAll(below);
    }
  }

  private String description(TableProfile table) {
    Optional<Dialect.Delimited> delimited = table.dialect().delimited();
    List<String> parts = new ArrayList<>();
    parts.add(table.format());
    if (!table.format().equals("xlsx")) { // whose encoding is nobody's concern
      parts.add(table.dialect().encoding().value().toLowerCase(Locale.ROOT));
    }
    delimited
        .map(d -> d.delimiter().value())
        .ifPresent(d -> parts.add("delimiter " + (d == '\t' ? "tab" : Text.safe(d.toString()))));
    delimited.filter(d -> d.hasDecimalComma().value()).ifPresent(d -> parts.add("decimal comma"));
    delimited.filter(d -> !d.hasHeader().value()).ifPresent(d -> parts.add("no header"));
    parts.add(Text.count(table.rows(), "row"));
    parts.add(Text.count(table.columns().size(), "column"));
    if (table.missingCells() > 0) {
      parts.add(Text.count(table.missingCells(), "missing cell"));
    }
    if (table.badRowCount() > 0) {
      parts.add(style.warning(Text.count(table.badRowCount(), "bad row")));
    }
    return String.join(style.dot(), parts);
  }

  private void addAlerts(List<String> lines, TableProfile table) {
    List<Alert> alerts = table.alerts().stream().filter(alert -> alert.kind() != Alert.Kind.LIKELY_IDENTIFIER).toList();
    int width = alerts.stream().map(Alert::column).flatMap(Optional::stream)
        .mapToInt(name -> Text.width(shown(name))).max().orElse(0);
    for (Alert alert : alerts.stream().limit(MOST_ALERTS).toList()) {
      String column = shown(alert.column().orElse(""));
      String where = alert.column().isEmpty() ? "" : column + " ".repeat(width - Text.width(column)) + "  ";
      String message = Text.shorten(Text.safe(alert.message()), LONGEST_MESSAGE, style);
      List<String> wrapped = Lines.wrapped("    " + where, message, " ", columns);
      lines.add("  " + style.warning("!") + wrapped.getFirst().substring(3));
      lines.addAll(wrapped.subList(1, wrapped.size()));
    }
    if (alerts.size() > MOST_ALERTS) {
      lines.add(style.dim("    and " + Text.count(alerts.size() - MOST_ALERTS) + " more, see --json"));
    }
  }

  /// That every row has another value is nothing to worry about.
  private void addKeys(List<String> lines, TableProfile table) {
    List<String> keys =
        table.alerts().stream()
            .filter(alert -> alert.kind() == Alert.Kind.LIKELY_IDENTIFIER)
            .flatMap(alert -> alert.column().stream())
            .map(this::shown)
            .toList();
    if (!keys.isEmpty()) {
      String more = keys.size() > MOST_KEYS ? style.dot() + Text.count(keys.size() - MOST_KEYS) + " more" : "";
      String some = String.join(style.dot(), keys.subList(0, Math.min(keys.size(), MOST_KEYS)));
      lines.addAll(Lines.wrapped("  likely key  ", some + more, style.dot(), columns));
    }
  }

  private String shown(String name) {
    return Text.shorten(Text.safe(name), ColumnsView.LONGEST_NAME, style);
  }

  private void addCorrelations(List<String> lines, TableProfile table) {
    List<Correlation> strong =
        table.correlations().stream()
            .filter(pair -> pair.rows() >= FEWEST_ROWS && Math.abs(pair.coefficient()) >= STRONG)
            .sorted(Comparator.comparingDouble(pair -> -Math.abs(pair.coefficient())))
            .toList();
    if (strong.isEmpty()) {
      return;
    }
    String pairs = strong.stream().limit(MOST_CORRELATIONS).map(this::pair).collect(Collectors.joining(style.dot()));
    String more = strong.size() > MOST_CORRELATIONS ? style.dot() + (strong.size() - MOST_CORRELATIONS) + " more" : "";
    lines.addAll(Lines.wrapped("  correlated  ", pairs + more, style.dot(), columns));
  }

  private String pair(Correlation pair) {
    return shown(pair.first()) + " ~ " + shown(pair.second()) + ' '
        + String.format(Locale.ROOT, "%.2f", pair.coefficient()).replace("-", style.glyph("−", "-"));
  }

  JsonObject json() {
    JsonObject json =
        new JsonObject().put("delivery", file.of().delivery()).put("import", file.row().importNumber());
    json.putAll(ImportFilesView.json(file.row()));
    file.table()
        .map(table -> FrictionlessResource.toJson(table, ReadOptions.defaults()))
        .ifPresent(resource -> json.putAll(Json.parse(resource)));
    return json.put("findings", file.findings().stream().map(ImportFilesView::json).toList());
  }

  /// Returns the name of a column's type for people.
  static String type(ColumnProfile column) {
    return Shown.type(column.type().name().toLowerCase(Locale.ROOT));
  }
}
