package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The example of the package's documentation.
class TableExampleTest {
  private static final Path SOURCES = Path.of("src");
  private static final String PACKAGE = "java/dev/dovetail/analysis/table";

  private final Table sales = Table.of(
      Column.text("city", "Oslo", "Bergen", "Oslo", "Bergen"),
      Column.of("price", BigDecimal.class,
          List.of(new BigDecimal("1.50"), new BigDecimal("20"), new BigDecimal("12.25"),
              new BigDecimal("10"))),
      Column.int64("quantity", 100, 1, 4, 2));
  private final Table cities = Table.of(
      Column.text("name", "Bergen", "Oslo"), Column.text("county", "Vestland", "Oslo"));

  @Test
  void revenueByCity() {
    // example
    TextExpression city = Columns.text("city");
    NumberExpression price = Columns.decimal("price");
    NumberExpression quantity = Columns.int64("quantity");

    Table revenue = sales
        .filter(price.ge(10).and(city.ne("Tromsø")))
        .derive("total", price.times(quantity))
        .groupBy("city")
        .aggregate(Columns.decimal("total").sum().as("revenue"), Columns.count())
        .sort(SortKey.desc("revenue"))
        .join(cities, Join.left().on("city", "name").expecting(Join.Cardinality.MANY_TO_ONE));
    // end of the example
    assertEquals(List.of(
            List.of("Oslo", new BigDecimal("49.00"), 1L, "Oslo", "Oslo"),
            List.of("Bergen", new BigDecimal("40.00"), 2L, "Bergen", "Vestland")),
        RandomTables.rows(revenue));
  }

  @Test
  void theDocumentationShowsThisExample() throws IOException {
    String test = Files.readString(SOURCES.resolve("test").resolve(PACKAGE).resolve("TableExampleTest.java"));
    String example = test.substring(test.indexOf("// example\n") + 11,
        test.indexOf("    // end of the example"));
    String shown = example.lines().map(line -> line.isEmpty() ? "///" : "/// " + line.substring(4))
        .collect(Collectors.joining("\n"));
    String documentation =
        Files.readString(SOURCES.resolve("main").resolve(PACKAGE).resolve("package-info.java"));
    assertTrue(documentation.contains(shown), shown);
  }
}
