package dev.dovetail.app.command;

import dev.dovetail.app.catalogue.Finding;
import dev.dovetail.app.catalogue.Import;
import dev.dovetail.app.catalogue.StoredFile;
import dev.dovetail.app.catalogue.StoredTable;
import dev.dovetail.app.desk.Looking;
import dev.dovetail.app.json.JsonObject;
import dev.dovetail.app.terminal.Style;
import dev.dovetail.app.terminal.Text;
import dev.dovetail.app.terminal.TextTable;
import dev.dovetail.app.terminal.TextTable.Align;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An import and its files, shown.
final class ImportFilesView {
  private final Looking.ImportView of;
  private final List<Looking.FileView> files;
  private final List<Finding> findings;
  private final Style style;

  ImportFilesView(Looking.ImportView of, List<Looking.FileView> files, List<Finding> findings, Style style) {
    this.of = of;
    this.files = files;
    this.findings = findings;
    this.style = style;
  }

  List<String> lines() {
    Import row = of.row();
    List<String> lines = new ArrayList<>();
    lines.add(
        style.bold(Text.safe(of.delivery())) + style.dot() + "import " + row.number() + style.dot() + "received "
            + Shown.time(row.receivedAt()) + style.dot() + Text.count(row.files(), "file") + style.dot()
            + Text.bytes(row.bytes()));
    row.note().ifPresent(note -> lines.add("  note  " + Text.safe(note)));
    row.source().lines().forEach(source -> lines.add("  from  " + Text.safe(source)));
    lines.add("");
    TextTable table =
        new TextTable()
            .column("file", Align.LEFT, 60)
            .column("", Align.LEFT)
            .column("size", Align.RIGHT)
            .column("format", Align.LEFT)
            .column("rows", Align.RIGHT)
            .column("bad rows", Align.RIGHT);
    for (Looking.FileView file : files) {
      Optional<StoredTable> data = file.table();
      table.row(
          file.row().path(),
          file.row().status().label(),
          Text.bytes(file.row().bytes()),
          data.map(StoredTable::format).orElse(""),
          data.map(t -> Text.count(t.rowCount())).orElse(""),
          data.filter(t -> t.badRowCount() > 0).map(t -> Text.count(t.badRowCount())).orElse(""));
    }
    lines.addAll(table.lines("  ", style));
    lines.addAll(findingLines(findings, style));
    return lines;
  }

  /// Returns findings as lines, after a blank one; none when there are none.
  static List<String> findingLines(List<Finding> findings, Style style) {
    List<String> lines = new ArrayList<>();
    if (!findings.isEmpty()) {
      lines.add("");
    }
    for (Finding finding : findings) {
      String where = Text.safe(finding.path()) + finding.line().map(line -> ":" + line).orElse("");
      lines.add("  " + style.warning("! look") + "  " + where + "  " + Text.safe(finding.message()));
    }
    return lines;
  }

  JsonObject json() {
    Import row = of.row();
    return new JsonObject()
        .put("delivery", of.delivery())
        .put("import", row.number())
        .put("receivedAt", row.receivedAt().toString())
        .putIfPresent("note", row.note())
        .put("source", row.source().lines().toList())
        .put("files", files.stream().map(ImportFilesView::json).toList())
        .put("findings", findings.stream().map(ImportFilesView::json).toList());
  }

  private static JsonObject json(Looking.FileView file) {
    JsonObject json = json(file.row());
    file.table()
        .ifPresent(
            table ->
                json.put("format", table.format())
                    .put("encoding", table.encoding())
                    .put("rows", table.rowCount())
                    .put("badRows", table.badRowCount()));
    return json;
  }

  static JsonObject json(StoredFile file) {
    return new JsonObject()
        .put("path", file.path())
        .putIfPresent("deliveredAs", file.deliveredAs())
        .put("status", file.status().label())
        .put("bytes", file.bytes())
        .put("sha256", file.sha256())
        .put("modifiedAt", file.modifiedAt().toString());
  }

  static JsonObject json(Finding finding) {
    return new JsonObject()
        .put("path", finding.path())
        .putIfPresent("line", finding.line())
        .put("message", finding.message());
  }
}
