package dev.dovetail.app.command;

import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.Finding;
import dev.dovetail.app.terminal.Style;
import dev.dovetail.app.terminal.TextTable;
import dev.dovetail.app.terminal.TextTable.Align;
import java.util.List;
import java.util.Optional;

/// How a file is spelled, and by what that was told.
final class EvidenceView {
  private EvidenceView() {}

  static List<String> lines(Dialect dialect, Style style) {
    TextTable table =
        new TextTable()
            .column("property", Align.LEFT)
            .column("value", Align.LEFT, 30)
            .column("", Align.LEFT)
            .column("evidence", Align.LEFT, 100);
    add(table, "encoding", dialect.encoding());
    add(table, "line ending", dialect.lineEnding());
    dialect
        .delimited()
        .ifPresent(
            delimited -> {
              add(table, "delimiter", delimited.delimiter());
              add(table, "quote", delimited.quote());
              add(table, "header", delimited.hasHeader());
              add(table, "decimal comma", delimited.hasDecimalComma());
              add(table, "comment", delimited.comment());
            });
    return table.lines("    ", style);
  }

  private static void add(TextTable table, String property, Finding<?> finding) {
    table.row(property, value(finding.value()), finding.isGuessed() ? "guessed" : "given", finding.evidence());
  }

  private static String value(Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.map(EvidenceView::value).orElse("none");
      case Boolean isTrue -> isTrue ? "yes" : "no";
      default -> value.toString();
    };
  }
}
