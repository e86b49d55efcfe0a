package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Public data sets, against the figures of pandas and SciPy: counts exactly, all else to 1e-12. The figures
/// were made by `figures_of_pandas.py`, which lies beside them.
class PandasAgreementTest {
  private static final double TOLERANCE = 1e-12;
  private static final List<Function<Quantiles, Double>> QUANTILES = List.of(
      Quantiles::p1, Quantiles::p5, Quantiles::p25, Quantiles::p50, Quantiles::p75, Quantiles::p95,
      Quantiles::p99, Quantiles::mad);

  private static List<String[]> lines(String figures) throws IOException {
    return Files.readAllLines(Tables.RESOURCES.resolve("real/pandas-" + figures + ".tsv")).stream()
        .skip(1).map(line -> line.split("\t", -1)).toList();
  }

  private static List<String[]> lines(String figures, String file) throws IOException {
    return lines(figures).stream().filter(fields -> fields[0].equals(file)).toList();
  }

  static List<String> files() throws IOException {
    return lines("duplicates").stream().map(fields -> fields[0]).toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  void columnsHaveTheFiguresOfPandas(String file) throws IOException {
    List<String[]> expected = lines("columns", file);
    TableProfile table = Tables.profile("real/" + file);
    assertEquals(expected.stream().map(fields -> fields[1]).toList(), Tables.names(table));
    assertAll(IntStream.range(0, expected.size()).boxed()
        .flatMap(i -> figures(expected.get(i), table.columns().get(i))));
  }

  private static Stream<Executable> figures(String[] expected, ColumnProfile column) {
    return Stream.of(
        () -> assertEquals(expected[2], kind(column), "kind of " + expected[1]),
        () -> counts(expected, column),
        () -> assertEquals(expected[7], column.uniqueness().name(), "uniqueness of " + expected[1]),
        () -> assertEquals(expected[8], column.order().name(), "order of " + expected[1]),
        () -> range(expected, column),
        () -> moments(expected, column),
        () -> quantiles(expected, column),
        () -> mostFrequent(expected, column));
  }

  private static String kind(ColumnProfile column) {
    return column.type().isNumeric() ? "number" : column.type().isTemporal() ? "time" : "text";
  }

  private static void counts(String[] expected, ColumnProfile column) {
    assertEquals(Long.parseLong(expected[3]), column.count() + column.nulls(), "rows of " + expected[1]);
    assertEquals(Long.parseLong(expected[4]), column.count(), "count of " + expected[1]);
    assertEquals(Long.parseLong(expected[5]), column.nulls(), "nulls of " + expected[1]);
    assertEquals(new Distinct(Long.parseLong(expected[6]), true), column.distinct(), "of " + expected[1]);
  }

  private static void range(String[] expected, ColumnProfile column) {
    Range range = column.range().orElseThrow();
    assertSameValue(expected[9], range.min(), column);
    assertSameValue(expected[10], range.max(), column);
  }

  private static void moments(String[] expected, ColumnProfile column) {
    assertEquals(!expected[12].isEmpty(), column.numbers().isPresent(), "moments of " + expected[1]);
    column.numbers().ifPresent(numbers -> assertAll(
        () -> assertEquals(Double.parseDouble(expected[9]), numbers.min(), "min of " + expected[1]),
        () -> assertEquals(Double.parseDouble(expected[10]), numbers.max(), "max of " + expected[1]),
        () -> assertNear(expected[11], numbers.sum(), 0, "sum of " + expected[1]),
        () -> assertNear(expected[12], numbers.mean(), 0, "mean of " + expected[1]),
        () -> assertNear(expected[13], orNaN(numbers.standardDeviation()), 0, "deviation of " + expected[1]),
        () -> assertNear(expected[14], orNaN(numbers.skewness()), 1, "skewness of " + expected[1])));
  }

  private static void quantiles(String[] expected, ColumnProfile column) {
    assertEquals(!expected[15].isEmpty(), column.quantiles().isPresent(), "quantiles of " + expected[1]);
    column.quantiles().ifPresent(quantiles -> {
      assertTrue(quantiles.isExact(), "quantiles of " + expected[1]);
      for (int i = 0; i < QUANTILES.size(); i++) {
        assertNear(expected[15 + i], QUANTILES.get(i).apply(quantiles), 0,
            "quantile " + i + " of " + expected[1]);
      }
    });
  }

  private static void mostFrequent(String[] expected, ColumnProfile column) {
    int first = 15 + QUANTILES.size();
    List<ValueCount> values = column.mostFrequent();
    assertEquals((expected.length - first) / 2, values.size(), "most frequent of " + expected[1]);
    for (int i = 0; i < values.size(); i++) {
      assertSameValue(expected[first + 2 * i], values.get(i).value(), column);
      assertEquals(Long.parseLong(expected[first + 2 * i + 1]), values.get(i).count(), expected[1]);
      assertTrue(values.get(i).isExact(), expected[1]);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void rowsAndDuplicatesAreCountedAsInPandas(String file) throws IOException {
    String[] expected = lines("duplicates", file).getFirst();
    TableProfile table = Tables.profile("real/" + file);
    assertEquals(Long.parseLong(expected[1]), table.rows());
    assertEquals(new DuplicateRows(Long.parseLong(expected[2]), true), table.duplicateRows());
  }

  @ParameterizedTest
  @MethodSource("files")
  void correlationsAreThoseOfPandas(String file) throws IOException {
    Map<List<String>, Correlation> actual = Tables.profile("real/" + file).correlations().stream()
        .collect(Collectors.toMap(c -> List.of(c.first(), c.second()), c -> c));
    Map<List<String>, String[]> expected = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    for (String[] fields : lines("correlations", file)) {
      expected.put(List.of(fields[1], fields[2]), fields);
    }
    assertTrue(expected.keySet().containsAll(actual.keySet()), file);
    List<Executable> all = new ArrayList<>();
    expected.forEach((pair, fields) -> all.add(() -> {
      Correlation correlation = actual.get(pair);
      assertEquals(!fields[3].isEmpty(), correlation != null, "correlation of " + pair);
      if (correlation != null) {
        assertNear(fields[3], correlation.coefficient(), 1, "correlation of " + pair);
        assertEquals(Long.parseLong(fields[4]), correlation.rows(), "rows of " + pair);
      }
    }));
    assertAll(all);
  }

  private static void assertSameValue(String expected, String actual, ColumnProfile column) {
    if (column.type().isNumeric()) {
      assertEquals(0, new BigDecimal(expected).compareTo(new BigDecimal(actual)),
          () -> column.name() + ": expected " + expected + ", found " + actual);
    } else {
      assertEquals(expected, actual, column.name());
    }
  }

  /// @param scale what the tolerance is a share of, if the figure itself is less: 1 for figures without a
  ///     unit, which are sums of terms of that size
  private static void assertNear(String expected, double actual, double scale, String what) {
    if (expected.isEmpty()) {
      assertTrue(Double.isNaN(actual), what);
    } else {
      double figure = Double.parseDouble(expected);
      double tolerance = Math.max(scale, Math.abs(figure)) * TOLERANCE;
      assertTrue(Math.abs(actual - figure) <= tolerance,
          () -> what + ": expected " + figure + ", found " + actual);
    }
  }

  private static double orNaN(OptionalDouble figure) {
    return figure.orElse(Double.NaN);
  }
}
