package dev.dovetail.app.command;

import dev.dovetail.analysis.table.ProfileChange;
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
import java.util.stream.Stream;

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
    addSome(lines, receipt.changes().stream().filter(c -> !c.schema().isEmpty()).map(this::schemaLine).toList());
    addSome(lines, receipt.changes().stream().filter(c -> c.rows() != c.rowsBefore()).map(this::rowsLine).toList());
    addSome(lines, receipt.changes().stream().flatMap(this::valueLines).toList());
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
    return entry("schema", change.path(), change.schema().stream().map(this::columnText).collect(Collectors.joining("   ")));
  }

  private String columnText(ProfileChange change) {
    String name = Text.safe(change.column().orElse(""));
    String before = change.before().orElse("");
    String after = change.after().orElse("");
    return switch (change.kind()) {
      case COLUMN_ADDED -> "+ " + name + " (" + Shown.type(after) + ')';
      case COLUMN_REMOVED -> style.glyph("−", "-") + ' ' + name;
      case COLUMN_RENAMED -> Text.safe(before) + style.arrow() + name + " (likely)";
      default ->
          name + ' ' + Shown.type(before) + style.arrow() + Shown.type(after)
              + change.example().map(value -> " (\"" + Text.shorten(Text.safe(value), 20, style) + "\" kept)").orElse("");
    };
  }

  private Stream<String> valueLines(TableChange change) {
    return change.remarkable().stream()
        .map(
            c -> {
              String column = c.column().map(name -> Text.safe(name) + ": ").orElse("");
              return entry("values", change.path(), column + Text.safe(c.message()));
            });
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
        .put("columns", change.schema().stream().map(ReceiptView::columnJson).toList())
        .put("differences", change.changes().stream().map(ReceiptView::json).toList());
  }

  private static JsonObject columnJson(ProfileChange change) {
    JsonObject json = new JsonObject().put("name", change.column().orElse(""));
    return switch (change.kind()) {
      case COLUMN_ADDED -> json.put("change", "added").put("type", change.after().map(Shown::frictionless).orElse(""));
      case COLUMN_REMOVED ->
          json.put("change", "removed").put("typeBefore", change.before().map(Shown::frictionless).orElse(""));
      case COLUMN_RENAMED -> json.put("change", "renamed").put("nameBefore", change.before().orElse(""));
      default ->
          json.put("change", "retyped")
              .put("typeBefore", change.before().map(Shown::frictionless).orElse(""))
              .put("type", change.after().map(Shown::frictionless).orElse(""))
              .putIfPresent("example", change.example());
    };
  }

  private static JsonObject json(ProfileChange change) {
    return new JsonObject()
        .put("kind", change.kind().name().toLowerCase(Locale.ROOT))
        .put("severity", change.severity().name().toLowerCase(Locale.ROOT))
        .putIfPresent("column", change.column())
        .putIfPresent("before", change.before())
        .putIfPresent("after", change.after())
        .putIfPresent("example", change.example())
        .put("message", change.message());
  }
}
