package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JoinTest {
  @Provide
  Arbitrary<Table> tables() {
    return RandomTables.tables(20);
  }

  private static boolean isEqual(Table left, int l, Table right, int r, String... keys) {
    for (String key : keys) {
      Object x = RandomTables.key(left.column(key).get(l));
      if (x == null || !x.equals(RandomTables.key(right.column(key).get(r)))) {
        return false;
      }
    }
    return true;
  }

  /// Nested loops: pairs of row numbers, -1 for none.
  private static List<List<Integer>> pairs(
      Table left, Table right, boolean keepsLeft, boolean keepsRight, String... keys) {
    List<List<Integer>> pairs = new ArrayList<>();
    boolean[] isMatched = new boolean[right.rowCount()];
    for (int l = 0; l < left.rowCount(); l++) {
      int before = pairs.size();
      for (int r = 0; r < right.rowCount(); r++) {
        if (isEqual(left, l, right, r, keys)) {
          pairs.add(List.of(l, r));
          isMatched[r] = true;
        }
      }
      if (keepsLeft && pairs.size() == before) {
        pairs.add(List.of(l, -1));
      }
    }
    for (int r = 0; keepsRight && r < right.rowCount(); r++) {
      if (!isMatched[r]) {
        pairs.add(List.of(-1, r));
      }
    }
    return pairs;
  }

  private static List<List<@Nullable Object>> expected(
      Table left, Table right, List<List<Integer>> pairs, String... keys) {
    List<String> names = Arrays.asList(keys);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (List<Integer> pair : pairs) {
      List<@Nullable Object> row = new ArrayList<>();
      for (Column<?> column : left.columns()) {
        boolean isLeft = pair.getFirst() >= 0 || !names.contains(column.name());
        row.add(isLeft ? value(column, pair.getFirst()) : value(right.column(column.name()), pair.getLast()));
      }
      for (Column<?> column : right.columns()) {
        if (!names.contains(column.name())) {
          row.add(value(column, pair.getLast()));
        }
      }
      rows.add(row.stream().map(RandomTables::key).map(value -> value == null ? "null" : value)
          .<@Nullable Object>map(value -> value).toList());
    }
    return rows;
  }

  private static @Nullable Object value(Column<?> column, int row) {
    return row < 0 ? null : column.get(row);
  }

  private static List<List<@Nullable Object>> actual(Table table) {
    return RandomTables.rows(table).stream().map(row -> row.stream()
        .map(RandomTables::key).map(value -> value == null ? "null" : value)
        .<@Nullable Object>map(value -> value).toList()).toList();
  }

  @Property(tries = 200)
  void joinsAreThoseOfNestedLoops(@ForAll @From("tables") Table left, @ForAll @From("tables") Table right) {
    for (String[] keys : new String[][] {{"id"}, {"city", "day"}, {"price"}, {"weight"}, {"sold", "id",
        "city"}}) {
      assertEquals(expected(left, right, pairs(left, right, false, false, keys), keys),
          actual(left.join(right, Join.inner(keys))));
      assertEquals(expected(left, right, pairs(left, right, true, false, keys), keys),
          actual(left.join(right, Join.left(keys))));
      assertEquals(expected(left, right, pairs(left, right, true, true, keys), keys),
          actual(left.join(right, Join.full(keys))));
      List<List<Integer>> swapped = pairs(right, left, true, false,
          keys).stream().map(List::reversed).toList();
      assertEquals(expected(left, right, swapped, keys), actual(left.join(right, Join.right(keys))));
      List<Integer> matched =
          pairs(left, right, false, false, keys).stream().map(List::getFirst).distinct().toList();
      assertEquals(matched.stream().map(row -> RandomTables.row(left, row)).toList(),
          RandomTables.rows(left.join(right, Join.semi(keys))));
      assertEquals(left.rowCount() - matched.size(), left.join(right, Join.anti(keys)).rowCount());
    }
  }

  @Test
  void keysMayHaveOtherNamesAndTypesAndOtherColumnsTheSameName() {
    Table left = Table.of(Column.int64("id", 1, 2), Column.text("name", "a", "b"));
    Table right = Table.of(
        Column.of("key", BigDecimal.class, List.of(new BigDecimal("2.0"), new BigDecimal("3"))),
        Column.text("name", "B", "C"));
    Table joined = left.join(right, Join.left().on("id", "key").withSuffix("_2"));
    assertEquals(List.of("id", "name", "key", "name_2"), joined.schema().names());
    assertEquals(List.of(Arrays.asList(1L, "a", null, null), List.of(2L, "b", new BigDecimal("2.0"), "B")),
        RandomTables.rows(joined));
  }

  @Test
  void moreRowsWithTheSameKeyThanExpectedAreRefused() {
    Table one = Table.of(Column.int64("id", 1, 2));
    Table many = Table.of(Column.int64("id", 2, 7, 7));
    assertEquals("The join expects MANY_TO_ONE, but rows 1 and 2 of the right table both have id = 7; make them "
            + "distinct, or expect something else",
        assertThrows(IllegalArgumentException.class, () -> one.join(many,
            Join.inner("id").expecting(Join.Cardinality.MANY_TO_ONE))).getMessage());
    assertEquals(1, one.join(many, Join.inner("id").expecting(Join.Cardinality.ONE_TO_MANY)).rowCount());
    assertThrows(IllegalArgumentException.class,
        () -> many.join(one, Join.inner("id").expecting(Join.Cardinality.ONE_TO_MANY)));
  }

  @Test
  void textAndNumbersAreNotJoined() {
    Table left = Table.of(Column.int64("id", 1));
    Table right = Table.of(Column.text("id", "1"));
    assertEquals("Column \"id\" of the left table is of type INT64, \"id\" of the right one of type TEXT; convert "
            + "one of them with derive before the join",
        assertThrows(IllegalArgumentException.class, () -> left.join(right, Join.inner("id"))).getMessage());
    assertEquals(Collections.emptyList(), RandomTables.rows(left.join(left.head(0), Join.inner("id"))));
  }
}
