package dev.dovetail.analysis.table.internal.csv;

import java.util.Locale;

/// A delimiter, what it makes of the records at the beginning, and how much that looks like a table: the
/// pattern score times the type score of van den Burg, Nazábal and Sutton (*Wrangling messy CSV files by
/// detecting row and type patterns*, 2019), the pattern score being here the square of the share of records
/// that have the same number of fields, raised a little by that number.
///
/// @param records what it makes of the text
/// @param extent which of them are the table
/// @param types the share of cells that look like something whole
/// @param score 0 to about 1; 0 if the text is not divided
record Candidate(HeadRecords records, TableExtent extent, double types, double score) {
  private static final int ROWS = 100;
  private static final int CELLS = 4000;

  /// Weighs a division.
  ///
  /// @param prior how usual the delimiter is, about 1
  static Candidate of(HeadRecords records, double prior) {
    TableExtent extent = TableExtent.of(records);
    if (extent.width() < 2) {
      return new Candidate(records, extent, 1, 0);
    }
    double types = types(records, extent);
    // a preamble is possible, but a division without one is likelier
    double agreement = extent.agreement(records) * (1 - 0.5 * extent.start() / Math.max(1, extent.end()));
    double pattern = agreement * agreement * (0.8 + 0.2 * (1 - 1.0 / extent.width()));
    return new Candidate(records, extent, types, prior * pattern * (0.1 + 0.9 * types));
  }

  private static double types(HeadRecords records, TableExtent extent) {
    double whole = 0;
    int cells = 0;
    int last = Math.min(extent.end(), extent.start() + ROWS);
    for (int r = extent.start(); r < last && cells < CELLS; r++) {
      for (int f = 0; f < records.fields(r) && cells < CELLS; f++) {
        whole += records.kind(r, f) == CellKind.ODD ? 0 : 1;
        cells++;
      }
    }
    return cells == 0 ? 0 : whole / cells;
  }

  byte delimiter() {
    return records.syntax().delimiter();
  }

  /// Tells whether any record is divided.
  boolean dividesAny() {
    for (int r = 0; r < records.count(); r++) {
      if (records.fields(r) > 1) {
        return true;
      }
    }
    return false;
  }

  String evidence() {
    return extent.agreeing() + " of the first " + (extent.end() - extent.start()) + " records have "
        + extent.width() + " fields, " + Math.round(100 * types) + " % of which look whole";
  }

  /// Says which other delimiter comes close, if one does.
  String evidence(Candidate second) {
    if (second.score() < 0.6 * score) {
      return evidence();
    }
    return String.format(Locale.ROOT, "%s (score %.2f); second best: %s with score %.2f, %s", evidence(),
        score, name(second.delimiter()), second.score(), second.evidence());
  }

  private static String name(byte delimiter) {
    return switch (delimiter) {
      case '\t' -> "tab";
      case ' ' -> "blank";
      default -> delimiter < ' ' ? String.format(Locale.ROOT, "U+%04X", delimiter) : "" + (char) delimiter;
    };
  }
}
