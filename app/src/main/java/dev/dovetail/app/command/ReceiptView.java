package dev.dovetail.app.command;

import dev.dovetail.app.desk.ColumnChange;
import dev.dovetail.app.desk.Note;
import dev.dovetail.app.desk.Receipt;
import dev.dovetail.app.desk.TableChange;
import dev.dovetail.app.json.JsonObject;
import dev.dovetail.app.terminal.Style;
import dev.dovetail.app.terminal.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A receipt, shown.
final class ReceiptView {
  private static final int MOST = 10;

  private final Receipt receipt;
  private final Style style;

  ReceiptView(Receipt receipt, Style style) {
    this.receipt = receipt;
    this.style = style;
  }

  /// Returns the receipt for people.
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(headline());
    addSome(lines, receipt.changes().stream().filter(c -> !c.columns().isEmpty()).map(this::schemaLine).toList());
    addSome(lines, receipt.changes().stream().filter(c -> c.rows() != c.rowsBefore()).map(this::rowsLine).toList());
    addSome(lines, receipt.missing().stream().map(this::missingLine).toList());
    addSome(lines, receipt.notes().stream().map(this::noteLine).toList());
    receipt.keptSources().forEach(p -> lines.add(look(p.toString(), "changed after it was read, so it was not removed")));
    receipt.unfinished().forEach(
        text -> lines.add(look("to be finished", "the delivery is in; the next command finishes the rest: " + Text.safe(text))));
    lines.add(lastLine());
    return lines;
  }

  private String headline() {
    String mark = style.good(style.glyph("✓", "ok"));
    String what =
        receipt.isRehearsal()
            ? "Would be import " + receipt.number() + " of " + Text.safe(receipt.delivery()) + "; nothing was added."
            : "Import " + receipt.number() + " of " + Text.safe(receipt.delivery()) + " is in.";
    List<String> parts = new ArrayList<>();
    addPart(parts, receipt.newFiles(), "new");
    addPart(parts, receipt.knownFiles(), "already here");
    addPart(parts, receipt.changedFiles(), "changed");
    String resumed =
        receipt.resumedFiles() == 0 ? "" : " (" + Text.count(receipt.resumedFiles()) + " staged before)";
    return mark + ' ' + style.bold(what) + "  " + Text.count(receipt.files(), "file") + style.dot()
        + Text.bytes(receipt.bytes()) + resumed + style.arrow() + String.join(style.dot(), parts);
  }

  private static void addPart(List<String> parts, long count, String label) {
    if (count > 0) {
      parts.add(Text.count(count) + ' ' + label);
    }
  }

  private void addSome(List<String> lines, List<String> all) {
    all.stream().limit(MOST).forEach(lines::add);
    if (all.size() > MOST) {
      lines.add(style.dim("           and " + Text.count(all.size() - MOST) + " more, see dovetail show "
          + Text.safe(receipt.delivery())));
    }
  }

  private String schemaLine(TableChange change) {
    return entry("schema", change.path(), change.columns().stream().map(this::columnText).collect(Collectors.joining("   ")));
  }

  private String columnText(ColumnChange change) {
    return switch (change) {
      case ColumnChange.Added(String name, String type) ->
          "+ " + Text.safe(name) + " (" + Shown.type(type) + ')';
      case ColumnChange.Removed(String name, _) -> style.glyph("−", "-") + ' ' + Text.safe(name);
      case ColumnChange.Retyped(String name, String from, String to, var example) ->
          Text.safe(name) + ' ' + Shown.type(from) + style.arrow() + Shown.type(to)
              + example.map(value -> " (\"" + Text.shorten(Text.safe(value), 20, style) + "\" kept)").orElse("");
    };
  }

  private String rowsLine(TableChange change) {
    double share = 100.0 * (change.rows() - change.rowsBefore()) / Math.max(1, change.rowsBefore());
    String difference =
        change.rowsBefore() == 0 ? "" : String.format(Locale.ROOT, "%+.1f %% ", share).replace("-", style.glyph("−", "-"));
    return entry(
        "rows",
        change.path(),
        Text.count(change.rows()) + " (" + difference + "since import " + receipt.previous().orElse(0) + ')');
  }

  private String missingLine(String path) {
    return entry("missing", path, "was in import " + receipt.previous().orElse(0));
  }

  private String noteLine(Note note) {
    String where = note.path() + (note.line().isPresent() ? ":" + note.line().getAsLong() : "");
    return look(where, Text.safe(note.message()) + (note.message().endsWith("stored") ? "" : style.dim("  (stored as received)")));
  }

  private String look(String where, String what) {
    return "  " + style.warning("! look") + "   " + padded(where) + "  " + what;
  }

  private String entry(String label, String path, String text) {
    return "  " + String.format(Locale.ROOT, "%-8s ", label) + padded(path) + "  " + text;
  }

  private String padded(String path) {
    String safe = Text.shorten(Text.safe(path), 40, style);
    return safe + " ".repeat(Math.max(0, 20 - Text.width(safe)));
  }

  private String lastLine() {
    return receipt.isRehearsal()
        ? style.dim("  run it again without --dry-run to add it")
        : "  receipt  " + Text.safe(Shown.path(receipt.bag())) + style.dim("     undo: dovetail undo " + receipt.number());
  }

  /// Returns the receipt for programs.
  JsonObject json() {
    JsonObject json =
        new JsonObject()
            .put("import", receipt.number())
            .put("delivery", receipt.delivery())
            .put("dryRun", receipt.isRehearsal());
    receipt.previous().ifPresent(previous -> json.put("previousImport", previous));
    return json.put("files", receipt.files())
        .put("bytes", receipt.bytes())
        .put("new", receipt.newFiles())
        .put("changed", receipt.changedFiles())
        .put("alreadyHere", receipt.knownFiles())
        .put("resumed", receipt.resumedFiles())
        .put("missing", receipt.missing())
        .put("changes", receipt.changes().stream().map(ReceiptView::json).toList())
        .put("findings", receipt.notes().stream().map(ReceiptView::json).toList())
        .put("path", receipt.bag().toString())
        .put("keptSources", receipt.keptSources().stream().map(Path::toString).toList())
        .put("unfinished", receipt.unfinished());
  }

  private static JsonObject json(Note note) {
    JsonObject json = new JsonObject().put("path", note.path());
    note.line().ifPresent(line -> json.put("line", line));
    return json.put("message", note.message());
  }

  private static JsonObject json(TableChange change) {
    return new JsonObject()
        .put("path", change.path())
        .put("rowsBefore", change.rowsBefore())
        .put("rows", change.rows())
        .put("columns", change.columns().stream().map(ReceiptView::json).toList());
  }

  private static JsonObject json(ColumnChange change) {
    return switch (change) {
      case ColumnChange.Added(String name, String type) ->
          new JsonObject().put("name", name).put("change", "added").put("type", type);
      case ColumnChange.Removed(String name, String type) ->
          new JsonObject().put("name", name).put("change", "removed").put("typeBefore", type);
      case ColumnChange.Retyped(String name, String from, String to, var example) ->
          new JsonObject()
              .put("name", name)
              .put("change", "retyped")
              .put("typeBefore", from)
              .put("type", to)
              .putIfPresent("example", example);
    };
  }
}
