package dev.dovetail.analysis.table.internal.difference;

import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.NumberSummary;
import dev.dovetail.analysis.table.ValueCount;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Why a column is taken for one that had another name, the best reason first.
enum Likeness {
  SAME_FIGURES("its figures are the same"),
  SAME_LETTERS("the names differ in case and punctuation only"),
  SAME_PLACE("it stands in the same place, and its values are alike");

  private final String reason;

  Likeness(String reason) {
    this.reason = reason;
  }

  /// Returns the reason, for a sentence.
  String reason() {
    return reason;
  }

  /// Returns the best reason to take one column for the other; empty if there is none.
  static Optional<Likeness> of(ColumnProfile before, ColumnProfile after, boolean isSamePlace) {
    if (before.type() != after.type() || before.count() == 0 || after.count() == 0) {
      return Optional.empty();
    }
    if (hasSameFigures(before, after)) {
      return Optional.of(SAME_FIGURES);
    }
    if (!letters(before).isEmpty() && letters(before).equals(letters(after))) {
      return Optional.of(SAME_LETTERS);
    }
    return isSamePlace && hasSimilarValues(before, after) ? Optional.of(SAME_PLACE) : Optional.empty();
  }

  private static boolean hasSameFigures(ColumnProfile before, ColumnProfile after) {
    return before.distinct().value() > 1
        && before.count() == after.count()
        && before.nulls() == after.nulls()
        && before.distinct().equals(after.distinct())
        && before.range().equals(after.range())
        && before.mostFrequent().equals(after.mostFrequent());
  }

  private static String letters(ColumnProfile column) {
    return column.name().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static boolean hasSimilarValues(ColumnProfile before, ColumnProfile after) {
    if (Drifts.between(before, after).isPresent()) {
      return false;
    }
    if (before.numbers().isPresent() && after.numbers().isPresent()) {
      return overlap(before.numbers().get(), after.numbers().get()) >= 0.8;
    }
    List<String> first = before.mostFrequent().stream().map(ValueCount::value).toList();
    long common = after.mostFrequent().stream().filter(value -> first.contains(value.value())).count();
    return common * 2 >= Math.max(first.size(), after.mostFrequent().size()) && common > 1;
  }

  private static double overlap(NumberSummary first, NumberSummary second) {
    double common = Math.min(first.max(), second.max()) - Math.max(first.min(), second.min());
    double all = Math.max(first.max(), second.max()) - Math.min(first.min(), second.min());
    return all > 0 ? common / all : 0;
  }
}
