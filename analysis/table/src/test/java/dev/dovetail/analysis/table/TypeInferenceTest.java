package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which type a column gets from its values.
class TypeInferenceTest {
  @TempDir private Path directory;

  private ColumnProfile column(String... values) throws IOException {
    StringBuilder text = new StringBuilder("id,x\n");
    for (int i = 0; i < values.length; i++) {
      text.append(i).append(",\"").append(values[i].replace("\"", "\"\"")).append("\"\n");
    }
    return Tables.profile(directory, "x.csv", text.toString()).columns().getLast();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '=', value = {
    "1|-2|0 = INT64 = -2 = 1",
    "9223372036854775807|9223372036854775806 = INT64 = 9223372036854775806 = 9223372036854775807",
    "-9223372036854775808|3 = INT64 = -9223372036854775808 = 3",
    "9999999999999999999999999999999999999999|1 = INT64 = 1 = 9999999999999999999999999999999999999999",
    "99999999999999999999999999999999999999999|1 = TEXT = 1 = 99999999999999999999999999999999999999999",
    "1|2.50 = DECIMAL = 1 = 2.5",
    "0|0.5|.25 = DECIMAL = 0 = 0.5",
    "-0|1 = DECIMAL = 0 = 1",
    "1e3|2 = DECIMAL = 2 = 1000",
    "+1.5|2 = DECIMAL = 1.5 = 2",
    "07|8 = TEXT = 07 = 8",
    "-07|8 = TEXT = -07 = 8",
    "00.5|8 = TEXT = 00.5 = 8",
    "+49|8 = TEXT = +49 = 8",
    "1|2|x = TEXT = 1 = x",
    "1.5|x|2 = TEXT = 1.5 = x",
    "1e400|2 = TEXT = 1e400 = 2",
    "1,5|2 = TEXT = 1,5 = 2",
    "true|FALSE|True = BOOLEAN = false = true",
    "true|1 = TEXT = 1 = true",
    "yes|no = TEXT = no = yes",
    "2024-02-29|2023-01-01 = DATE = 2023-01-01 = 2024-02-29",
    "2024/02/29|2023/01/01 = DATE = 2023-01-01 = 2024-02-29",
    "2023-02-29|2023-01-01 = TEXT = 2023-01-01 = 2023-02-29",
    "2024-02-29|2024-02-29T12:30 = TIMESTAMP = 2024-02-29T00:00:00 = 2024-02-29T12:30:00",
    "2024-02-29 12:30:01.25|2024-02-29T12:30 = TIMESTAMP = 2024-02-29T12:30:00 = 2024-02-29T12:30:01.25",
    "2024-02-29T01:00+02:00|2024-02-29T00:00Z = TIMESTAMP = 2024-02-28T23:00:00Z = 2024-02-29T00:00:00Z",
    "2024-02-29T01:00+02:00|2024-02-29T00:00 = TEXT = 2024-02-29T00:00 = 2024-02-29T01:00+02:00",
    "2024-02-29|20240229 = TEXT = 2024-02-29 = 20240229",
    "2024-02-29T24:00|2024-02-29 = TEXT = 2024-02-29 = 2024-02-29T24:00",
    "01.02.2024|02.02.2024 = TEXT = 01.02.2024 = 02.02.2024",
    "1|-|2 = INT64 = 1 = 2",
    "a|-|b = TEXT = - = b",
    "1|NA|2.5 = DECIMAL = 1 = 2.5"
  })
  void typeAndRangeFitAllValues(String values, ColumnType type, String min, String max) throws IOException {
    ColumnProfile column = column(values.split("\\|"));
    assertEquals(type, column.type());
    assertEquals(new Range(min, max), column.range().orElseThrow());
  }

  @Test
  void spellingsOfOneNumberAreOneValue() throws IOException {
    ColumnProfile column = column("1.0", "1.00", "1", "2", "2.50");
    assertEquals(new Distinct(3, true), column.distinct());
    assertEquals(new ValueCount("1", 3, true), column.mostFrequent().getFirst());
  }

  @Test
  void spellingsOfATextColumnAreDifferentValues() throws IOException {
    ColumnProfile column = column("1.0", "1.00", "1", "x");
    assertEquals(new Distinct(4, true), column.distinct());
  }

  @Test
  void nullSpellingsAreConfigurable() throws IOException {
    Path file = Tables.write(directory, "n.csv", "a,b\nNA,1\nmissing,2\nx,-9\n");
    TableProfile table = new TableProfiler()
        .withOptions(ReadOptions.defaults().withNulls(Set.of("missing"), Set.of("-9")))
        .profile(file).orElseThrow();
    assertEquals(List.of(1L, 1L), Tables.nulls(table));
    assertEquals(new Range("NA", "x"), table.columns().getFirst().range().orElseThrow());
  }

  @Test
  void everyTypeHasItsFrictionlessName() {
    assertEquals(
        List.of("any", "boolean", "integer", "number", "date", "datetime", "string"),
        List.of(ColumnType.values()).stream().map(ColumnType::frictionless).toList());
  }

  @Test
  void standardDeviationOfOneValueIsUnknown() throws IOException {
    NumberSummary one = column("5").numbers().orElseThrow();
    assertEquals(5, one.mean());
    assertEquals(true, one.standardDeviation().isEmpty());
  }

  @Test
  void numbersOfDifferentMagnitudeAreSummedExactly() throws IOException {
    for (String[] values : new String[][] {{"1e17", "1e-13", "3"}, {"1e-13", "3", "1e17"}}) {
      NumberSummary numbers = column(values).numbers().orElseThrow();
      assertEquals(true, numbers.isExact());
      assertEquals(3.3333333333333336e16, numbers.mean());
      assertEquals(5.773502691896258e16, numbers.standardDeviation().orElseThrow());
    }
  }

  @Test
  void numbersThatDoNotAlignAreSummedInDoubles() throws IOException {
    NumberSummary numbers = column("1e30", "0.5", "3").numbers().orElseThrow();
    assertEquals(false, numbers.isExact());
    assertEquals(1e30 / 3, numbers.mean(), 1e15);
    assertEquals(1e30 / Math.sqrt(3), numbers.standardDeviation().orElseThrow(), 1e15);
  }
}
