package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Tables of records, and records of tables.
class RecordsTest {
  enum Size { SMALL, LARGE }

  record Visit(int id, @Nullable String ward, @Nullable Long cost, double score, boolean isPaid, Size size,
      @Nullable LocalDate day, OffsetDateTime at, UUID key, BigDecimal fee, short age, char code) {}

  private static final List<Visit> VISITS = List.of(
      new Visit(1, "07", 5L, 1.5, true, Size.SMALL, LocalDate.of(2024, 2, 29),
          OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC), new UUID(1, 2), new BigDecimal("1.50"),
              (short) 3, 'x'),
      new Visit(2, null, null, Double.NaN, false, Size.LARGE, null,
          OffsetDateTime.ofInstant(Instant.ofEpochSecond(-5, 7), ZoneOffset.UTC), new UUID(3, 4),
              new BigDecimal("2.25"),
              (short) -3, 'y'));

  @Test
  void componentsBecomeColumnsAndColumnsComponents() {
    Table table = Table.ofRecords(VISITS, Visit.class);
    assertEquals(List.of(ColumnType.INT64, ColumnType.TEXT, ColumnType.INT64, ColumnType.FLOAT64,
        ColumnType.BOOLEAN, ColumnType.TEXT, ColumnType.DATE, ColumnType.ZONED_TIMESTAMP, ColumnType.UUID,
        ColumnType.DECIMAL, ColumnType.INT64, ColumnType.TEXT), List.copyOf(table.schema().types().values()));
    assertEquals(Arrays.asList("07", null), table.column("ward").toList());
    assertEquals(VISITS, table.stream(Visit.class).toList());
  }

  record Point(long x, @Nullable String name) {}

  @Property(tries = 100)
  void recordsComeBackAsTheyWere(@ForAll List<Long> numbers) {
    List<Point> points = numbers.stream().map(n -> new Point(n, n % 3 == 0 ? null : "p" + n)).toList();
    Table table = Table.ofRecords(points, Point.class);
    assertEquals(points, table.stream(Point.class).toList());
    TableBuilder builder = Table.builder(table.schema());
    table.stream().forEach(row -> builder.add(row.get("x"), row.get("name")));
    assertEquals(table, builder.build());
  }

  record Narrow(byte x) {}

  @Test
  void aValueThatDoesNotFitItsComponentIsSaid() {
    Table table = Table.of(Column.of("x", Long.class, Arrays.asList(1L, 300L, null)));
    assertEquals(List.of(new Narrow((byte) 1)), table.head(1).stream(Narrow.class).toList());
    assertEquals("Component \"x\" of " + Narrow.class.getName() + " is of byte, but row 1 has the Long 300",
        assertThrows(IllegalArgumentException.class, () -> table.stream(Narrow.class).toList()).getMessage());
    assertEquals("Row 0 has no value for the byte \"x\"; make it a Byte, or leave out such rows",
        assertThrows(IllegalArgumentException.class, () -> table.tail(1).stream(Narrow.class).toList())
            .getMessage());
    assertEquals("No column is named \"name\"; the columns are x",
        assertThrows(IllegalArgumentException.class, () -> table.stream(Point.class)).getMessage());
  }

  record Unknown(Thread thread) {}

  @Test
  void aComponentThatNoColumnStoresIsSaid() {
    assertTrue(assertThrows(IllegalArgumentException.class, () -> Table.ofRecords(List.of(), Unknown.class))
        .getMessage().startsWith("Component \"thread\" of " + Unknown.class.getName()
            + ": No column type stores"));
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"})
  void aClosedRecordIsRefusedWithTheLineThatOpensIt() throws ClassNotFoundException {
    Class closed = Class.forName("java.util.stream.Collectors$CollectorImpl"); // a record of another module
    assertEquals("The record java.util.stream.Collectors$CollectorImpl cannot be seen from here; pass"
        + " MethodHandles.lookup() of its own module, or make it public in an exported package, or add"
        + " \"opens java.util.stream to dev.dovetail.analysis.table;\" to its module-info.java",
        assertThrows(IllegalArgumentException.class, () -> Table.ofRecords(List.of(), closed)).getMessage());
  }
}
