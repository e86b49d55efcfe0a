package dev.dovetail.analysis.table;

import static java.math.MathContext.DECIMAL128;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a profile must say, found in the plainest way from the cells of a table.
final class ProfileOracle {
  private ProfileOracle() {}

  /// Compares a profile with what follows from rows of cells, an empty one being null.
  static void check(TableProfile profile, List<List<String>> rows) {
    assertEquals(rows.size(), profile.rows());
    assertEquals(new DuplicateRows(rows.size() - new HashSet<>(rows).size(), true), profile.duplicateRows());
    long missing = 0;
    List<List<@Nullable BigDecimal>> numbers = new ArrayList<>();
    for (int column = 0; column < profile.columns().size(); column++) {
      int at = column;
      List<String> cells = rows.stream().map(row -> row.get(at)).toList();
      ColumnProfile found = profile.columns().get(column);
      check(found, cells);
      missing += found.nulls();
      numbers.add(found.type().isNumeric()
          ? cells.stream().map(cell -> cell.isEmpty() ? null : new BigDecimal(cell))
              .collect(Collectors.toList())
          : List.of());
    }
    assertEquals(missing, profile.missingCells());
    checkCorrelations(profile, numbers);
  }

  private static void check(ColumnProfile found, List<String> cells) {
    List<String> values = cells.stream().filter(cell -> !cell.isEmpty()).toList();
    assertEquals(values.size(), found.count());
    assertEquals(cells.size() - values.size(), found.nulls());
    assertEquals(cells.size() - values.size(), found.empty());
    ColumnType type = type(values);
    assertEquals(type, found.type());
    assertEquals(values.isEmpty(), found.length().isEmpty());
    found.length().ifPresent(length -> assertEquals(length(values), length));
    Comparator<String> order = switch (type) {
      case INT64, BIG_INTEGER, DECIMAL, FLOAT64 -> Comparator.comparing(BigDecimal::new);
      default -> (x, y) -> Arrays.compare(x.codePoints().toArray(), y.codePoints().toArray());
    };
    Map<String, Long> counts = new LinkedHashMap<>();
    values.forEach(value -> counts.merge(canonical(type, value), 1L, Long::sum));
    assertEquals(new Distinct(counts.size(), true), found.distinct());
    boolean isUnique = counts.size() == values.size();
    assertEquals(isUnique ? Uniqueness.UNIQUE : Uniqueness.REPEATED, found.uniqueness());
    assertEquals(order(values, order), found.order());
    assertEquals(mostFrequent(counts, order), found.mostFrequent());
    if (!values.isEmpty()) {
      assertEquals(new Range(canonical(type, Collections.min(values, order)),
          canonical(type, Collections.max(values, order))), found.range().orElseThrow());
    }
    checkShapes(found, type == ColumnType.TEXT ? values : List.of());
    assertEquals(type.isNumeric(), found.numbers().isPresent());
    if (type.isNumeric()) {
      checkNumbers(found.numbers().orElseThrow(), values.stream().map(BigDecimal::new).toList());
    }
    assertEquals(type.isNumeric() || type == ColumnType.DATE, found.quantiles().isPresent());
    if (found.quantiles().isPresent()) {
      double[] sorted = values.stream().mapToDouble(value -> type == ColumnType.DATE
          ? LocalDate.parse(value).toEpochDay() : Double.parseDouble(value)).sorted().toArray();
      checkQuantiles(found.quantiles().orElseThrow(), sorted);
      checkHistogram(found.histogram().orElseThrow(), sorted);
    }
  }

  private static ColumnType type(List<String> values) {
    if (values.isEmpty()) {
      return ColumnType.EMPTY;
    }
    if (values.stream().allMatch(value -> value.matches("-?\\d+"))) {
      boolean isLong = values.stream().allMatch(value -> new BigInteger(value).bitLength() < 64);
      return isLong ? ColumnType.INT64 : ColumnType.BIG_INTEGER;
    }
    if (values.stream().allMatch(value -> value.matches("-?\\d+(\\.\\d+)?"))) {
      return ColumnType.DECIMAL;
    }
    if (values.stream().allMatch(value -> value.matches("-?\\d+(\\.\\d+)?(e-?\\d+)?"))) {
      return ColumnType.FLOAT64;
    }
    return values.stream().allMatch(value -> value.matches("\\d{4}-\\d\\d-\\d\\d"))
        ? ColumnType.DATE : ColumnType.TEXT;
  }

