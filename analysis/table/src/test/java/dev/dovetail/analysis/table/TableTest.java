package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Tables in memory, and selections of their columns and rows.
class TableTest {
  private static final Table CITIES = Table.of(
      Column.text("city", "Oslo", null, "Rom", "Oslo"), Column.int64("id", 1, 2, 3, 5_000_000_000L),
      Column.of("price", BigDecimal.class,
          Arrays.asList(new BigDecimal("1.5"), null, BigDecimal.TEN, new BigDecimal("0.25"))));

  @Test
  void columnsAreFoundByName() {
    assertEquals(List.of("city", "id", "price"), CITIES.schema().names());
    assertEquals(List.of(ColumnType.TEXT, ColumnType.INT64, ColumnType.DECIMAL),
        List.copyOf(CITIES.schema().types().values()));
    assertArrayEquals(new long[] {1, 2, 3, 5_000_000_000L}, CITIES.toLongs("id"));
    assertArrayEquals(new double[] {1.5, Double.NaN, 10, 0.25}, CITIES.toDoubles("price"));
    assertEquals(Arrays.asList("Oslo", null, "Rom", "Oslo"), CITIES.column("city", String.class).toList());
    assertEquals("10.00", CITIES.column("price").getText(2));
    assertEquals("No column is named \"x\"; the columns are city, id, price",
        assertThrows(IllegalArgumentException.class, () -> CITIES.column("x")).getMessage());
    assertThrows(ClassCastException.class, () -> CITIES.column("city", Long.class));
  }

  @Test
  void aMissingValueIsNoNumber() {
    Column<?> price = CITIES.column("price");
    assertTrue(price.isNull(1));
    assertEquals(1, price.nullCount());
    assertNull(price.get(1));
    assertEquals(Double.NaN, price.getDouble(1));
    Column<Long> gaps = Column.of("n", Long.class, Arrays.asList(1L, null));
    assertEquals("Row 1 of column \"n\" has no value; ask isNull first",
        assertThrows(NoSuchElementException.class, () -> gaps.getLong(1)).getMessage());
    assertThrows(NoSuchElementException.class, gaps::toLongs);
  }

  @Test
  void everyTypeKeepsItsValues() {
    List<List<Object>> values = List.of(
        List.of(true, false), List.of(1L, Long.MIN_VALUE), List.of(BigInteger.TWO.pow(100), BigInteger.ONE),
        List.of(new BigDecimal("0.1"), new BigDecimal("12345678901234567890.1234567890")),
        List.of(1.5, Double.NaN), List.of(LocalDate.MIN, LocalDate.of(2024, 2, 29)),
        List.of(LocalTime.MAX, LocalTime.NOON), List.of(LocalDateTime.MAX, LocalDateTime.MIN),
        List.of(Instant.EPOCH, Instant.ofEpochSecond(-1, 999_999_999)),
        List.of(UUID.fromString("00000000-0000-0001-ffff-ffffffffffff"), new UUID(-1, 0)), List.of("", "å"));
    ColumnType[] types = ColumnType.values();
    for (int i = 0; i < values.size(); i++) {
      List<@Nullable Object> all = new ArrayList<>(values.get(i));
      all.add(1, null);
      Column<?> column = Column.of("x", types[i + 1], all);
      assertEquals(all, column.toList());
      assertEquals(all.reversed(), Column.of("x", types[i + 1], all.reversed()).toList());
      assertEquals(1, column.nullCount());
    }
    assertEquals(Arrays.asList(null, null),
        Column.of("x", ColumnType.EMPTY, Arrays.asList(null, null)).toList());
  }

  @Test
  void decimalsOfOneColumnHaveTheSamePlaces() {
    List<BigDecimal> values = List.of(new BigDecimal("1"), new BigDecimal("922337203685477580.7"),
        new BigDecimal("0.01"), new BigDecimal("1E+3"));
    List<? extends @Nullable Object> stored = Column.of("x", BigDecimal.class, values).toList();
    for (int i = 0; i < values.size(); i++) {
      assertEquals(0, values.get(i).compareTo((BigDecimal) stored.get(i)), "row " + i);
    }
  }

