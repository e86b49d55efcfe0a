package dev.dovetail.analysis.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Columns with more different values than are counted: what is exact all the same is right, the rest is
/// near, and nothing depends on threads or buffers.
class LongColumnTest {
  private static final int ROWS = 200_000;

  @TempDir private Path directory;

  private Path write(IntFunction<String> rows) throws IOException {
    StringBuilder text = new StringBuilder("a,b\n");
    for (int row = 0; row < ROWS; row++) {
      text.append(rows.apply(row)).append('\n');
    }
    return Files.write(directory.resolve("long.csv"), text.toString().getBytes(UTF_8));
  }

  private ColumnProfile column(IntFunction<String> values) throws IOException {
    Path file = write(row -> values.apply(row) + "," + row % 7);
    return new TableProfiler().profile(file).orElseThrow().columns().getFirst();
  }

  /// Visits the numbers below [#ROWS] in another order.
  private static int shuffled(int row) {
    return (int) (row * 77_773L % ROWS);
  }

  private static void assertAbout(long expected, Distinct found) {
    assertTrue(100 * Math.abs(found.value() - expected) <= expected, found.toString());
  }

  @Test
  void timestampsWrittenMonthFirstAreReadMonthFirstFromTheFirstRow() throws IOException {
    LocalDateTime begin = LocalDateTime.of(2024, 1, 2, 0, 0);
    DateTimeFormatter american = DateTimeFormatter.ofPattern("M/d/yyyy H:mm:ss");
    ColumnProfile column = column(row -> american.format(begin.plusMinutes(3L * row)));
    assertEquals(ColumnType.TIMESTAMP, column.type());
    assertEquals(ValueOrder.STRICTLY_INCREASING, column.order());
    double first = begin.toEpochSecond(ZoneOffset.UTC);
    Quantiles quantiles = column.quantiles().orElseThrow();
    assertEquals(first + 180 * 0.25 * ROWS, quantiles.p25(), 180 * 0.001 * ROWS);
    assertEquals(first + 180 * 0.01 * ROWS, quantiles.p1(), 180 * 0.001 * ROWS);
    assertEquals(new Distinct(ROWS, true), column.distinct());
  }

  @Test
  void sortedTextWithSpellingsOfNullIsNotUnique() throws IOException {
    ColumnProfile column = column(row -> row % 1000 == 999 ? "-" : "k%06d".formatted(row));
    assertEquals(ColumnType.TEXT, column.type());
    assertEquals(ROWS, column.count());
    assertEquals(ValueOrder.UNORDERED, column.order());
    assertEquals(Uniqueness.REPEATED, column.uniqueness());
    assertFalse(column.distinct().isExact());
    assertAbout(ROWS - ROWS / 1000 + 1, column.distinct());
  }

  @Test
  void sortedNumbersWithSpellingsOfNullRiseAndAreUnique() throws IOException {
    ColumnProfile column = column(row -> row % 1000 == 999 ? "-" : row + "");
    assertEquals(ColumnType.INT64, column.type());
    assertEquals(ROWS - ROWS / 1000, column.count());
    assertEquals(new Distinct(column.count(), true), column.distinct());
    assertEquals(ValueOrder.STRICTLY_INCREASING, column.order());
    assertEquals(Uniqueness.UNIQUE, column.uniqueness());
    assertFalse(column.isKeyCandidate());
  }

