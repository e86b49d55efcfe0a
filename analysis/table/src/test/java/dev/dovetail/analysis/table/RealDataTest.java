package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Public data sets, against figures that another program computed from the same files with exact arithmetic.
class RealDataTest {
  static Map<String, List<String[]>> expected() throws IOException {
    return Files.readAllLines(Tables.RESOURCES.resolve("real/expected.tsv")).stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .collect(Collectors.groupingBy(fields -> fields[0]));
  }

  static List<String> files() throws IOException {
    return expected().keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  void figuresAgreeWithThoseOfAnIndependentProgram(String file) throws IOException {
    List<String[]> columns = expected().getOrDefault(file, List.of());
    TableProfile table = Tables.profile("real/" + file);
    assertEquals(columns.stream().map(f -> f[1]).toList(), Tables.names(table));
    assertEquals(columns.stream().map(f -> f[2]).toList(),
        Tables.types(table).stream().map(ColumnType::name).toList());
    assertEquals(0, table.badRowCount());
    for (int i = 0; i < columns.size(); i++) {
      check(columns.get(i), table.columns().get(i), table.rows());
    }
  }

  private static void check(String[] expected, ColumnProfile column, long rows) {
    String name = expected[0] + " " + expected[1];
    assertEquals(Long.parseLong(expected[3]), column.count(), name);
    assertEquals(Long.parseLong(expected[4]), column.nulls(), name);
    assertEquals(rows, column.count() + column.nulls(), name);
    assertEquals(new Distinct(Long.parseLong(expected[5]), true), column.distinct(), name);
    assertEquals(new Range(expected[6], expected[7]), column.range().orElseThrow(), name);
    assertEquals(!expected[8].isEmpty(), column.numbers().isPresent(), name);
    column.numbers().ifPresent(numbers -> {
      assertEquals(Double.parseDouble(expected[8]), numbers.mean(), name);
      assertEquals(Double.parseDouble(expected[9]), numbers.standardDeviation().orElseThrow(), name);
      assertTrue(numbers.isExact(), name);
    });
    column.histogram().ifPresent(histogram -> {
      assertTrue(histogram.isExact(), name);
      assertEquals(column.count(), histogram.bins().stream().mapToLong(Histogram.Bin::count).sum(), name);
    });
  }

  @Test
  void mostFrequentValuesComeWithTheirCounts() throws IOException {
    ColumnProfile species = Tables.column(Tables.profile("real/penguins.csv"), "species");
    assertEquals(
        List.of(new ValueCount("Adelie", 152, true), new ValueCount("Gentoo", 124, true),
            new ValueCount("Chinstrap", 68, true)),
        species.mostFrequent());
    assertEquals(6, species.length().orElseThrow().min());
    assertEquals(9, species.length().orElseThrow().max());
  }

  @Test
  void jsonRecordsGiveTheSameFiguresAsTheCsvOfTheSameData() throws IOException {
    ColumnProfile csv = Tables.column(Tables.profile("real/penguins.csv"), "body_mass_g");
    TableProfile json = Tables.profile("real/penguins.json");
    ColumnProfile same = Tables.column(json, "Body Mass (g)");
    assertEquals("json", json.format());
    assertEquals(344, json.rows());
    assertEquals(csv.numbers(), same.numbers());
    assertEquals(csv.mostFrequent(), same.mostFrequent());
    assertEquals(csv.histogram(), same.histogram());
    assertEquals(csv.nulls(), same.nulls());
  }

  @Test
  void stringsOfJsonMayBeDatesAndNullsAreCounted() throws IOException {
    TableProfile cars = Tables.profile("real/cars.json");
    assertEquals(406, cars.rows());
    assertEquals(ColumnType.DATE, Tables.column(cars, "Year").type());
    assertEquals(new Range("1970-01-01", "1982-01-01"), Tables.column(cars, "Year").range().orElseThrow());
    assertEquals(8, Tables.column(cars, "Miles_per_Gallon").nulls());
    assertEquals(ColumnType.DECIMAL, Tables.column(cars, "Miles_per_Gallon").type());
    assertEquals(ColumnType.INT64, Tables.column(cars, "Horsepower").type());
  }
}