  @Test
  void moreDifferentTextsThanADictionaryHoldsAreKept() {
    List<@Nullable String> values = new ArrayList<>();
    for (int i = 0; i < 140_000; i++) {
      values.add(i % 10 == 3 ? null : i % 7 == 0 ? "same" : "value " + i);
    }
    Column<String> column = Column.of("x", String.class, values);
    assertEquals(values, column.toList());
    assertEquals(14_000, column.nullCount());
  }

  @Property(tries = 200)
  void slicesOfSlicesShowTheSameRows(
      @ForAll @IntRange(max = 30) int size, @ForAll @IntRange(max = 30) int a,
      @ForAll @IntRange(max = 30) int b) {
    long[] values = IntStream.range(0, size).mapToLong(i -> i * 3_000_000_000L).toArray();
    Table table = Table.of(Column.int64("x", values), Column.text("t",
        Arrays.stream(values).mapToObj(v -> v % 2 == 0 ? null : "v" + v).toArray(String[]::new)));
    int from = Math.min(a, size);
    int length = Math.min(b, size - from);
    Table slice = table.slice(from, length);
    assertArrayEquals(Arrays.copyOfRange(values, from, from + length), slice.toLongs("x"));
    assertEquals(table.column("t").toList().subList(from, from + length), slice.column("t").toList());
    assertEquals(slice.column("t").toList().stream().filter(v -> v == null).count(),
        slice.column("t").nullCount());
    assertEquals(table.tail(size - from).head(length), slice);
  }

  @Test
  void columnsAreSelectedDroppedRenamedAndReplaced() {
    assertEquals(List.of("id", "city"), CITIES.select("id", "city").schema().names());
    assertEquals(List.of("id"), CITIES.drop("city", "price").schema().names());
    assertEquals(List.of("city", "number", "price"), CITIES.rename("id", "number").schema().names());
    assertThrows(IllegalArgumentException.class, () -> CITIES.rename("id", "city"));
    assertThrows(IllegalArgumentException.class, () -> CITIES.drop("x"));
    Table replaced = CITIES.with(Column.bool("id", true, false, true, true));
    assertEquals(Arrays.asList(true, false, true, true), replaced.column("id").toList());
    assertThrows(IllegalArgumentException.class, () -> CITIES.with(Column.int64("more", 1)));
  }

  @Test
  void theBuilderRefusesWhatWouldLoseSomething() {
    TableBuilder builder = Table.builder(
        Schema.empty().with("n", ColumnType.INT64).with("t", ColumnType.TEXT).with("x", ColumnType.FLOAT64));
    builder.add(1, "a", 2.5f).add(null, 'b', 3);
    assertEquals("Column \"n\": A column of type INT64 takes Long, found java.lang.Double 1.5",
        assertThrows(IllegalArgumentException.class, () -> builder.add(1.5, "a", 1.0)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> builder.add(1, "a"));
    Table table = builder.build();
    assertEquals(Table.of(Column.of("n", Long.class, Arrays.asList(1L, null)), Column.text("t", "a", "b"),
        Column.float64("x", 2.5, 3)), table);
    assertEquals("Text cannot hold half a surrogate pair, found U+D83D at 1",
        assertThrows(IllegalArgumentException.class, () -> Column.text("t", "a\ud83d")).getMessage());
  }

  @Test
  void tablesAreEqualByTheirValues() {
    Table one = Table.of(Column.of("x", BigDecimal.class, List.of(new BigDecimal("1.50"))));
    Table other = Table.of(Column.of("x", BigDecimal.class, List.of(new BigDecimal("1.5"))));
    assertEquals(one, other);
    assertEquals(one.hashCode(), other.hashCode());
    assertNotEquals(one, Table.of(Column.float64("x", 1.5)));
    assertNotEquals(CITIES, CITIES.head(3));
  }
}
