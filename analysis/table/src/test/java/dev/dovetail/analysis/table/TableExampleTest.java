package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The example of the package's documentation.
class TableExampleTest {
  private static final Table SALES = Table.of(
      Column.text("city", "Oslo", "Bergen", "Oslo", "Bergen"),
      Column.of("price", BigDecimal.class,
          List.of(new BigDecimal("1.50"), new BigDecimal("20"), new BigDecimal("12.25"), new BigDecimal("10"))),
      Column.int64("quantity", 100, 1, 4, 2));
  private static final Table CITIES = Table.of(
      Column.text("name", "Bergen", "Oslo"), Column.text("county", "Vestland", "Oslo"));

  @Test
  void revenueByCity() {
    // @start region="example"
    TextExpression city = Columns.text("city");
    NumberExpression price = Columns.decimal("price");
    NumberExpression quantity = Columns.int64("quantity");

    Table revenue = SALES
        .filter(price.ge(10).and(city.ne("Tromsø")))
        .derive("total", price.times(quantity))
        .groupBy("city")
        .aggregate(Columns.decimal("total").sum().as("revenue"), Columns.count())
        .sort(SortKey.desc("revenue"))
        .join(CITIES, Join.left().on("city", "name").expecting(Join.Cardinality.MANY_TO_ONE));
    // @end
    assertEquals(List.of(
            List.of("Oslo", new BigDecimal("49.00"), 1L, "Oslo", "Oslo"),
            List.of("Bergen", new BigDecimal("40.00"), 2L, "Bergen", "Vestland")),
        RandomTables.rows(revenue));
  }
}
