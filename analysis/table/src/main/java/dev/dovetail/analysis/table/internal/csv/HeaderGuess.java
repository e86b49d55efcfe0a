package dev.dovetail.analysis.table.internal.csv;

import dev.dovetail.analysis.table.Finding;
import dev.dovetail.analysis.table.ReadOptions;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// How many of the first records name the columns, by a vote of the columns: a name above values is a vote
/// for a header, a value above values one against it. A draw is a header, since most tables have one. Further
/// records belong to the header if they too have words, such as units, above nothing but values.
///
/// @param lines how many records are the header
/// @param width how many columns the table has; 0 if the first record decides
/// @param isRowNameUnnamed whether the header has one name less than the records have fields, and the unnamed
///     column is the first, as R writes it
/// @param isVoted whether columns voted for it, so that it is more than the usual case
record HeaderGuess(Finding<Integer> lines, int width, boolean isRowNameUnnamed, boolean isVoted) {
  private static final int MOST_LINES = 5;
  private static final Pattern YEAR = Pattern.compile("(1[5-9]|2[01])\\d\\d");

  /// Lets the columns vote.
  static HeaderGuess of(HeadRecords records, TableExtent extent, ReadOptions options) {
    int start = extent.start();
    int size = extent.end() - start;
    if (size == 0) {
      return new HeaderGuess(given(options, Finding.guessed(1, "there is no record")), 0, false, false);
    }
    int several = severalLines(records, extent);
    Vote vote = several > 1
        ? new Vote(several, several + " records have words above columns of values", true)
        : vote(records, extent);
    Finding<Integer> lines = given(options, Finding.guessed(vote.lines(), vote.evidence()));
    boolean isVoted = vote.lines() > 0 && vote.isByValues();
    if (records.isCut()) {
      return new HeaderGuess(lines, 0, false, isVoted);
    }
    int usual = extent.width();
    int names = records.fields(start);
    if (lines.value() == 0) {
      return new HeaderGuess(lines, usual, false, isVoted);
    }
    if (lines.value() > 1 || names >= usual || size == 1) {
      return new HeaderGuess(lines, Math.max(names, lines.value() > 1 ? usual : names), false, isVoted);
    }
    int wider = 0;
    boolean isLastEmpty = true;
    for (int r = start + 1; r < extent.end(); r++) {
      boolean isUsual = records.fields(r) == usual;
      wider += isUsual ? 1 : 0;
      isLastEmpty &= !isUsual || records.kind(r, usual - 1) == CellKind.EMPTY;
    }
    if (wider < 0.9 * (size - 1)) {
      return new HeaderGuess(lines, names, false, isVoted);
    }
    return new HeaderGuess(lines, usual, names == usual - 1 && !isLastEmpty, isVoted);
  }

  private static Finding<Integer> given(ReadOptions options, Finding<Integer> guessed) {
    return options.headerLines().isPresent()
        ? Finding.given(options.headerLines().getAsInt(), "given")
        : guessed;
  }

  /// What the columns say.
  ///
  /// @param isByValues whether it is what the columns are like that says so
  private record Vote(int lines, String evidence, boolean isByValues) {}

  private static Vote vote(HeadRecords records, TableExtent extent) {
    int first = extent.start();
    if (extent.end() - first < 2) {
      boolean isValues = false;
      for (int c = 0; c < records.fields(first); c++) {
        isValues |= records.kind(first, c).isValue();
      }
      return new Vote(isValues ? 0 : 1, isValues ? "the only record has values"
          : "the only record has no values", isValues);
    }
    if (isYears(records.row(first)) && !isYears(records.row(first + 1))) {
      return new Vote(1, "the first record has years at equal distances, the others do not", true);
    }
    BodyKinds body = new BodyKinds(records, first + 1, extent.end(), records.fields(first));
    int pro = 0;
    int contra = 0;
    for (int c = 0; c < body.columns(); c++) {
      CellKind kind = records.kind(first, c);
      boolean isTimeAboveNumbers = kind == CellKind.TIME && body.numbers(c) > 0 && body.texts(c) == 0
          && body.numbers(c) == body.values(c);
      boolean isName = isTimeAboveNumbers || (!kind.isValue() && !kind.isNothing());
      pro += isName && body.hasMostlyValues(c) ? 1 : 0;
      contra += kind.isValue() && !isName ? 1 : 0;
    }
    if (pro + contra > 0) {
      return new Vote(pro >= contra ? 1 : 0,
          pro + " columns have a name above values, " + contra + " have a value in the first record", true);
    }
    List<String> names = records.row(first);
    boolean isUnique = new HashSet<>(names).size() == names.size();
    boolean isRepeated = false;
    for (int r = first + 1; r < extent.end() && !isUnique; r++) {
      isRepeated |= records.row(r).equals(names);
    }
    return new Vote(isRepeated ? 0 : 1, isRepeated ? "the first record occurs again"
        : "all is text; most tables have one", false);
  }

  /// Returns how many records from the first on have words above columns of values, if they are two or more.
  private static int severalLines(HeadRecords records, TableExtent extent) {
    int start = extent.start();
    for (int lines = Math.min(MOST_LINES, extent.end() - start - 1); lines > 1; lines--) {
      BodyKinds body = new BodyKinds(records, start + lines, extent.end(), extent.width());
      boolean areNames = body.valuedColumns() > 0;
      for (int r = start; r < start + lines && areNames; r++) {
        areNames = isAboveValues(records, r, body, r == start);
      }
      if (areNames) {
        return lines;
      }
    }
    return 1;
  }

  /// Tells whether the record has words, and no values, above columns of values: in half of these columns,
  /// and in two at least unless it is otherwise blank.
  private static boolean isAboveValues(HeadRecords records, int r, BodyKinds body, boolean isFirst) {
    int words = 0;
    int others = 0;
    int valued = body.valuedColumns();
    for (int c = 0; c < Math.min(records.fields(r), body.columns()); c++) {
      CellKind kind = records.kind(r, c);
      boolean isYear = isFirst && kind == CellKind.INTEGER
          && YEAR.matcher(records.cell(r, c).strip()).matches();
      if (body.hasValues(c)) {
        if (kind.isValue() && !isYear) {
          return false;
        }
        words += kind.isNothing() ? 0 : 1;
      } else {
        others += kind.isNothing() ? 0 : 1;
      }
    }
    return isFirst ? words > 0 : 2 * words >= valued && (words >= 2 || others == 0);
  }

  /// Names, then at least two years at equal distances.
  private static boolean isYears(List<String> first) {
    int years = 0;
    int previous = 0;
    int distance = 0;
    for (String field : first) {
      boolean isYear = YEAR.matcher(field.strip()).matches();
      if (!isYear && years > 0) {
        return false;
      }
      if (isYear) {
        int year = Integer.parseInt(field.strip());
        if (years > 1 && year - previous != distance) {
          return false;
        }
        distance = year - previous;
        previous = year;
        years++;
      }
    }
    return years >= 2 && distance != 0 && Math.abs(distance) <= 25 && years < first.size();
  }
}
