package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables and columns that are unlike others: empty ones, columns met late, given types, the ends of the
/// range of numbers.
class ProfileEdgeTest {
  @TempDir private Path directory;

  private ColumnProfile column(String... values) throws IOException {
    return Tables.profile(directory, "x.csv", "a,b\n"
        + IntStream.range(0, values.length).mapToObj(i -> values[i] + "," + i + "\n")
            .collect(Collectors.joining())).columns().getFirst();
  }

  private static NumberSummary numbers(ColumnProfile column) {
    return column.numbers().orElseThrow();
  }

  @Test
  void aHeaderAloneHasColumnsWithoutValues() throws IOException {
    TableProfile table = Tables.profile(directory, "x.csv", "a,b\n");
    assertEquals(List.of(ColumnType.EMPTY, ColumnType.EMPTY), Tables.types(table));
    assertEquals(0, table.rows());
    assertEquals(new DuplicateRows(0, true), table.duplicateRows());
    ColumnProfile column = table.columns().getFirst();
    assertEquals(new Distinct(0, true), column.distinct());
    assertFalse(column.isKeyCandidate() || column.isConstant());
    assertTrue(column.mostFrequent().isEmpty() && column.range().isEmpty() && column.length().isEmpty());
  }

  @Test
  void rowsWithoutColumnsRepeatEachOther() throws IOException {
    TableProfile table = Tables.profile(directory, "x.jsonl", "{}\n{}\n{}\n");
    assertEquals(3, table.rows());
    assertEquals(List.of(), table.columns());
    assertEquals(new DuplicateRows(2, true), table.duplicateRows());
    assertEquals(0, table.missingCells());
  }

  @Test
  void everyColumnOfAColumnarFileDecidesWhetherRowsRepeat() throws IOException {
    assertEquals(new DuplicateRows(1, true), Tables.profile(directory, "x.json",
        "{\"a\": [1, 2, 1, 3], \"b\": [5, 5, 5, 5], \"c\": [\"x\", \"x\", \"x\", null]}").duplicateRows());
    assertEquals(new DuplicateRows(2, true),
        Tables.profile(directory, "y.json", "{\"a\": [1, 2, 1, 1]}").duplicateRows());
  }

  @Test
  void rowsBeforeAColumnWasMetHaveNoNumberThere() throws IOException {
    String text = """
        {"a": 1}
        {"a": 5}
        {"a": 2, "b": 4}
        {"a": 3, "b": 6}
        {"a": 4, "b": 8.5}
        """;
    TableProfile table = Tables.profile(directory, "x.jsonl", text);
    Correlation found = table.correlations().getFirst();
    assertEquals(3, found.rows());
    assertEquals(4.5 / Math.sqrt(2 * 61 / 6.0), found.coefficient(), 1e-15);
    assertEquals(List.of(0L, 2L), Tables.nulls(table));
  }

  @Test
  void correlationsAreOfTheFirst64NumericColumnsWhereverTextStands() throws IOException {
    StringBuilder text = new StringBuilder("t");
    for (int column = 0; column < 70; column++) {
      text.append(",n").append(column);
    }
    for (int row = 0; row < 5; row++) {
      text.append("\nx");
      for (int column = 0; column < 70; column++) {
        text.append(',').append(row * row + column % 3 * row);
      }
    }
    List<Correlation> found = Tables.profile(directory, "x.csv", text.append('\n').toString()).correlations();
    assertEquals(64 * 63 / 2, found.size());
    assertEquals("n0", found.getFirst().first());
    assertEquals("n63", found.getLast().second());
  }

  @Test
  void aColumnThatIsConstantWhereTheOtherHasValuesHasNoCorrelation() throws IOException {
    TableProfile table = Tables.profile(directory, "x.csv",
        "a,b\n0.1,1\n0.1,2\n0.1,4\n0.1,9\n0.1,3\n0.1,7\n0.7,\n");
    assertEquals(List.of(), table.correlations());
  }