  private static String canonical(ColumnType type, String value) {
    return type.isNumeric() ? new BigDecimal(value).stripTrailingZeros().toPlainString() : value;
  }

  private static TextLength length(List<String> values) {
    var lengths = values.stream().mapToInt(value -> value.codePointCount(0, value.length()))
        .summaryStatistics();
    return new TextLength(lengths.getMin(), lengths.getMax(), lengths.getAverage());
  }

  private static ValueOrder order(List<String> values, Comparator<String> order) {
    List<Integer> steps = IntStream.range(1, values.size())
        .map(i -> Integer.signum(order.compare(values.get(i), values.get(i - 1))))
        .distinct().boxed().toList();
    boolean isRising = steps.contains(1);
    boolean isFalling = steps.contains(-1);
    boolean isStrict = !steps.contains(0);
    if (isRising == isFalling) {
      return isRising ? ValueOrder.UNORDERED : ValueOrder.NONE;
    }
    return isRising ? isStrict ? ValueOrder.STRICTLY_INCREASING : ValueOrder.INCREASING
        : isStrict ? ValueOrder.STRICTLY_DECREASING : ValueOrder.DECREASING;
  }

  private static List<ValueCount> mostFrequent(Map<String, Long> counts, Comparator<String> order) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed()
            .thenComparing(Map.Entry.comparingByKey(order)))
        .limit(10).map(entry -> new ValueCount(entry.getKey(), entry.getValue(), true)).toList();
  }

  private static void checkShapes(ColumnProfile found, List<String> values) {
    Map<String, Long> counts = values.stream().collect(Collectors.groupingBy(value -> value
        .replaceAll("\\p{Lu}", "A").replaceAll("\\p{Ll}", "a").replaceAll("[0-9]", "9"),
        Collectors.counting()));
    assertEquals(counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed()
            .thenComparing(Map.Entry.comparingByKey()))
        .limit(10).map(entry -> new ShapeCount(entry.getKey(), entry.getValue(), true)).toList(),
        found.shapes());
  }

  private static void checkNumbers(NumberSummary found, List<BigDecimal> values) {
    int count = values.size();
    BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal mean = sum.divide(BigDecimal.valueOf(count), DECIMAL128);
    List<BigDecimal> deviations = values.stream().map(value -> value.subtract(mean)).toList();
    BigDecimal squares = sum(deviations, 2);
    boolean isExact = found.isExact();
    double size = values.stream().mapToDouble(value -> value.abs().doubleValue()).max().orElse(0);
    assertEquals(sum.doubleValue(), found.sum(), isExact ? 0 : size * count * 1e-15);
    assertEquals(mean.doubleValue(), found.mean(),
        isExact ? Math.ulp(mean.doubleValue()) : size * 1e-14);
    assertEquals(count < 2, found.standardDeviation().isEmpty());
    double deviation = count < 2 ? 0
        : squares.divide(BigDecimal.valueOf(count - 1), DECIMAL128).sqrt(DECIMAL128).doubleValue();
    assertEquals(deviation, found.standardDeviation().orElse(0),
        isExact ? Math.ulp(deviation) : size * 1e-13);
    checkSkewness(found, values.stream().map(value -> new BigDecimal(value.doubleValue())).toList());
    assertEquals(values.stream().filter(value -> value.signum() == 0).count(), found.zeros());
    assertEquals(values.stream().filter(value -> value.signum() < 0).count(), found.negatives());
    boolean isShort = values.stream().allMatch(value -> value.precision() <= 18 && value.scale() <= 18);
    assertTrue(isExact || !isShort, "sums of short numbers are exact");
  }

  private static void checkSkewness(NumberSummary found, List<BigDecimal> values) {
    int count = values.size();
    List<BigDecimal> deviations = deviations(values);
    boolean isSkewed = count >= 3 && new HashSet<>(values).size() > 1;
    assertEquals(isSkewed, found.skewness().isPresent());
    if (isSkewed) {
      BigDecimal squares = sum(deviations, 2);
      double cubes = sum(deviations, 3)
          .divide(squares.multiply(squares.sqrt(DECIMAL128)), DECIMAL128).doubleValue();
      double expected = count * Math.sqrt(count - 1) / (count - 2) * cubes;
      assertEquals(expected, found.skewness().orElseThrow(), Math.max(1, Math.abs(expected)) * 1e-12);
    }
  }

  private static BigDecimal sum(List<BigDecimal> values, int power) {
    return values.stream().map(value -> value.pow(power, DECIMAL128))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static void checkQuantiles(Quantiles found, double[] sorted) {
    assertTrue(found.isExact());
    double[] shares = {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99};
    double[] actual =
        {found.p1(), found.p5(), found.p25(), found.p50(), found.p75(), found.p95(), found.p99()};
    for (int i = 0; i < shares.length; i++) {
      double expected = quantile(sorted, shares[i]);
      assertEquals(expected, actual[i], 1e-12 * size(sorted), "share " + shares[i]);
    }
    double median = quantile(sorted, 0.5);
    double[] deviations = DoubleStream.of(sorted).map(value -> Math.abs(value - median)).sorted().toArray();
    assertEquals(quantile(deviations, 0.5), found.mad(), 1e-12 * size(sorted));
  }

  private static double size(double[] sorted) {
    return Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]));
  }

  /// Type 7 of Hyndman and Fan.
  private static double quantile(double[] sorted, double share) {
    double rank = share * (sorted.length - 1);
    int lower = (int) rank;
    int upper = Math.min(lower + 1, sorted.length - 1);
    return sorted[lower] + (rank - lower) * (sorted[upper] - sorted[lower]);
  }

  private static void checkHistogram(Histogram found, double[] sorted) {
    assertTrue(found.isExact());
    for (int i = 0; i < found.bins().size(); i++) {
      Histogram.Bin bin = found.bins().get(i);
      boolean isLast = i + 1 == found.bins().size();
      assertTrue(isLast || bin.upper() == found.bins().get(i + 1).lower());
      assertEquals(DoubleStream.of(sorted)
          .filter(value -> value >= bin.lower())
          .filter(value -> isLast ? value <= bin.upper() : value < bin.upper()).count(),
          bin.count(), bin.toString());
    }
  }

  private static void checkCorrelations(
      TableProfile profile, List<List<@Nullable BigDecimal>> numbers) {
    Map<List<String>, Correlation> found = profile.correlations().stream().collect(Collectors.toMap(
        correlation -> List.of(correlation.first(), correlation.second()), correlation -> correlation));
    int expected = 0;
    for (int x = 0; x < numbers.size(); x++) {
      for (int y = x + 1; y < numbers.size(); y++) {
        List<BigDecimal> xs = new ArrayList<>();
        List<BigDecimal> ys = new ArrayList<>();
        for (int row = 0; row < Math.min(numbers.get(x).size(), numbers.get(y).size()); row++) {
          if (numbers.get(x).get(row) != null && numbers.get(y).get(row) != null) {
            xs.add(new BigDecimal(Objects.requireNonNull(numbers.get(x).get(row)).doubleValue()));
            ys.add(new BigDecimal(Objects.requireNonNull(numbers.get(y).get(row)).doubleValue()));
          }
        }
        if (new HashSet<>(xs).size() > 1 && new HashSet<>(ys).size() > 1) {
          Correlation correlation = Objects.requireNonNull(
              found.get(List.of(profile.columns().get(x).name(), profile.columns().get(y).name())));
          assertEquals(xs.size(), correlation.rows());
          assertEquals(coefficient(xs, ys), correlation.coefficient(), 1e-9);
          expected++;
        }
      }
    }
    assertEquals(expected, found.size());
  }

  static double coefficient(List<BigDecimal> xs, List<BigDecimal> ys) {
    List<BigDecimal> dx = deviations(xs);
    List<BigDecimal> dy = deviations(ys);
    BigDecimal products = IntStream.range(0, dx.size()).mapToObj(i -> dx.get(i).multiply(dy.get(i)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal norm = sum(dx, 2).sqrt(DECIMAL128).multiply(sum(dy, 2).sqrt(DECIMAL128));
    return products.divide(norm, DECIMAL128).doubleValue();
  }

  private static List<BigDecimal> deviations(List<BigDecimal> values) {
    BigDecimal mean = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf(values.size()), DECIMAL128);
    return values.stream().map(value -> value.subtract(mean)).toList();
  }
}
