package dev.dovetail.analysis.table.internal.difference;

import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.ProfileChange.Drift;
import dev.dovetail.analysis.table.ProfileChange.Kind;
import dev.dovetail.analysis.table.ProfileChange.Measure;
import dev.dovetail.analysis.table.ProfileChange.Severity;
import dev.dovetail.analysis.table.Quantiles;
import dev.dovetail.analysis.table.Range;
import dev.dovetail.analysis.table.Uniqueness;
import dev.dovetail.analysis.table.ValueCount;
import dev.dovetail.analysis.table.ValueOrder;
import dev.dovetail.analysis.table.internal.report.Shares;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Compares a column with what it was.
final class ColumnDiffer {
  private static final int FEWEST_FOR_KEY = 10;
  private static final double LEAST_NULL_DRIFT = 0.01;
  private static final double CERTAIN_DEVIATE = 3.29; // exceeded by chance once in a thousand times
  private static final double LEAST_ESTIMATE_RATIO = 1.05;

  private final ColumnPair pair;
  private final long rowsBefore;
  private final long rowsAfter;
  private final Changes changes;

  ColumnDiffer(ColumnPair pair, long rowsBefore, long rowsAfter, Changes changes) {
    this.pair = pair;
    this.rowsBefore = rowsBefore;
    this.rowsAfter = rowsAfter;
    this.changes = changes;
  }

  void compare() {
    if (pair.isInBoth()) {
      compare(pair.before().orElseThrow(), pair.after().orElseThrow());
    }
    if (pair.before().isEmpty()) {
      ColumnProfile added = pair.after().orElseThrow();
      changes.add(Kind.COLUMN_ADDED, Severity.LOW, added.name(), Optional.empty(), type(added),
          "\"" + added.name() + "\" is new: " + type(added).orElseThrow());
    }
    if (pair.after().isEmpty()) {
      ColumnProfile removed = pair.before().orElseThrow();
      changes.add(Kind.COLUMN_REMOVED, Severity.HIGH, removed.name(), type(removed), Optional.empty(),
          "\"" + removed.name() + "\" is gone");
    }
  }

  private void compare(ColumnProfile before, ColumnProfile after) {
    String name = after.name();
    pair.likeness().ifPresent(likeness -> changes.add(Kind.COLUMN_RENAMED, Severity.HIGH, name,
        Optional.of(before.name()), Optional.of(name),
        "\"" + before.name() + "\" is likely to be called \"" + name + "\" now: " + likeness.reason()));
    if (before.type() != after.type()) {
      addType(before, after);
    }
    addKey(before, after);
    addNulls(before, after);
    addDistinct(before, after);
    if (before.type() == after.type()) {
      addRange(before, after);
      addValues(before, after);
      addDistribution(before, after);
    }
  }

  private static Optional<String> type(ColumnProfile column) {
    return Optional.of(TypeChanges.word(column.type()));
  }

  private void addType(ColumnProfile before, ColumnProfile after) {
    ColumnType was = before.type();
    ColumnType is = after.type();
    boolean isWidened = TypeChanges.isWidening(was, is);
    Kind kind = isWidened ? Kind.TYPE_WIDENED
        : TypeChanges.isWidening(is, was) ? Kind.TYPE_NARROWED : Kind.TYPE_CHANGED;
    boolean isHarmless = kind == Kind.TYPE_NARROWED || was == ColumnType.EMPTY;
    Optional<String> example = TypeChanges.example(before, after);
    changes.add(kind, isHarmless ? Severity.LOW : Severity.HIGH, after.name(), type(before), type(after),
        example, TypeChanges.word(is) + ", it was " + TypeChanges.word(was) + ": " + TypeChanges.meaning(was, is)
            + example.map(value -> " (\"" + value + "\")").orElse(""));
  }

  private void addKey(ColumnProfile before, ColumnProfile after) {
    boolean areFew = Math.min(before.count(), after.count()) < FEWEST_FOR_KEY;
    if (areFew || isKey(before) == isKey(after)) {
      return;
    }
    Optional<String> was = Optional.of(keyWord(before));
    Optional<String> is = Optional.of(keyWord(after));
    if (isKey(before)) {
      changes.add(Kind.KEY_LOST, Severity.HIGH, after.name(), was, is,
          "it is no key any more: " + (after.nulls() > 0 ? "some row has no value" : "some value occurs again"));
    } else {
      changes.add(Kind.KEY_GAINED, Severity.LOW, after.name(), was, is, "each row has another value now");
    }
  }

  /// Numbers with a fraction are measurements: that they are all different is chance.
  private static boolean isKey(ColumnProfile column) {
    return column.nulls() == 0
        && column.uniqueness() != Uniqueness.REPEATED
        && column.type() != ColumnType.DECIMAL
        && column.type() != ColumnType.FLOAT64;
  }

  private static String keyWord(ColumnProfile column) {
    return column.uniqueness() == Uniqueness.REPEATED ? "repeated"
        : column.nulls() > 0 ? "incomplete" : "unique";
  }

