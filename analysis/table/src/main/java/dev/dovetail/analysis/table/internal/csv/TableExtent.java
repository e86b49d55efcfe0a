package dev.dovetail.analysis.table.internal.csv;

import java.util.Arrays;

/// Which of some records are the table: how wide it is, after how many records it begins, and how many of the
/// records from there on agree.
///
/// What stands before a table (titles, sources, blank lines) has fewer fields, or fewer that are filled. It is
/// told from rows that lost some fields by this: it is short, and a blank line or a header follows it, or it has
/// no delimiter at all.
///
/// @param width how many fields most records have
/// @param start the first record of the table
/// @param end the record after the last that counts here: footnotes come after it
/// @param agreeing how many records between have that many fields
record TableExtent(int width, int start, int end, int agreeing) {
  private static final int MOST_BEFORE = 100;
  private static final int MOST_AFTER = 10;

  static TableExtent of(HeadRecords records) {
    int width = commonest(records, 0);
    if (width <= 1) {
      int wider = laterWidth(records);
      width = wider > 0 ? wider : width;
    }
    int start = width < 2 ? 0 : start(records, width);
    int end = records.count();
    while (width >= 3 && end > start + 1 && records.count() - end < MOST_AFTER && records.fields(end - 1) == 1) {
      end--;
    }
    int agreeing = 0;
    for (int r = start; r < end; r++) {
      agreeing += records.fields(r) == width ? 1 : 0;
    }
    return new TableExtent(width, start, end, agreeing);
  }

  /// Returns the share of records that agree.
  double agreement(HeadRecords records) {
    int size = end - start;
    return size == 0 ? 0 : (double) Math.max(0, agreeing - records.misquoted()) / size;
  }

  /// Returns how many fields most records have; of equally many the greater number.
  private static int commonest(HeadRecords records, int from) {
    int[] widths = new int[records.count() - from];
    for (int r = from; r < records.count(); r++) {
      widths[r - from] = records.fields(r);
    }
    Arrays.sort(widths);
    int best = 0;
    int bestCount = 0;
    int run = 0;
    for (int i = 0; i < widths.length; i++) {
      run = i > 0 && widths[i] == widths[i - 1] ? run + 1 : 1;
      if (run >= bestCount) {
        bestCount = run;
        best = widths[i];
      }
    }
    return best;
  }

  /// A long preamble may outnumber the rows that are seen: looks for a width that holds from some record to
  /// the end.
  private static int laterWidth(HeadRecords records) {
    for (int r = 0; r < Math.min(records.count() - 2, MOST_BEFORE); r++) {
      int width = records.fields(r);
      if (width >= 2 && isWidthFrom(records, r, width, 3)) {
        return width;
      }
    }
    return 0;
  }

  private static boolean isWidthFrom(HeadRecords records, int from, int width, int least) {
    int same = 0;
    for (int r = from; r < records.count(); r++) {
      same += records.fields(r) == width ? 1 : 0;
    }
    int others = records.count() - from - same;
    return same >= least && others <= Math.max(0.2 * same, least > 2 ? 0 : 1);
  }

  private static int start(HeadRecords records, int width) {
    int first = 0;
    while (first < records.count() && records.fields(first) != width) {
      first++;
    }
    if (first > 0) {
      first = isPreamble(records, first, width) ? first : 0;
    }
    int start = first;
    if (width >= 3) { // padded with delimiters, as spreadsheets write titles
      int scan = first;
      while (scan < Math.min(records.count() - 1, first + MOST_BEFORE) && records.filled(scan) <= 1) {
        scan++;
      }
      boolean isTable = scan < records.count() - 1 && records.filled(scan) >= Math.max(2, width / 2);
      start = isTable ? scan : first;
    }
    return start;
  }

  /// Whether the records before the first one of the usual width are no rows and no header.
  private static boolean isPreamble(HeadRecords records, int first, int width) {
    if (first > MOST_BEFORE || first >= records.count() - 1) {
      return false;
    }
    for (int r = 0; r < first; r++) {
      if (records.fields(r) > width) {
        return false;
      }
    }
    if (records.isAfterBlank(first)) {
      return true;
    }
    int last = records.fields(first - 1);
    boolean isShortHeader = last >= 2 && (first == 1 || (last == width - 1 && records.fields(first - 2) == 1));
    boolean isLikeRows = last >= 2 && first > 1;
    return !isShortHeader && (!isLikeRows || isHeader(records, first));
  }

  /// Tells whether a record has no values, and the next one has.
  private static boolean isHeader(HeadRecords records, int r) {
    boolean hasValuesBelow = false;
    for (int f = 0; f < records.fields(r); f++) {
      if (records.kind(r, f).isValue()) {
        return false;
      }
      hasValuesBelow |= f < records.fields(r + 1) && records.kind(r + 1, f).isValue();
    }
    return hasValuesBelow;
  }
}
