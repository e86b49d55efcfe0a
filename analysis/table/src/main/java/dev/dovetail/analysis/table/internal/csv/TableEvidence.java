package dev.dovetail.analysis.table.internal.csv;

/// Whether a text whose name does not say so is a table: prose, source code, settings and logs are regular
/// too, but not in the number of their fields and in what these look like at once.
final class TableEvidence {
  private static final double LEAST_WHOLE = 0.85;

  private final Candidate candidate;
  private final HeadRecords records;
  private final TableExtent extent;

  TableEvidence(Candidate candidate) {
    this.candidate = candidate;
    this.records = candidate.records();
    this.extent = candidate.extent();
  }

  boolean isEvident() {
    int size = extent.end() - extent.start();
    boolean isRegular = extent.width() >= 2 && size >= 3 && extent.agreement(records) >= 0.95
        && extent.start() <= size && records.count() - extent.end() <= size / 2;
    if (!isRegular || candidate.types() < LEAST_WHOLE) {
      return false;
    }
    BodyKinds body = new BodyKinds(records, extent.start() + 1, extent.end(), extent.width());
    if (isBlank(body, 0) || (extent.width() == 2 && isBlank(body, 1)) || isLog()) {
      return false; // indented or closed by the delimiter, as source code is
    }
    int valued = body.valuedColumns();
    return switch (candidate.delimiter()) {
      case '\t', 1, 0x1f -> true;
      case ' ', ':' -> size >= 5 && extent.agreeing() == size && 3 * valued >= extent.width() - 1 && valued > 0
          && (candidate.delimiter() == ':' || 2 * valued >= extent.width());
      default -> valued > 0 || (size >= 5 && extent.width() >= 3 && !isSpaced());
    };
  }

  private static boolean isBlank(BodyKinds body, int column) {
    return body.values(column) + body.texts(column) == 0;
  }

  /// Prose has a blank after most commas.
  private boolean isSpaced() {
    int spaced = 0;
    int cells = 0;
    for (int r = extent.start(); r < extent.end(); r++) {
      for (int c = 1; c < records.fields(r); c++) {
        cells++;
        spaced += records.cell(r, c).startsWith(" ") ? 1 : 0;
      }
    }
    return 2 * spaced > cells;
  }

  /// Lines that begin with a time whose fraction follows a comma.
  private boolean isLog() {
    if (candidate.delimiter() != ',' || extent.width() > 3) {
      return false;
    }
    int logs = 0;
    for (int r = extent.start(); r < extent.end(); r++) {
      boolean isTime = records.kind(r, 0) == CellKind.TIME;
      boolean isFraction = records.fields(r) > 1 && records.cell(r, 1).matches("(?s)\\d{3}[ \\]].*");
      logs += isTime && isFraction ? 1 : 0;
    }
    return 2 * logs > extent.end() - extent.start();
  }
}