  @Test
  void valuesInDisorderAreProbablyUniqueUntilOneComesAgain() throws IOException {
    ColumnProfile unique = column(row -> "k" + shuffled(row));
    assertEquals(Uniqueness.PROBABLY_UNIQUE, unique.uniqueness());
    assertAbout(ROWS, unique.distinct());
    assertTrue(unique.distinct().value() <= ROWS);
    assertNotEquals(Uniqueness.UNIQUE,
        column(row -> "k" + (row == ROWS - 1 ? 77_773 : shuffled(row))).uniqueness());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, ROWS / 2, ROWS - 1})
  void oneTextAmongNumbersIsReported(int place) throws IOException {
    ColumnProfile column = column(row -> row == place ? "total" : shuffled(row) + "");
    assertEquals(ColumnType.TEXT, column.type());
    assertEquals(
        List.of(new TypeCount(ColumnType.INT64, ROWS - 1, true), new TypeCount(ColumnType.TEXT, 1, true)),
        column.types());
    assertTrue(column.numbers().isEmpty() && column.quantiles().isEmpty() && column.histogram().isEmpty());
  }

  @Test
  void shapesAndTypesThatTakeTurnsAreAllMet() throws IOException {
    ColumnProfile column = column(row -> row % 16 == 3 ? "x" + row % 10 + "y"
        : row % 2 == 0 ? "AB" + row : "cd" + row);
    Map<String, Long> shapes = column.shapes().stream()
        .collect(Collectors.toMap(ShapeCount::shape, ShapeCount::count));
    assertEquals(ROWS / 16.0, shapes.getOrDefault("a9a", 0L), 0.05 * ROWS / 16);
    assertEquals(ROWS / 4.0, shapes.getOrDefault("AA999999", 0L), 0.05 * ROWS / 4);
  }

  @Test
  void momentsAndRangeOfALongColumnAreExact() throws IOException {
    ColumnProfile column = column(row -> "-" + shuffled(row) + ".25");
    NumberSummary numbers = column.numbers().orElseThrow();
    assertTrue(numbers.isExact());
    assertEquals(-(ROWS - 1) / 2.0 - 0.25, numbers.mean());
    assertEquals(-(ROWS / 2.0) * (ROWS - 1) - 0.25 * ROWS, numbers.sum());
    assertEquals(Math.sqrt(ROWS * (ROWS + 1.0) / 12), numbers.standardDeviation().orElseThrow(), 1e-10);
    assertEquals(0, numbers.skewness().orElseThrow(), 1e-12);
    assertEquals(new Range("-199999.25", "-0.25"), column.range().orElseThrow());
  }

  @Test
  void aColumnThatEndsWithLongNumbersIsSummedInDoublesAndSaysSo() throws IOException {
    ColumnProfile column =
        column(row -> row < ROWS / 2 ? shuffled(row) + ".5" : "1.0000000000000000000" + row);
    NumberSummary numbers = column.numbers().orElseThrow();
    assertEquals(ColumnType.DECIMAL, column.type());
    assertFalse(numbers.isExact());
    double sum = IntStream.range(0, ROWS / 2).mapToDouble(row -> shuffled(row) + 0.5).sum() + ROWS / 2;
    assertEquals(sum, numbers.sum(), sum * 1e-14);
    assertEquals(sum / ROWS, numbers.mean(), sum / ROWS * 1e-13);
  }

  @Test
  void zerosOfBothSignsAreOneValueInTheMiddle() throws IOException {
    ColumnProfile column = column(row -> row % 3 == 0 ? "-0.00"
        : row % 3 == 1 ? "0.00" : (shuffled(row) - ROWS / 2) + ".5");
    Quantiles quantiles = column.quantiles().orElseThrow();
    assertEquals(0, quantiles.p50());
    assertEquals(0, quantiles.p25());
    double expected = Arrays.stream(IntStream.range(0, ROWS)
        .mapToDouble(row -> row % 3 < 2 ? 0 : shuffled(row) - ROWS / 2 + 0.5).sorted().toArray())
        .skip(ROWS / 20).findFirst().orElseThrow();
    assertEquals(expected, quantiles.p5(), 0.02 * ROWS);
    assertTrue(Math.abs(column.mostFrequent().getFirst().count() - 2L * ROWS / 3) <= 1);
  }

  @Test
  void aGivenTypeHoldsInLongColumns() throws IOException {
    Path file = write(row -> (row % 1000 == 5 ? "x" + row : shuffled(row) + "") + "," + row % 3);
    TableProfile table = new TableProfiler()
        .withOptions(ReadOptions.defaults().withTypes(Map.of("a", ColumnType.INT64, "b", ColumnType.TEXT)))
        .profile(file).orElseThrow();
    ColumnProfile column = table.columns().getFirst();
    assertEquals(ColumnType.INT64, column.type());
    assertEquals(ROWS / 1000, column.nulls());
    assertEquals(ROWS / 1000, table.badRowCount());
    assertEquals(ColumnType.TEXT, table.columns().getLast().type());
  }

  @Test
  void duplicateRowsNeverExceedTheRows() throws IOException {
    int rows = 2_500_000;
    Path file = directory.resolve("rows.csv");
    StringBuilder text = new StringBuilder("a,b\n");
    for (int row = 0; row < rows; row++) {
      text.append(row % 2 == 0 ? 7 : row).append(",1\n");
    }
    Files.writeString(file, text);
    DuplicateRows found = new TableProfiler().profile(file).orElseThrow().duplicateRows();
    assertFalse(found.isExact());
    assertEquals(rows / 2.0 - 1, (double) found.count(), 0.006 * rows);
  }

  @Test
  void neitherThreadsNorBuffersChangeAnything() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    Path file = write(row -> (random.nextInt(50) == 0 ? "often" : "t" + random.nextInt(ROWS)) + ","
        + (row % 97 == 0 ? "" : random.nextGaussian()));
    Set<TableProfile> profiles = new HashSet<>();
    for (int threads : new int[] {1, 2, 5}) {
      for (int buffer : new int[] {1000, 65_536, 1 << 20}) {
        profiles.add(new TableProfiler()
            .withOptions(ReadOptions.defaults().withThreads(threads).withBufferBytes(buffer))
            .profile(file).orElseThrow());
      }
    }
    assertEquals(1, profiles.size());
  }
}