  @ParameterizedTest
  @CsvSource({"inf, Infinity, Infinity", "-inf, -Infinity, -Infinity"})
  void columnsOfInfinitiesAloneHaveNoMoments(String value, String min, String max) throws IOException {
    ColumnProfile column = column(value, value, "");
    assertEquals(ColumnType.FLOAT64, column.type());
    assertEquals(new Range(min, max), column.range().orElseThrow());
    NumberSummary numbers = numbers(column);
    assertEquals(2, numbers.infinities());
    assertEquals(Double.NaN, numbers.mean());
    assertEquals(Double.parseDouble(min), numbers.min());
    assertTrue(numbers.standardDeviation().isEmpty() && numbers.skewness().isEmpty());
    assertTrue(column.quantiles().isEmpty() && column.histogram().isEmpty());
    assertEquals(new Distinct(1, true), column.distinct());
  }

  @Test
  void infinitiesAreLeftOutOfEverythingButTheRange() throws IOException {
    ColumnProfile column = column("1", "inf", "2", "-Infinity", "6");
    assertEquals(new Range("-Infinity", "Infinity"), column.range().orElseThrow());
    NumberSummary numbers = numbers(column);
    assertEquals(3, numbers.mean());
    assertEquals(9, numbers.sum());
    assertEquals(2, column.quantiles().orElseThrow().p50());
    assertEquals(3, column.histogram().orElseThrow().bins().stream().mapToLong(Histogram.Bin::count).sum());
    assertEquals(ValueOrder.UNORDERED, column.order());
  }

  @Test
  void numbersNearTheEndOfTheRangeHaveAMeanAndADeviation() throws IOException {
    NumberSummary numbers = numbers(column("1e308", "1.5e308", "1.25e308"));
    assertEquals(1.25e308, numbers.mean(), 1e294);
    assertEquals(2.5e307, numbers.standardDeviation().orElseThrow(), 1e294);
    assertEquals(Double.POSITIVE_INFINITY, numbers.sum(), "it is beyond the range");
    ColumnProfile both = column("-1.5e308", "1.5e308", "3e5", "7");
    assertEquals((3e5 + 7) / 4, numbers(both).mean(), 1e294);
    assertEquals((3e5 + 7) / 2, both.quantiles().orElseThrow().p50());
    Histogram histogram = both.histogram().orElseThrow();
    assertEquals(new Histogram.Bin(-1.5e308, 1.5e308, 4), histogram.bins().getFirst());
  }

  @Test
  void symmetricSmallNumbersHaveNoSkewnessThatIsNotANumber() throws IOException {
    assertEquals(OptionalDouble.empty(), numbers(column("1e-200", "2e-200", "7e-200")).skewness());
    assertEquals(OptionalDouble.empty(), numbers(column("5", "5.0", "5.00")).skewness());
  }

  @Test
  void numbersCountByValueHoweverManyDigitsTheyHave() throws IOException {
    assertEquals(3, column("9007199254740993", "9007199254740993.0", "9007199254740992",
        "9.007199254740993e15", "9007199254740992.5").distinct().value());
    assertEquals(2, column("0.12345678901234567890", "0.12345678901234567891", "0.1234567890123456789")
        .distinct().value());
    assertEquals(1, column("100000000000000000000", "100000000000000000000.0", "1e20", "10e19")
        .distinct().value());
    assertEquals(1, column("0", "-0", "0.000", "0e5", "-0.0").distinct().value());
    ColumnProfile amounts = column("1.10", "1.1", "1.100000000000000000");
    assertEquals(List.of(new ValueCount("1.1", 3, true)), amounts.mostFrequent());
    assertEquals(Uniqueness.REPEATED, amounts.uniqueness());
  }

  @Test
  void theRangeIsExactBeyondTheDigitsOfADouble() throws IOException {
    assertEquals(new Range("0.1", "0.10000000000000000001"),
        column("0.10000000000000000001", "0.1").range().orElseThrow());
    assertEquals(new Range("8.000000000000001", "8.000000000000002"),
        column("8.000000000000002", "8.000000000000001", "8.000000000000002").range().orElseThrow());
    assertEquals(new Range("-18446744073709551617", "18446744073709551617"), column("18446744073709551616",
        "-18446744073709551616", "18446744073709551617", "-18446744073709551617").range().orElseThrow());
  }

