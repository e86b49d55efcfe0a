package dev.dovetail.analysis.table.internal.fixed;

import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.internal.csv.HeadCells;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/// Finds out where the fields of a text of fixed width begin and end: between gutters, places that are blank
/// in every line (as readr's `fwf_empty` and pandas' `read_fwf` do), or under a line of hyphens; else
/// between runs of blanks, if every line has as many.
///
/// Text above the table has no gutters; the table begins with the first line from which on there are nearly
/// as many as further down.
final class LayoutSniffer {
  private static final int LINES = 500;
  private static final int MOST_BEFORE = 100;
  private static final int LEAST_LINES = 4;
  private static final Pattern RULE = Pattern.compile(" *(-+|=+)( +(-+|=+))+ *");

  /// What was found.
  ///
  /// @param layout how lines are divided
  /// @param first the place of the first line of the table among those that are not blank
  /// @param start how many lines of the text come before it
  /// @param hasRule whether a line of hyphens follows the header
  /// @param cells the first rows
  /// @param evidence why
  record Found(Layout layout, int first, int start, boolean hasRule, HeadCells cells, String evidence) {}

  private final List<int[]> lines = new ArrayList<>();
  private final List<Integer> numbers = new ArrayList<>();
  private final ReadOptions options;
  private boolean hasTabs;

  LayoutSniffer(byte[] text, boolean isWhole, ReadOptions options) {
    this.options = options;
    List<String> all = new String(text, StandardCharsets.UTF_8).lines().toList();
    int count = Math.min(isWhole ? all.size() : all.size() - 1, LINES);
    for (int i = options.skippedLines().orElse(0); i < count; i++) {
      hasTabs |= all.get(i).indexOf('\t') >= 0;
      if (!all.get(i).isBlank()) {
        lines.add(all.get(i).stripTrailing().codePoints().toArray());
        numbers.add(i);
      }
    }
  }

  /// Divides as the options say.
  Optional<Found> given() {
    Layout layout = Layout.Places.ofWidths(options.fieldWidths());
    return lines.isEmpty() ? Optional.empty() : Optional.of(found(layout, 0, false, lines.size(), "given"));
  }

  /// Looks for a layout.
  Optional<Found> sniff() {
    if (hasTabs || lines.size() < LEAST_LINES) {
      return Optional.empty();
    }
    Optional<Found> ruled = byRule();
    if (ruled.isPresent()) {
      return ruled;
    }
    Optional<Found> runs = byRuns();
    Optional<Found> gutters = byGutters(lines.size());
    int last = lastPart();
    if (gutters.isEmpty() || 2 * (lines.size() - last) < last) { // what follows may be footnotes
      gutters = better(gutters, byGutters(last));
    }
    boolean isRunsBetter = runs.isPresent()
        && (gutters.isEmpty() || gutters.get().layout().columns() < runs.get().layout().columns());
    return isRunsBetter ? runs : gutters;
  }

  /// Returns the one with more columns; of two with as many the one that begins earlier.
  private static Optional<Found> better(Optional<Found> all, Optional<Found> part) {
    if (all.isEmpty() || part.isEmpty()) {
      return all.or(() -> part);
    }
    int more = part.get().layout().columns() - all.get().layout().columns();
    return more > 0 || (more == 0 && part.get().first() < all.get().first()) ? part : all;
  }

  private Optional<Found> byRule() {
    for (int i = 1; i < Math.min(lines.size() - 1, MOST_BEFORE); i++) {
      String line = new String(lines.get(i), 0, lines.get(i).length);
      if (RULE.matcher(line).matches()) {
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        addRuns(lines.get(i).length, p -> line.codePointAt(p) != ' ', starts, ends);
        Layout layout = new Layout.Places(starts, ends, false);
        return Optional.of(found(layout, i - 1, true, lines.size(), "a line of hyphens under the header"));
      }
    }
    return Optional.empty();
  }

  private int lastPart() {
    for (int i = lines.size() - 1; i > LEAST_LINES; i--) {
      if (numbers.get(i) > numbers.get(i - 1) + 1) {
        return i;
      }
    }
    return lines.size();
  }

  private Optional<Found> byGutters(int end) {
    int width = lines.subList(0, end).stream().mapToInt(line -> line.length).max().orElse(0);
    int[] counts = new int[end];
    boolean[] used = new boolean[width];
    for (int i = end - 1; i >= 0; i--) {
      mark(used, lines.get(i));
      counts[i] = columns(used);
    }
    int wanted = Math.max(2, (int) Math.ceil(0.7 * counts[end / 2]));
    int start = 0;
    while (start < end && counts[start] < wanted) {
      start++;
    }
    if (start > Math.min(MOST_BEFORE, end - LEAST_LINES)) {
      return Optional.empty();
    }
    Arrays.fill(used, false);
    lines.subList(start, end).forEach(line -> mark(used, line));
    List<Integer> starts = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    addRuns(width, p -> used[p], starts, ends);
    Found found = found(new Layout.Places(starts, ends, false), start, false, end, "");
    if (found.cells().headerLines().value() > 0) {
      join(starts, ends, lines.get(start));
    }
    if (starts.size() < 2) {
      return Optional.empty();
    }
    found = found(new Layout.Places(starts, ends, false), start, false, end,
        (starts.size() - 1) + " places are blank in all of the first " + (end - start)
        + " lines of the table");
    return isTable(found, end) ? Optional.of(found) : Optional.empty();
  }

