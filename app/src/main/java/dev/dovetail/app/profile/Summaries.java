package dev.dovetail.app.profile;

import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.NumberSummary;
import dev.dovetail.analysis.table.Range;
import dev.dovetail.analysis.table.TableProfile;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Keeps of a measured profile what the desk remembers.
public final class Summaries {
  private static final int FREQUENT = 5;

  private Summaries() {}

  /// Summarizes a table.
  public static TableSummary of(TableProfile profile) {
    Optional<Dialect.Delimited> delimited = profile.dialect().delimited();
    return new TableSummary(
        profile.format(),
        profile.dialect().encoding().value().toLowerCase(Locale.ROOT),
        delimited.map(d -> String.valueOf(d.delimiter().value())),
        delimited.map(d -> d.hasHeader().value()).orElse(true),
        profile.rows(),
        profile.badRowCount(),
        profile.dialect().notes(),
        profile.columns().stream().map(Summaries::of).toList());
  }

  /// Lists what does not fit, each row with its line; the last entry says how many there are if not all are listed.
  public static List<Problem> problems(TableProfile profile) {
    List<Problem> problems =
        new java.util.ArrayList<>(profile.badRows().stream().map(Summaries::problem).toList());
    long more = profile.badRowCount() - problems.size();
    if (more > 0) {
      problems.add(Problem.ofFile(more + " more rows do not fit"));
    }
    return problems;
  }

  private static Problem problem(BadRow row) {
    return new Problem(OptionalLong.of(row.line()), row.reason());
  }

  private static ColumnSummary of(ColumnProfile column) {
    Optional<NumberSummary> numbers = column.numbers();
    return new ColumnSummary(
        column.name(),
        column.type().frictionless(),
        column.count(),
        column.nulls(),
        column.distinct().value(),
        column.distinct().isExact(),
        column.range().map(Range::min),
        column.range().map(Range::max),
        numbers.map(n -> OptionalDouble.of(n.mean())).orElseGet(OptionalDouble::empty),
        numbers.map(NumberSummary::standardDeviation).orElseGet(OptionalDouble::empty),
        column.mostFrequent().stream().limit(FREQUENT).map(v -> new Frequent(v.value(), v.count())).toList(),
        column.histogram().map(h -> histogram(column.type(), h)));
  }

  private static Histogram histogram(ColumnType type, dev.dovetail.analysis.table.Histogram histogram) {
    return new Histogram(
        bound(type, histogram.bins().getFirst().lower()),
        bound(type, histogram.bins().getLast().upper()),
        histogram.bins().stream().map(dev.dovetail.analysis.table.Histogram.Bin::count).toList());
  }

  private static String bound(ColumnType type, double value) {
    return switch (type) {
      case DATE -> LocalDate.ofEpochDay(Math.round(value)).toString();
      case TIMESTAMP, ZONED_TIMESTAMP -> Instant.ofEpochSecond(Math.round(value)).toString();
      default -> new BigDecimal(value).round(new MathContext(15)).stripTrailingZeros().toPlainString();
    };
  }
}
