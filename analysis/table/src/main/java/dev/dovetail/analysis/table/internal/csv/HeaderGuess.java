package dev.dovetail.analysis.table.internal.csv;

import dev.dovetail.analysis.table.Finding;
import dev.dovetail.analysis.table.ReadOptions;
import java.util.HashSet;
import java.util.List;

/// Whether the first record names the columns, by a vote of the columns: a name above values is a vote for
/// it, a value above values one against it. A draw is a header, since most tables have one.
///
/// @param hasHeader the guess
/// @param width how many columns the table has; 0 if the first record decides
/// @param isRowNameUnnamed whether the header has one name less than the records have fields, and the unnamed
///     column is the first, as R writes it
record HeaderGuess(Finding<Boolean> hasHeader, int width, boolean isRowNameUnnamed) {
  private static final int ROWS = 100;

  /// Lets the columns vote.
  ///
  /// @param rows the first records
  /// @param usualWidth how many fields most of them have
  static HeaderGuess of(List<List<String>> rows, int usualWidth, ReadOptions options) {
    Finding<Boolean> hasHeader = options.headerLines().isPresent()
        ? Finding.given(options.headerLines().getAsInt() > 0, "given")
        : vote(rows);
    if (rows.isEmpty()) {
      return new HeaderGuess(hasHeader, 0, false);
    }
    int names = rows.getFirst().size();
    if (!hasHeader.value() || names >= usualWidth || rows.size() == 1) {
      return new HeaderGuess(hasHeader, hasHeader.value() ? names : usualWidth, false);
    }
    long wider = rows.stream().skip(1).filter(row -> row.size() == usualWidth).count();
    if (wider < 0.9 * (rows.size() - 1)) {
      return new HeaderGuess(hasHeader, names, false);
    }
    boolean isLastEmpty =
        rows.stream().skip(1).allMatch(row -> row.size() < usualWidth || row.getLast().isEmpty());
    return new HeaderGuess(hasHeader, usualWidth, names == usualWidth - 1 && !isLastEmpty);
  }

  private static Finding<Boolean> vote(List<List<String>> rows) {
    if (rows.size() < 2) {
      boolean isValues = !rows.isEmpty() && rows.getFirst().stream().anyMatch(Numerals::isValue);
      return Finding.guessed(!isValues, isValues ? "the only record has values"
          : "the only record has no values");
    }
    List<String> first = rows.getFirst();
    if (isYears(first)) {
      return Finding.guessed(true, "the first record has consecutive years, the others do not");
    }
    int pro = 0;
    int contra = 0;
    for (int c = 0; c < first.size(); c++) {
      boolean isBelow = hasValuesBelow(rows, c);
      boolean isValue = Numerals.isValue(first.get(c));
      pro += isBelow && !isValue && !first.get(c).isBlank() ? 1 : 0;
      contra += isValue ? 1 : 0;
    }
    if (pro + contra > 0) {
      return Finding.guessed(pro >= contra,
          pro + " columns have a name above values, " + contra + " have a value in the first record");
    }
    boolean isUnique = new HashSet<>(first).size() == first.size();
    boolean isRepeated = !isUnique && rows.stream().skip(1).anyMatch(first::equals);
    return Finding.guessed(!isRepeated, isRepeated ? "the first record occurs again"
        : "all is text; most tables have one");
  }

  private static boolean hasValuesBelow(List<List<String>> rows, int column) {
    int values = 0;
    int others = 0;
    for (List<String> row : rows.subList(1, Math.min(rows.size(), ROWS))) {
      if (column < row.size() && !row.get(column).isEmpty()) {
        boolean isValue = Numerals.isValue(row.get(column));
        values += isValue ? 1 : 0;
        others += isValue ? 0 : 1;
      }
    }
    return values > others;
  }

  /// A first field that is a name, then at least two years, each one more than the one before.
  private static boolean isYears(List<String> first) {
    int years = 0;
    int previous = -1;
    for (String field : first) {
      int year = Numerals.year(field);
      if (year > 0) {
        if (previous > 0 && year != previous + 1) {
          return false;
        }
        years++;
        previous = year;
      } else if (previous > 0) {
        return false;
      }
    }
    return years >= 2 && years < first.size();
  }
}