  /// A gutter of one blank between a named column and one without a name is chance: the blanks of some words.
  private static void join(List<Integer> starts, List<Integer> ends, int[] header) {
    for (int c = starts.size() - 1; c > 0; c--) {
      boolean isNamed = false;
      for (int p = starts.get(c); p < Math.min(ends.get(c), header.length); p++) {
        isNamed |= header[p] != ' ';
      }
      if (!isNamed && starts.get(c) - ends.get(c - 1) == 1) {
        starts.subList(c, c + 1).clear();
        ends.subList(c - 1, c).clear();
      }
    }
  }

  private Optional<Found> byRuns() {
    int last = tokens(lines.getLast());
    int start = lines.size() - 1;
    while (start > 0 && tokens(lines.get(start - 1)) == last) {
      start--;
    }
    if (last < 2 || start > MOST_BEFORE || lines.size() - start < LEAST_LINES + 1) {
      return Optional.empty();
    }
    Found found = found(new Layout.Runs(last), start, false, lines.size(),
        "all of the first " + (lines.size() - start) + " lines of the table have " + last
            + " fields between runs of blanks");
    boolean isTable = 2 * found.cells().valuedColumns() >= last && isTable(found, lines.size());
    return isTable ? Optional.of(found) : Optional.empty();
  }

  private static int tokens(int[] line) {
    int tokens = 0;
    for (int i = 0; i < line.length; i++) {
      tokens += line[i] != ' ' && (i == 0 || line[i - 1] == ' ') ? 1 : 0;
    }
    return tokens;
  }

  /// Prose, settings and logs have chance gutters too: a table has a column of values, is mostly filled, and
  /// without a header has no column of sentences.
  private boolean isTable(Found found, int end) {
    List<List<String>> rows = rows(found.layout(), found.first(), end);
    int columns = found.layout().columns();
    int filled = 0;
    int words = 0;
    int signs = 0;
    for (List<String> row : rows) {
      filled += (int) row.stream().filter(cell -> !cell.isEmpty()).count();
      signs += row.stream().anyMatch(cell -> cell.matches("[=:{}|>#*-]")) ? 1 : 0;
      words += row.getLast().split(" +").length;
    }
    boolean isWordy = found.cells().headerLines().value() == 0 && words > 2.5 * rows.size();
    return found.cells().valuedColumns() > 0 && filled >= 0.6 * rows.size() * columns && !isWordy
        && 2 * signs < rows.size();
  }

  private Found found(Layout layout, int start, boolean hasRule, int end, String evidence) {
    List<List<String>> rows = rows(layout, start, end);
    if (hasRule) {
      rows.remove(1);
    }
    return new Found(layout, start, numbers.get(start), hasRule, HeadCells.of(rows, options), evidence);
  }

  private List<List<String>> rows(Layout layout, int start, int end) {
    List<List<String>> rows = new ArrayList<>();
    int[] cuts = new int[layout.columns() + 1];
    for (int i = start; i < end; i++) {
      int[] line = lines.get(i);
      layout.cut(line, line.length, cuts);
      List<String> row = new ArrayList<>();
      for (int c = 0; c < layout.columns(); c++) {
        row.add(new String(line, cuts[c], Math.max(0, cuts[c + 1] - cuts[c])).strip());
      }
      rows.add(row);
    }
    return rows;
  }

  private static void mark(boolean[] used, int[] line) {
    for (int p = 0; p < line.length; p++) {
      used[p] |= line[p] != ' ';
    }
  }

  private static int columns(boolean[] used) {
    int columns = 0;
    for (int p = 0; p < used.length; p++) {
      columns += used[p] && (p == 0 || !used[p - 1]) ? 1 : 0;
    }
    return columns;
  }

  private static void addRuns(int width, IntPredicate isUsed, List<Integer> starts, List<Integer> ends) {
    for (int p = 0; p < width; p++) {
      if (isUsed.test(p) && (p == 0 || !isUsed.test(p - 1))) {
        starts.add(p);
      }
      if (isUsed.test(p) && (p + 1 == width || !isUsed.test(p + 1))) {
        ends.add(p + 1);
      }
    }
  }
}