  private void addNulls(ColumnProfile before, ColumnProfile after) {
    if (rowsBefore == 0 || rowsAfter == 0) {
      return;
    }
    double was = (double) before.nulls() / rowsBefore;
    double is = (double) after.nulls() / rowsAfter;
    double pooled = (double) (before.nulls() + after.nulls()) / (rowsBefore + rowsAfter);
    double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / rowsBefore + 1.0 / rowsAfter));
    String sentence = share(after.nulls(), rowsAfter) + " of the rows have no value, "
        + share(before.nulls(), rowsBefore) + " before";
    if (Math.abs(is - was) >= LEAST_NULL_DRIFT && Math.abs(is - was) > CERTAIN_DEVIATE * error) {
      changes.add(Kind.NULL_SHARE, is > was ? Severity.MEDIUM : Severity.LOW, after.name(),
          Optional.of(Double.toString(was)), Optional.of(Double.toString(is)), sentence);
    } else if (before.nulls() != after.nulls()) {
      changes.add(Kind.NULLS, before.nulls() == 0 ? Severity.MEDIUM : Severity.LOW, after.name(),
          Optional.of(Long.toString(before.nulls())), Optional.of(Long.toString(after.nulls())), sentence);
    }
  }

  private static String share(long part, long whole) {
    return Shares.count(part) + (part == 0 ? "" : " (" + Shares.percent(part, whole) + ")");
  }

  private void addDistinct(ColumnProfile before, ColumnProfile after) {
    long was = before.distinct().value();
    long is = after.distinct().value();
    boolean areCounted = before.distinct().isExact() && after.distinct().isExact();
    double ratio = (double) Math.max(was, is) / Math.max(1, Math.min(was, is));
    if (areCounted ? was != is : ratio >= LEAST_ESTIMATE_RATIO) {
      changes.add(Kind.DISTINCT, Severity.LOW, after.name(), Optional.of(Long.toString(was)),
          Optional.of(Long.toString(is)), (after.distinct().isExact() ? "" : "about ")
              + Shares.count(is, "different value") + ", " + Shares.count(was) + " before");
    }
  }

  private void addRange(ColumnProfile before, ColumnProfile after) {
    boolean isOrdered = after.type().isNumeric() || after.type().isTemporal();
    if (!isOrdered || before.range().isEmpty() || before.range().equals(after.range())) {
      return;
    }
    Range was = before.range().get();
    Range is = after.range().orElse(was);
    changes.add(Kind.RANGE, isFarBeyond(before, after) ? Severity.MEDIUM : Severity.LOW, after.name(),
        Optional.of(was.min() + " … " + was.max()), Optional.of(is.min() + " … " + is.max()),
        "from " + is.min() + " to " + is.max() + ", it was from " + was.min() + " to " + was.max());
  }

  /// Tells whether the range reaches beyond what it was by more than that was wide.
  private static boolean isFarBeyond(ColumnProfile before, ColumnProfile after) {
    if (before.numbers().isEmpty() || after.numbers().isEmpty()) {
      return false;
    }
    double span = before.numbers().get().max() - before.numbers().get().min();
    return span > 0
        && (after.numbers().get().max() > before.numbers().get().max() + span
            || after.numbers().get().min() < before.numbers().get().min() - span);
  }

  private void addValues(ColumnProfile before, ColumnProfile after) {
    List<String> appeared = missing(after, before);
    if (!appeared.isEmpty()) {
      changes.add(Kind.VALUES_APPEARED, Severity.MEDIUM, after.name(), Optional.empty(),
          Optional.of(String.join(", ", appeared)), "new among the values: " + quoted(appeared));
    }
    List<String> vanished = missing(before, after);
    if (!vanished.isEmpty()) {
      changes.add(Kind.VALUES_VANISHED, Severity.MEDIUM, after.name(),
          Optional.of(String.join(", ", vanished)), Optional.empty(), "gone from the values: " + quoted(vanished));
    }
  }

  /// Returns the frequent values of one column that the other, all of whose values are known, has not.
  private static List<String> missing(ColumnProfile of, ColumnProfile in) {
    boolean isFewValued = Cells.isComplete(in) && in.distinct().value() * 2 <= in.count() && in.count() > 0;
    if (!isFewValued) {
      return List.of();
    }
    List<String> all = in.mostFrequent().stream().map(ValueCount::value).toList();
    return of.mostFrequent().stream().map(ValueCount::value).filter(value -> !all.contains(value)).toList();
  }

  private static String quoted(List<String> values) {
    return values.stream().map(value -> '"' + value + '"').collect(Collectors.joining(", "));
  }

  private void addDistribution(ColumnProfile before, ColumnProfile after) {
    if (movesOn(before) || movesOn(after)) {
      return;
    }
    Drifts.between(before, after).ifPresent(drift -> {
      boolean isConsiderable = drift.value() >= Drifts.CONSIDERABLE && !after.type().isTemporal();
      String figure = String.format(Locale.ROOT, "%s %.2f", word(drift), drift.value());
      changes.addDrift(isConsiderable ? Severity.MEDIUM : Severity.LOW, after.name(), centre(before),
          centre(after), drift, "the values are distributed otherwise (" + figure + ")"
              + centre(after).map(is -> ", around " + is + ", " + centre(before).orElse("") + " before")
                  .orElse(""));
    });
  }

  private static boolean movesOn(ColumnProfile column) {
    return column.uniqueness() != Uniqueness.REPEATED
        || (column.order() != ValueOrder.UNORDERED && column.order() != ValueOrder.NONE);
  }

  private static String word(Drift drift) {
    return drift.measure() == Measure.POPULATION_STABILITY_INDEX ? "stability index" : "distance";
  }

  /// The median, or else the mean, of numbers; of other values the most frequent one.
  private static Optional<String> centre(ColumnProfile column) {
    if (column.type().isNumeric()) {
      return column.quantiles().map(Quantiles::p50).or(() -> column.numbers().map(n -> n.mean()))
          .map(number -> String.format(Locale.ROOT, "%.4g", number));
    }
    return column.mostFrequent().stream().findFirst().map(value -> '"' + value.value() + '"');
  }
}
