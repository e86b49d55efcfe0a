package dev.dovetail.analysis.table;

import static dev.dovetail.analysis.table.RandomTables.CITY;
import static dev.dovetail.analysis.table.RandomTables.ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OperationTest {
  @Provide
  Arbitrary<Table> tables() {
    return RandomTables.tables(60);
  }

  private static Comparator<Integer> order(Table table, String column, boolean isDescending,
      boolean areNullsFirst) {
    Comparator<Object> values = RandomTables::compare;
    Comparator<Object> directed = isDescending ? values.reversed() : values;
    return Comparator.comparing(row -> table.column(column).get(row),
        areNullsFirst ? Comparator.nullsFirst(directed) : Comparator.nullsLast(directed));
  }

  @Property(tries = 300)
  void sortingIsStable(@ForAll @From("tables") Table table) {
    for (String first : table.schema().names()) {
      for (boolean flag : new boolean[] {false, true}) {
        List<Integer> expected = new ArrayList<>(IntStream.range(0, table.rowCount()).boxed().toList());
        expected.sort(order(table, first, flag, flag).thenComparing(order(table, "city", !flag, false)));
        SortKey key = flag ? SortKey.desc(first).nullsFirst() : SortKey.asc(first);
        Table sorted = table.sort(key, flag ? CITY.asc() : CITY.desc());
        assertEquals(expected.stream().map(row -> RandomTables.row(table, row)).toList(),
            RandomTables.rows(sorted));
      }
    }
  }

  @Test
  void longTextsAndUuidsAndLargeNumbersAreSorted() {
    String[] texts = IntStream.range(0, 70_000).mapToObj(i -> "the same beginning " + i * 7919 % 70_001)
        .toArray(String[]::new);
    assertEquals(Arrays.stream(texts).sorted().toList(),
        Table.of(Column.text("city", texts)).sort("city").column("city").toList());
    UUID low = new UUID(1, 2);
    UUID high = new UUID(-1, 2);
    assertEquals(List.of(low, new UUID(1, -2), high),
        Table.of(Column.of("u", UUID.class, List.of(high, new UUID(1, -2),
            low))).sort("u").column("u").toList());
    Table numbers = Table.of(Column.int64("id", Long.MAX_VALUE, Long.MIN_VALUE, 0, -1));
    assertEquals(List.of(Long.MAX_VALUE, 0L, -1L, Long.MIN_VALUE),
        numbers.sort(ID.desc()).column("id").toList());
    List<BigDecimal> decimals = List.of(new BigDecimal("1e30"), new BigDecimal("0.5"),
        new BigDecimal("-1e30"));
    Table wide = Table.of(Column.of("p", BigDecimal.class, decimals)).sort("p");
    assertEquals(List.of(-1e30, 0.5, 1e30), Arrays.stream(wide.toDoubles("p")).boxed().toList());
  }

  @Property(tries = 200)
  void slicesPutTogetherAreTheTable(@ForAll @From("tables") Table table) {
    int half = table.rowCount() / 2;
    Table all = Table.concat(table.head(half), table.slice(half, 0), table.slice(half,
        table.rowCount() - half));
    assertEquals(RandomTables.SCHEMA, all.schema());
    assertEquals(table, all);
  }

  @Test
  void tablesOfOtherColumnsAreWidenedAndFilled() {
    Table all = Table.concat(Table.of(Column.int64("a", 1)), Table.of(Column.float64("a", 0.5),
        Column.text("b", "x")));
    assertEquals(List.of(Arrays.asList(1.0, null), List.of(0.5, "x")), RandomTables.rows(all));
    assertEquals("Column \"a\" is of type INT64 in one table and TEXT in another; convert one of them with derive "
            + "first",
        assertThrows(IllegalArgumentException.class, () -> Table.concat(
            Table.of(Column.int64("a", 1)), Table.of(Column.text("a", "1")))).getMessage());
    assertEquals(List.of("a", "b"),
        Table.of(Column.int64("a", 1)).beside(Table.of(Column.int64("b", 1))).schema().names());
  }

  @Property(tries = 200)
  void nullsAreFilledFromBothSidesOrDropped(@ForAll @From("tables") Table table) {
    Column<?> before = table.column("price");
    Column<?> forward = table.fillForward("price").column("price");
    Column<?> backward = table.fillBackward().column("price");
    Object last = null;
    for (int row = 0; row < table.rowCount(); row++) {
      last = before.isNull(row) ? last : before.get(row);
      assertEquals(last, forward.get(row));
      int next = row;
      while (next < table.rowCount() - 1 && before.isNull(next)) {
        next++;
      }
      assertEquals(before.get(next), backward.get(row));
    }
    assertEquals(RandomTables.rows(table.filter(ID.isNotNull().and(CITY.isNotNull()))),
        RandomTables.rows(table.dropNulls("id", "city")));
    assertTrue(table.dropNulls().columns().stream().allMatch(column -> column.nullCount() == 0));
    assertEquals(table.column("city").toList().stream().map(city -> city == null ? "?" : city).toList(),
        table.fillNull("city", "?").column("city").toList());
  }

  @Property(tries = 100)
  void aSampleHasEachRowOnceAtMostAndIsTheSameForTheSameSeed(@ForAll @From("tables") Table table,
      @ForAll long seed) {
    Table numbered = Table.of(Column.int64("n", IntStream.range(0,
        table.rowCount()).asLongStream().toArray()));
    Table sample = numbered.sample(0.5, seed);
    assertEquals((int) Math.rint(table.rowCount() * 0.5), new HashSet<>(sample.column("n").toList()).size());
    assertEquals(sample, numbered.sample(0.5, seed));
    if (table.rowCount() > 0) {
      assertEquals(100, table.sampleWithReplacement(100, seed).rowCount());
    }
  }

  @Test
  void correlationsAreExact() {
    Table table = Table.of(Column.int64("a", 1, 2, 3, 4), Column.int64("b", 2, 4, 6, 8),
        Column.float64("c", 4, 3, 2, 1), Column.int64("d", 5, 5, 5, 5), Column.int64("e",
            10_000_000_000_000_001L,
            10_000_000_000_000_002L, 10_000_000_000_000_002L, 10_000_000_000_000_004L));
    assertEquals(1.0, table.corr("a", "b"));
    assertEquals(-1.0, table.corr("a", "c"), 1e-15);
    assertEquals(Double.NaN, table.corr("a", "d"));
    assertEquals(0.9233805168766388, table.corr("a", "e"), 1e-15);
    assertEquals(table.corr("a", "c"), table.corr().column("c").get(0));
  }

  @Test
  void nothingIsWrongWithATableOfNoRows() {
    Table none = Table.builder(RandomTables.SCHEMA).build();
    assertEquals(0, none.filter(ID.gt(1)).sort("city").distinct().rowCount());
    assertEquals(0, none.groupBy("city").aggregate(ID.sum()).rowCount());
    assertEquals(List.of(0L), RandomTables.row(none.aggregate(ID.sum()), 0));
    assertEquals(6, none.describe().rowCount());
    assertEquals(none, Table.concat(none, none));
  }
}
