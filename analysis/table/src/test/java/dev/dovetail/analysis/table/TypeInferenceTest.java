package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which type a column gets from its values.
class TypeInferenceTest {
  @TempDir private Path directory;

  private ColumnProfile column(String... values) throws IOException {
    return column(ReadOptions.defaults(), values);
  }

  private ColumnProfile column(ReadOptions options, String... values) throws IOException {
    StringBuilder text = new StringBuilder("id,x\n");
    for (int i = 0; i < values.length; i++) {
      text.append(i).append(",\"").append(values[i].replace("\"", "\"\"")).append("\"\n");
    }
    Path file = Tables.write(directory, "x.csv", text.toString());
    return new TableProfiler().withOptions(options.withDelimiter(',').withHeader(true))
        .profile(file).orElseThrow().columns().getLast();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '=', value = {
    "1|-2|0 = INT64 = -2 = 1",
    "9223372036854775807|9223372036854775806 = INT64 = 9223372036854775806 = 9223372036854775807",
    "-9223372036854775808|-9223372036854775807 = INT64 = -9223372036854775808 = -9223372036854775807",
    "9223372036854775808|3 = BIG_INTEGER = 3 = 9223372036854775808",
    "9999999999999999999999999999999999999999|1 = BIG_INTEGER = 1 = 9999999999999999999999999999999999999999",
    "99999999999999999999999999999999999999999|1 = TEXT = 1 = 99999999999999999999999999999999999999999",
    "1|2.50 = DECIMAL = 1 = 2.5",
    "0|0.5|.25 = DECIMAL = 0 = 0.5",
    "9223372036854775808|0.5 = DECIMAL = 0.5 = 9223372036854775808",
    "9999999999999999999999999999999999999999|0.5 = FLOAT64 = 0.5 = 9999999999999999999999999999999999999999",
    "-0|1 = DECIMAL = 0 = 1",
    "0.00000000000000000000000000000000000001|2 = DECIMAL = 0.00000000000000000000000000000000000001 = 2",
    "0.000000000000000000000000000000000000001|2 = FLOAT64 = 0.000000000000000000000000000000000000001 = 2",
    "1e3|2 = FLOAT64 = 2 = 1000",
    "1e3|12A4 = TEXT = 12A4 = 1e3",
    "Inf|-inf|1.5|INFINITY = FLOAT64 = -Infinity = Infinity",
    "inf|nan|1 = FLOAT64 = 1 = Infinity",
    "+1.5|2 = DECIMAL = 1.5 = 2",
    "07|8 = TEXT = 07 = 8",
    "-07|8 = TEXT = -07 = 8",
    "00.5|8 = TEXT = 00.5 = 8",
    "+49|8 = TEXT = +49 = 8",
    "0049301234|8 = TEXT = 0049301234 = 8",
    "+49 30 1234|030/1234 = TEXT = +49 30 1234 = 030/1234",
    "978-3-16-148410-0|3 = TEXT = 3 = 978-3-16-148410-0",
    "DE89370400440532013000|3 = TEXT = 3 = DE89370400440532013000",
    "1.2.3|1.2 = TEXT = 1.2 = 1.2.3",
    "192.168.0.1|10.0.0.1 = TEXT = 10.0.0.1 = 192.168.0.1",
    "0x1F|1 = TEXT = 0x1F = 1",
    "1_000|1 = TEXT = 1 = 1_000",
    "1,234|2 = TEXT = 1,234 = 2",
    "12 %|2 = TEXT = 12 % = 2",
    "$1.50|2 = TEXT = $1.50 = 2",
    "(5)|2 = TEXT = (5) = 2",
    "5-|2 = TEXT = 2 = 5-",
    "1|2|x = TEXT = 1 = x",
    "1.5|x|2 = TEXT = 1.5 = x",
    "1e400|2 = TEXT = 1e400 = 2",
    "1e-400|2 = TEXT = 1e-400 = 2",
    "0e-400|2 = FLOAT64 = 0 = 2",
    "1,5|2 = DECIMAL = 1.5 = 2",
    "true|FALSE|True = BOOLEAN = false = true",
    "true|1 = TEXT = 1 = true",
    "yes|no = TEXT = no = yes",
    "2024-02-29|2023-01-01 = DATE = 2023-01-01 = 2024-02-29",
    "2024/02/29|2023/01/01 = DATE = 2023-01-01 = 2024-02-29",
    "2024/02-29|2023/01/01 = TEXT = 2023/01/01 = 2024/02-29",
    "2023-02-29|2023-01-01 = TEXT = 2023-01-01 = 2023-02-29",
    "2024-02|2024-03 = TEXT = 2024-02 = 2024-03",
    "2024-W05|2024-W06 = TEXT = 2024-W05 = 2024-W06",
    "20240131|20240201 = INT64 = 20240131 = 20240201",
    "2024-02-29|2024-02-29T12:30 = TIMESTAMP = 2024-02-29T00:00:00 = 2024-02-29T12:30:00",
    "2024-02-29 12:30:01.25|2024-02-29T12:30 = TIMESTAMP = 2024-02-29T12:30:00 = 2024-02-29T12:30:01.25",
    "2024-02-29 9:30|2024-02-29 1:30 PM = TIMESTAMP = 2024-02-29T09:30:00 = 2024-02-29T13:30:00",
    "2024-02-29t01:00z|2024-02-29T00:00:00.000000001Z = ZONED_TIMESTAMP ="
        + " 2024-02-29T00:00:00.000000001Z = 2024-02-29T01:00:00Z",
    "2024-02-29T01:00+02:00|2024-02-29T00:00Z = ZONED_TIMESTAMP = 2024-02-28T23:00:00Z ="
        + " 2024-02-29T00:00:00Z",
    "2024-02-29T01:00+0200|2024-02-29 00:00 UTC = ZONED_TIMESTAMP = 2024-02-28T23:00:00Z ="
        + " 2024-02-29T00:00:00Z",
    "2024-02-29T01:00+01:00[Europe/Berlin]|2024-02-29T00:00Z = ZONED_TIMESTAMP ="
        + " 2024-02-29T00:00:00Z = 2024-02-29T00:00:00Z",
    "2024-02-29T01:00+01:00[!Europe/Berlin]|2024-02-29T00:00Z = TEXT = 2024-02-29T00:00Z ="
        + " 2024-02-29T01:00+01:00[!Europe/Berlin]",
    "2024-02-29 01:00 CET|2024-02-29T00:00Z = TEXT = 2024-02-29 01:00 CET = 2024-02-29T00:00Z",
    "2024-02-29T01:00+18:30|2024-02-29T00:00Z = TEXT = 2024-02-29T00:00Z = 2024-02-29T01:00+18:30",
    "2024-02-29T01:00+02:00|2024-02-29T00:00 = TEXT = 2024-02-29T00:00 = 2024-02-29T01:00+02:00",
    "2024-02-29|20240229 = TEXT = 2024-02-29 = 20240229",
    "2024-02-29T24:00|2024-02-29 = TEXT = 2024-02-29 = 2024-02-29T24:00",
    "2024-02-29T23:59:60|2024-02-29 = TEXT = 2024-02-29 = 2024-02-29T23:59:60",
    "01.02.2024|02.02.2024 = TEXT = 01.02.2024 = 02.02.2024",
    "01.02.2024|31.01.2024 = DATE = 2024-01-31 = 2024-02-01",
    "1/12/2024|12/31/2024 = DATE = 2024-01-12 = 2024-12-31",
    "1/12/2024|12/31/2024|31/12/2024 = TEXT = 1/12/2024 = 31/12/2024",
    "31.12.2024 13:45|1.2.2024 9:05 = TIMESTAMP = 2024-02-01T09:05:00 = 2024-12-31T13:45:00",
    "1/2/2024, 1:45:30 PM|12/31/2024 12:05 AM|1/2/2024 = TIMESTAMP = 2024-01-02T00:00:00 ="
        + " 2024-12-31T00:05:00",
    "31.12.24|30.12.24 = TEXT = 30.12.24 = 31.12.24",
    "31.12.2024|2024-12-31 = TEXT = 2024-12-31 = 31.12.2024",
    "1 Jan 2024|31-Dec-2023|Feb 3, 2024|March 4 2024 = DATE = 2023-12-31 = 2024-03-04",
    "1 Jan 2024 13:45|2024-01-01 = TIMESTAMP = 2024-01-01T00:00:00 = 2024-01-01T13:45:00",
    "1 Mai 2024|2 Mai 2024 = TEXT = 1 Mai 2024 = 2 Mai 2024",
    "Jan 2024|Feb 2024 = TEXT = Feb 2024 = Jan 2024",
    "12:30|09:15:30.5|1:30 PM = TIME = 09:15:30.5 = 13:30:00",
    "8:30|12:30 = TEXT = 12:30 = 8:30",
    "12:30|25:00 = TEXT = 12:30 = 25:00",
    "24:00|00:00 = TEXT = 00:00 = 24:00",
    "PT5M|PT6M = TEXT = PT5M = PT6M",
    "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6|b2d4eb17-f2f4-4b22-9bc1-4a2b7c1a3c55 = UUID ="
        + " b2d4eb17-f2f4-4b22-9bc1-4a2b7c1a3c55 = f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
    "f81d4fae-7dec-11d0-a765-00a0c91e6bfg|x = TEXT = f81d4fae-7dec-11d0-a765-00a0c91e6bfg = x",
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
  void orderOfDatesThatShowsLateHoldsForAllOfThem() throws IOException {
    ColumnProfile column = column("01/02/2024", "01/02/2024", "03/02/2024", "12/31/2024");
    assertEquals(new Range("2024-01-02", "2024-12-31"), column.range().orElseThrow());
    assertEquals(new ValueCount("2024-01-02", 2, true), column.mostFrequent().getFirst());
    assertEquals(new Distinct(3, true), column.distinct());
  }

  @Test
  void orderOfDatesMayShowAfterMoreValuesThanAreCounted() throws IOException {
    String[] values = new String[70_000];
    LocalDateTime start = LocalDateTime.of(2024, 1, 2, 0, 0);
    for (int i = 0; i < values.length; i++) {
      values[i] = DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss").format(start.plusSeconds(i));
    }
    assertEquals(ColumnType.TEXT, column(values).type());
    values[values.length - 1] = "01/13/2024 12:00 PM";
    ColumnProfile column = column(values);
    assertEquals(ColumnType.TIMESTAMP, column.type());
    assertEquals(new Range("2024-01-02T00:00:00", "2024-01-13T12:00:00"), column.range().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '=', value = {
    "DAY_MONTH_YEAR = 01.02.2024|02.02.2024 = DATE = 2024-02-01 = 2024-02-02",
    "MONTH_DAY_YEAR = 01/02/2024|02/02/2024 = DATE = 2024-01-02 = 2024-02-02",
    "DAY_MONTH_YEAR = 31-12-24|01-02-69 = DATE = 1969-02-01 = 2024-12-31",
    "DAY_MONTH_YEAR = 01-JAN-24|02-FEB-24 = DATE = 2024-01-01 = 2024-02-02",
    "DAY_MONTH_YEAR = 12/31/2024|01/02/2024 = TEXT = 01/02/2024 = 12/31/2024",
    "DAY_MONTH_YEAR = 2024-12-31|2024-01-02 = DATE = 2024-01-02 = 2024-12-31"
  })
  void orderOfDatesCanBeGiven(DateOrder order, String values, ColumnType type, String min, String max)
      throws IOException {
    ReadOptions options = ReadOptions.defaults().withDateOrder(order);
    ColumnProfile column = column(options, values.split("\\|"));
    assertEquals(type, column.type());
    assertEquals(new Range(min, max), column.range().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '=', value = {
    ", = false = 1,234|999|1234567|1,234,567 = INT64 = 999 = 1234567",
    ", = false = 1,234,567.89|-1,234.5 = DECIMAL = -1234.5 = 1234567.89",
    ", = false = 1,23|1 = TEXT = 1 = 1,23",
    ", = false = 12,34,567|1 = TEXT = 1 = 12,34,567",
    ", = false = 0,123|1 = TEXT = 0,123 = 1",
    ", = false = 1234,567|1 = TEXT = 1 = 1234,567",
    ". = true = 1.234|1.234.567,5 = DECIMAL = 1234 = 1234567.5",
    "space = true = 1 234,5|1 234|12 345 678 = DECIMAL = 1234 = 12345678",
    "space = true = 1 234 567|1 = TEXT = 1 = 1 234 567",
    "' = false = 1'234'567.5|2’000 = DECIMAL = 2000 = 1234567.5"
  }, quoteCharacter = '"')
  void groupsOfDigitsAreReadIfTheirSeparatorIsGiven(String separator, boolean isComma, String values,
      ColumnType type, String min, String max) throws IOException {
    char thousands = separator.equals("space") ? ' ' : separator.charAt(0);
    ReadOptions options = ReadOptions.defaults().withThousands(thousands).withDecimalComma(isComma);
    ColumnProfile column = column(options, values.split("\\|"));
    assertEquals(type, column.type());
    assertEquals(new Range(min, max), column.range().orElseThrow());
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
        List.of("any", "boolean", "integer", "integer", "number", "number", "date", "time",
            "datetime", "datetime", "string", "string"),
        Arrays.stream(ColumnType.values()).map(ColumnType::frictionless).toList());
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

  @Test
  void givenTypesHoldAndWhatDoesNotFitThemIsNullAndReported() throws IOException {
    Path file = Tables.write(directory, "given.csv", "zip,n,day\n1234,1,2024-01-05\n4567,x,5\n89,2.5,\n");
    TableProfile table = new TableProfiler().withOptions(ReadOptions.defaults().withTypes(Map.of(
        "zip", ColumnType.TEXT, "n", ColumnType.FLOAT64, "day", ColumnType.DATE))).profile(file).orElseThrow();
    assertEquals(List.of(ColumnType.TEXT, ColumnType.FLOAT64, ColumnType.DATE), Tables.types(table));
    assertEquals(List.of(0L, 1L, 2L), table.columns().stream().map(ColumnProfile::nulls).toList());
    assertEquals(new Range("1234", "89"), table.columns().getFirst().range().orElseThrow());
    assertEquals(2, table.badRowCount());
    assertEquals(List.of("column n: 1 values are not FLOAT64, taken as null",
        "column day: 1 values are not DATE (05/06/2024 is one only if ReadOptions.withDateOrder says the"
            + " order), taken as null"),
        table.badRows().stream().map(BadRow::reason).toList());
  }
}
