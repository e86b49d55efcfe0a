package dev.dovetail.analysis.table;

import static dev.dovetail.analysis.table.RandomTables.CITY;
import static dev.dovetail.analysis.table.RandomTables.DAY;
import static dev.dovetail.analysis.table.RandomTables.ID;
import static dev.dovetail.analysis.table.RandomTables.PRICE;
import static dev.dovetail.analysis.table.RandomTables.SOLD;
import static dev.dovetail.analysis.table.RandomTables.WEIGHT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupTest {
  @Provide
  Arbitrary<Table> tables() {
    return RandomTables.tables(60);
  }

  /// The rows of each group, in the order of their first ones.
  private static Map<List<@Nullable Object>, List<Integer>> groups(Table table, String... keys) {
    Map<List<@Nullable Object>, List<Integer>> groups = new LinkedHashMap<>();
    for (int row = 0; row < table.rowCount(); row++) {
      List<@Nullable Object> key = new ArrayList<>();
      for (String name : keys) {
        key.add(RandomTables.key(table.column(name).get(row)));
      }
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  private static List<Object> values(Table table, String column, List<Integer> rows) {
    return rows.stream().<@Nullable Object>map(row -> table.column(column).get(row))
        .filter(Objects::nonNull).map(Objects::requireNonNull).toList();
  }

  @Property(tries = 300)
  void figuresAreThoseOfTheRowsOfEachGroup(@ForAll @From("tables") Table table) {
    Table result = table.groupBy("city", "weight").aggregate(Columns.count(), PRICE.count(), PRICE.sum(),
        PRICE.mean(), PRICE.var(), PRICE.median(), PRICE.nunique(), DAY.min(), CITY.max(), ID.first(),
            ID.last(),
        SOLD.any(), SOLD.all());
    var groups = groups(table, "city", "weight");
    assertEquals(groups.size(), result.rowCount());
    int at = 0;
    for (List<Integer> rows : groups.values()) {
      Row row = new Row(result, at++);
      assertEquals(table.column("city").get(rows.getFirst()), row.get("city"));
      assertEquals((long) rows.size(), row.get("count"));
      List<BigDecimal> prices = values(table, "price", rows).stream().map(BigDecimal.class::cast).toList();
      assertEquals((long) prices.size(), row.get("price_count"));
      assertEquals(0, prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add)
          .compareTo((BigDecimal) Objects.requireNonNull(row.get("price_sum"))));
      assertMoments(prices.stream().mapToDouble(BigDecimal::doubleValue).sorted().toArray(), row);
      assertEquals((long) new HashSet<>(prices.stream().map(RandomTables::key).toList()).size(),
          row.get("price_nunique"));
      assertEquals(values(table, "day", rows).stream().min(RandomTables::compare).orElse(null),
          row.get("day_min"));
      assertEquals(values(table, "city", rows).stream().max(RandomTables::compare).orElse(null),
          row.get("city_max"));
      List<Object> ids = values(table, "id", rows);
      assertEquals(ids.isEmpty() ? null : ids.getFirst(), row.get("id_first"));
      assertEquals(ids.isEmpty() ? null : ids.getLast(), row.get("id_last"));
      List<Object> sold = values(table, "sold", rows);
      assertEquals(sold.contains(true), row.get("sold_any"));
      assertEquals(!sold.contains(false), row.get("sold_all"));
    }
  }

  private static void assertMoments(double[] sorted, Row row) {
    int n = sorted.length;
    if (n == 0) {
      assertNull(row.get("price_mean"));
      assertNull(row.get("price_median"));
    } else {
      double mean = Arrays.stream(sorted).sum() / n;
      assertEquals(mean, row.getDouble("price_mean"), 1e-12);
      assertEquals((sorted[(n - 1) / 2] + sorted[n / 2]) / 2, row.getDouble("price_median"), 1e-12);
      if (n > 1) {
        double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
        assertEquals(squares / (n - 1), row.getDouble("price_var"), 1e-12);
      } else {
        assertNull(row.get("price_var"));
      }
    }
  }

  @Property(tries = 200)
  void groupSumsAddUpToTheSumOfAll(@ForAll @From("tables") Table table) {
    for (Expression<?, ?> key : List.of(ID, CITY, PRICE, WEIGHT, DAY, SOLD)) {
      Table groups = table.groupBy(key).aggregate(PRICE.sum().as("price_"), Columns.count().as("count_"));
      Table sums = groups.aggregate(Columns.number("price_").sum(), Columns.int64("count_").sum());
      BigDecimal all = (BigDecimal) Objects.requireNonNull(
          table.aggregate(PRICE.sum()).column("price_sum").get(0));
      assertEquals(RandomTables.key(all), RandomTables.key(table.rowCount() == 0
          ? BigDecimal.ZERO : sums.column("price__sum").get(0)));
      assertEquals((long) table.rowCount(), sums.column("count__sum").get(0));
    }
  }

  @Property(tries = 200)
  void distinctKeepsTheFirstOfEqualRows(@ForAll @From("tables") Table table) {
    for (String[] keys : new String[][] {{"price"}, {"weight", "id"}, {"id", "city", "price", "weight", "day",
        "sold"}}) {
      List<List<@Nullable Object>> expected = groups(table, keys).values().stream()
          .map(rows -> RandomTables.row(table, rows.getFirst())).toList();
      assertEquals(expected, RandomTables.rows(table.distinct(keys)));
    }
  }

  @Property(tries = 100)
  void theMostFrequentValueComesFirst(@ForAll @From("tables") Table table) {
    Table counts = table.valueCounts("city");
    Map<@Nullable Object, Long> expected = new HashMap<>();
    table.column("city").toList().forEach(city -> expected.merge(String.valueOf(city), 1L, Long::sum));
    long before = Long.MAX_VALUE;
    for (int row = 0; row < counts.rowCount(); row++) {
      long count = counts.column("count").getLong(row);
      assertEquals(expected.get(String.valueOf(counts.column("city").get(row))), count);
      assertEquals(true, count <= before);
      before = count;
    }
    assertEquals(expected.size(), counts.rowCount());
  }

  @Test
  void sumsOfIntegersDoNotOverflow() {
    Table table = Table.of(Column.int64("id", Long.MAX_VALUE, Long.MAX_VALUE, -1));
    assertEquals(BigInteger.valueOf(Long.MAX_VALUE).shiftLeft(1).subtract(BigInteger.ONE),
        table.aggregate(ID.sum()).column("id_sum").get(0));
    assertEquals(6.148914691236517E18, table.aggregate(ID.mean()).column("id_mean").get(0));
    assertEquals(5.325116328314171E18, table.aggregate(ID.std()).column("id_std").get(0));
  }

  @Test
  void sumsOfDoublesMakeUpForTheirErrors() {
    Table table = Table.of(Column.float64("weight", 1, 1e100, 1, -1e100));
    assertEquals(2.0, table.aggregate(WEIGHT.sum()).column("weight_sum").get(0));
  }

  @Test
  void moreTextsThanADictionaryHoldsAreGrouped() {
    String[] texts = IntStream.range(0, 200_000).mapToObj(i -> "text " + i % 100_000).toArray(String[]::new);
    Table counts = Table.of(Column.text("city", texts)).groupBy("city").count();
    assertEquals(100_000, counts.rowCount());
    assertEquals("text 99999", counts.column("city").get(99_999));
    assertEquals(2L, counts.column("count").get(77));
  }

  @Test
  void columnsAreDescribedAsByPandas() {
    Table table = Table.of(Column.int64("id", 1, 2, 3, 10), Column.text("city", "b", "a", "a",
        null)).describe();
    assertEquals(Arrays.asList("id", "INT64", 4L, 0L, 4.0, 4.08248290463863, 1.0, 1.75, 2.5, 4.75, 10.0,
        null, null, null), RandomTables.row(table, 0));
    assertEquals(Arrays.asList("city", "TEXT", 3L, 1L, null, null, null, null, null, null, null, 2L, "a", 2L),
        RandomTables.row(table, 1));
  }
}
