package dev.dovetail.app.command;

import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.Dialect.Delimited;
import dev.dovetail.analysis.table.Dialect.FixedWidth;
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
    dialect.delimited().ifPresent(delimited -> addDelimited(table, delimited));
    dialect.fixedWidth().ifPresent(fixed -> addFixedWidth(table, fixed));
    return table.lines("    ", style);
  }

  private static void addDelimited(TextTable table, Delimited delimited) {
    add(table, "delimiter", delimited.delimiter());
    add(table, "quote", delimited.quote());
    add(table, "escape", delimited.escape());
    add(table, "skipped lines", delimited.skippedLines());
    add(table, "header lines", delimited.headerLines());
    add(table, "decimal comma", delimited.hasDecimalComma());
    add(table, "thousands", delimited.thousands());
    add(table, "comment", delimited.comment());
    add(table, "footnotes", delimited.footnotes());
  }

  private static void addFixedWidth(TextTable table, FixedWidth fixed) {
    add(table, "field widths", fixed.fieldWidths());
    add(table, "skipped lines", fixed.skippedLines());
    add(table, "header lines", fixed.headerLines());
    add(table, "decimal comma", fixed.hasDecimalComma());
    add(table, "thousands", fixed.thousands());
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