  @Test
  void spellingsThatAreNullAmongNumbersAreValuesOfTextInEveryRespect() throws IOException {
    ColumnProfile text = column("a", "-", "b", "-", "c");
    assertEquals(5, text.count());
    assertEquals(ValueOrder.UNORDERED, text.order());
    ColumnProfile numbers = column("1", "-", "2", "-", "9007199254740992", "-", "9007199254740993");
    assertEquals(ValueOrder.STRICTLY_INCREASING, numbers.order());
    assertEquals(4, numbers.count());
    ColumnProfile rising = column("-", "-", "a", "b");
    assertEquals(ValueOrder.INCREASING, rising.order());
    assertEquals(Uniqueness.REPEATED, rising.uniqueness());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.csv", "x.jsonl"})
  void aGivenTypeHoldsWhateverTheFormatSays(String name) throws IOException {
    boolean isJson = name.endsWith("l");
    String text = isJson ? "{\"a\": \"5\", \"b\": 7}\n{\"a\": \"x\", \"b\": 8}\n{\"a\": \"6\", \"b\": 9}\n"
        : "a,b\n5,7\nx,8\n6,9\n";
    TableProfile table = new TableProfiler()
        .withOptions(ReadOptions.defaults().withTypes(Map.of("a", ColumnType.INT64, "b", ColumnType.TEXT)))
        .profile(Tables.write(directory, name, text)).orElseThrow();
    assertEquals(List.of(ColumnType.INT64, ColumnType.TEXT), Tables.types(table));
    assertEquals(List.of(1L, 0L), Tables.nulls(table));
    assertEquals(5.5, numbers(table.columns().getFirst()).mean());
    assertEquals("column a: 1 values are not INT64, taken as null", table.badRows().getFirst().reason());
  }

  @ParameterizedTest
  @CsvSource({
    "BOOLEAN, true, 1", "INT64, 1, 1.5", "BIG_INTEGER, 1, 1.5", "DECIMAL, 1.5, 1e5", "FLOAT64, 1e5, x",
    "DATE, 2024-02-29, 2024-02-30", "TIME, 12:30, 25:00", "TIMESTAMP, 2024-02-29T12:30, 12:30",
    "ZONED_TIMESTAMP, 2024-02-29T12:30Z, 2024-02-29T12:30", "UUID, 123e4567-e89b-12d3-a456-426614174000, 1",
  })
  void ofEachTypeMisfitsAreNullAndCounted(ColumnType type, String fit, String misfit) throws IOException {
    TableProfile table = new TableProfiler()
        .withOptions(ReadOptions.defaults().withTypes(Map.of("a", type)))
        .profile(Tables.write(directory, "x.csv", "a,b\n" + fit + ",1\n" + misfit + ",2\n" + misfit + ",3\n"))
        .orElseThrow();
    ColumnProfile column = table.columns().getFirst();
    assertEquals(type, column.type());
    assertEquals(2, column.nulls());
    assertEquals(1, column.distinct().value());
    assertEquals(2, table.badRowCount());
  }

  @Test
  void identifiersStandInTheirOrderWhateverTheirCase() throws IOException {
    String low = "123e4567-e89b-12d3-a456-42661417400";
    assertEquals(ValueOrder.STRICTLY_INCREASING,
        column(low + "0", low + "A", low + "b", "f" + low.substring(1) + "0").order());
    ColumnProfile repeated = column(low + "A", low + "a");
    assertEquals(ValueOrder.NONE, repeated.order());
    assertEquals(Uniqueness.REPEATED, repeated.uniqueness());
    assertEquals(ValueOrder.UNORDERED, column(low + "2", low + "1", low + "3").order());
  }

  @Test
  void daysWrittenMonthFirstAreNoneOfTheOtherOrderOnceThatIsKnown() throws IOException {
    ColumnProfile column = column("1/2/2024", "1/3/2024", "01/02/2024", "2/1/2024", "1/31/2024");
    assertEquals(ColumnType.DATE, column.type());
    assertEquals(new Range("2024-01-02", "2024-02-01"), column.range().orElseThrow());
    assertEquals(4, column.distinct().value());
    assertEquals(new ValueCount("2024-01-02", 2, true), column.mostFrequent().getFirst());
  }
}
