package dev.dovetail.analysis.table;

import static dev.dovetail.analysis.table.RandomTables.CITY;
import static dev.dovetail.analysis.table.RandomTables.DAY;
import static dev.dovetail.analysis.table.RandomTables.ID;
import static dev.dovetail.analysis.table.RandomTables.PRICE;
import static dev.dovetail.analysis.table.RandomTables.SOLD;
import static dev.dovetail.analysis.table.RandomTables.WEIGHT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpressionTest {
  private static final Table SALES = Table.of(
      Column.text("city", "Oslo", "Bergen", null, "Oslo"),
      Column.of("price", ColumnType.DECIMAL, Arrays.asList(
          new BigDecimal("1.50"), new BigDecimal("2"), new BigDecimal("0.1"), null)),
      Column.int64("quantity", 3, 4, 5, 6));

  @Provide
  Arbitrary<Table> tables() {
    return RandomTables.tables(40);
  }

  private static List<@Nullable Object> computed(Table table, Expression<?, ?> expression) {
    return List.copyOf(table.select(expression).columns().getFirst().toList().stream()
        .map(RandomTables::key).map(value -> value == null ? "null" : value).toList());
  }

  /// What a function of the values gives, null of null.
  private static <T> List<@Nullable Object> expected(
      Table table, String column, Class<T> type, Function<T, @Nullable Object> function) {
    return List.copyOf(table.column(column, type).toList().stream()
        .map(value -> value == null ? null : RandomTables.key(function.apply(value)))
        .map(value -> value == null ? "null" : value).toList());
  }

  @Property(tries = 200)
  void eachFunctionIsThatOfEachValue(@ForAll @From("tables") Table table) {
    assertEquals(expected(table, "city", String.class, s -> s.toLowerCase(Locale.ROOT)), computed(table,
        CITY.lower()));
    assertEquals(expected(table, "city", String.class, s -> s.contains("s")), computed(table,
        CITY.contains("s")));
    assertEquals(expected(table, "city", String.class, s -> (long) s.trim().codePointCount(0, s.length())),
        computed(table, CITY.trim().length()));
    assertEquals(expected(table, "city", String.class, s -> s.equals("Oslo")), computed(table,
        CITY.eq("Oslo")));
    assertEquals(expected(table, "city", String.class, s -> RandomTables.compare(s, "\uFFFD") > 0),
        computed(table, CITY.gt("\uFFFD")));
    assertEquals(expected(table, "id", Long.class, n -> n >= -1 && n <= 1), computed(table, ID.between(-1,
        1)));
    assertEquals(expected(table, "id", Long.class, n -> Math.floorMod(n, 3L)), computed(table, ID.mod(3)));
    assertEquals(expected(table, "price", BigDecimal.class, n -> n.abs()), computed(table, PRICE.abs()));
    assertEquals(expected(table, "price", BigDecimal.class, n -> n.multiply(new BigDecimal("1.5"))),
        computed(table, PRICE.times(new BigDecimal("1.5"))));
    assertEquals(expected(table, "price", BigDecimal.class, n -> n.signum() < 0), computed(table,
        PRICE.lt(0)));
    assertEquals(expected(table, "price", BigDecimal.class, n -> n.compareTo(new BigDecimal("0.1")) == 0),
        computed(table, PRICE.isIn(0.1)));
    assertEquals(expected(table, "weight", Double.class, x -> x <= 1.5), computed(table, WEIGHT.le(1.5)));
    assertEquals(expected(table, "weight", Double.class, x -> x != 1.5), computed(table, WEIGHT.ne(1.5)));
    assertEquals(expected(table, "day", LocalDate.class, d -> (long) d.getDayOfWeek().getValue()),
        computed(table, DAY.weekday()));
    assertEquals(expected(table, "day", LocalDate.class, d -> d.isBefore(LocalDate.of(2024, 1, 3))),
        computed(table, DAY.lt(LocalDate.of(2024, 1, 3))));
  }

  @Property(tries = 100)
  void oneOfSomeIsWhatEqualsOneOfThem(@ForAll @From("tables") Table table) {
    List<Number> few = List.of(1, 0.5, new BigDecimal("-2.00"), Double.NaN, -0.0);
    List<Number> many = new ArrayList<>(few);
    many.addAll(List.of(100, 101, 102, 103, 104, 105));
    for (NumberExpression number : List.of(ID, PRICE, WEIGHT)) {
      List<@Nullable Object> equal = computed(table, number.eq(1).or(number.eq(0.5)).or(number.eq(-2))
          .or(number.eq(0)));
      assertEquals(equal, computed(table, number.isIn(few)));
      assertEquals(equal, computed(table, number.isIn(many)));
      assertEquals(expected(table, number.name(), Number.class, _ -> false), computed(table, number.isIn()));
    }
  }

  @Property(tries = 200)
  void logicIsThreeValued(@ForAll @From("tables") Table table) {
    Condition positive = ID.gt(0);
    for (int row = 0; row < table.rowCount(); row++) {
      Boolean a = (Boolean) table.column("sold").get(row);
      Long id = (Long) table.column("id").get(row);
      Boolean b = id == null ? null : id > 0;
      boolean isUnknown = a == null || b == null;
      Boolean and = (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) ? Boolean.FALSE : isUnknown ? null
          : true;
      Boolean or = (Boolean.TRUE.equals(a) || Boolean.TRUE.equals(b)) ? Boolean.TRUE : isUnknown ? null
          : false;
      Table logic = table.slice(row, 1).select(SOLD.and(positive).as("and"), SOLD.or(positive).as("or"));
      assertEquals(Arrays.asList(and, or), RandomTables.row(logic, 0));
    }
  }

  @Property(tries = 200)
  void aRowIsWhereAConditionHoldsOrWhereItDoesNotOrWhereItIsUnknown(@ForAll @From("tables") Table table) {
    Condition condition = PRICE.gt(0).and(CITY.ne("Oslo")).or(WEIGHT.lt(ID));
    Table all = Table.concat(
        table.filter(condition), table.filter(condition.not()), table.filter(condition.isNull()));
    assertEquals(table.rowCount(), all.rowCount());
    assertEquals(RandomTables.rows(table.sort("id", "city", "price", "weight", "day", "sold")),
        RandomTables.rows(all.sort("id", "city", "price", "weight", "day", "sold")));
  }

  @Test
  void decimalsAreExact() {
    Table table = SALES.derive("total", PRICE.times(Columns.int64("quantity")).plus(new BigDecimal("0.001")));
    assertEquals(Arrays.asList(new BigDecimal("4.501"), new BigDecimal("8.001"), new BigDecimal("0.501"),
        null),
        table.column("total").toList());
  }

  @Test
  void decimalsBeyond64BitsAreExactToo() {
    BigDecimal large = new BigDecimal("123456789012345678.9");
    Table table = Table.of(Column.of("price", BigDecimal.class, List.of(large, new BigDecimal("0.1"))));
    assertEquals(List.of(large.multiply(large), new BigDecimal("0.01")),
        table.select(PRICE.times(PRICE)).column("price").toList());
  }

  @Test
  void anIntegerBeyond64BitsIsRefusedWithItsRow() {
    Table table = Table.of(Column.int64("id", 1, Long.MAX_VALUE));
    String message = assertThrows(ArithmeticException.class, () -> table.select(ID.plus(1))).getMessage();
    assertTrue(message.startsWith("Row 1: 9223372036854775807 + 1 exceeds 64 bits"), message);
    assertEquals(BigInteger.TWO.pow(63),
        table.select(ID.toBigInteger().plus(1)).column("id").get(1));
  }

  @Test
  void divisionIsOfDoublesAndFloorDivisionByZeroIsNull() {
    assertEquals(List.of(1.5, 2.0, 2.5, 3.0),
        SALES.select(Columns.int64("quantity").divide(2)).column("quantity").toList());
    assertEquals(Arrays.asList(null, null, null, null),
        SALES.select(Columns.int64("quantity").floorDivide(0)).column("quantity").toList());
    assertEquals(List.of(-2L, -2L, -3L, -3L),
        SALES.select(Columns.int64("quantity").floorDivide(-2)).column("quantity").toList());
  }

  @Test
  void aChoiceTakesTheFirstBranchThatIsTrue() {
    TextExpression size = Columns.when(PRICE.ge(2)).then(Columns.literal("large"))
        .when(PRICE.ge(1), Columns.literal("middle")).otherwise(CITY);
    assertEquals(Arrays.asList("middle", "large", null, "Oslo"),
        SALES.derive("size", size).column("size").toList());
    assertEquals(List.of("Oslo", "Bergen", "?", "Oslo"),
        SALES.select(CITY.coalesce("?")).column("city").toList());
    assertEquals(Arrays.asList(null, new BigDecimal("2.00"), null, null),
        SALES.select(Columns.when(PRICE.ge(2)).then(PRICE).otherwiseNull()).column("price").toList());
  }

  @Test
  void conversionsLoseNothing() {
    Table table = Table.of(Column.text("city", "12", "-3"), Column.float64("weight", 1.0, 2.5));
    assertEquals(List.of(12L, -3L), table.select(CITY.toInt64()).column("city").toList());
    assertEquals(List.of("1.0", "2.5"), table.select(WEIGHT.toText()).column("weight").toList());
    String message = assertThrows(ArithmeticException.class,
        () -> table.select(WEIGHT.toInt64())).getMessage();
    assertTrue(message.startsWith("Row 1: 2.5 is no INT64 without loss"), message);
    assertEquals(List.of(1L, 2L), table.select(WEIGHT.round(0).toInt64()).column("weight").toList());
  }

  @Test
  void timestampsHavePartsBeforeTheEpochToo() {
    LocalDateTime time = LocalDateTime.of(1969, 12, 30, 23, 59, 58, 5);
    Table table = Table.of(Column.of("at", LocalDateTime.class, List.of(time)));
    TimestampExpression at = Columns.timestamp("at");
    assertEquals(List.of(1969L, 12L, 30L, 23L, 59L, 58L, 364L, time.toLocalDate()),
        RandomTables.row(table.select(
        at.year().as("a"), at.month().as("b"), at.day().as("c"), at.hour().as("d"), at.minute().as("e"),
        at.second().as("f"), at.dayOfYear().as("g"), at.toDate().as("h")), 0));
  }

  @Test
  void aMissingColumnOrOneOfAnotherTypeIsRefusedWithWhatThereIs() {
    assertEquals("No column is named \"weight\", expected one of type FLOAT64; the columns are city TEXT, "
            + "price DECIMAL, quantity INT64",
        assertThrows(IllegalArgumentException.class, () -> SALES.filter(WEIGHT.gt(1))).getMessage());
    assertEquals("Column \"city\" is of type TEXT, expected INT64; refer to it by its type, or convert it; the "
            + "columns are city TEXT, price DECIMAL, quantity INT64",
        assertThrows(IllegalArgumentException.class,
            () -> SALES.filter(Columns.int64("city").gt(1))).getMessage());
  }

  @Test
  void aColumnWithoutValuesFitsEveryType() {
    Table table = Table.of(Column.of("id", ColumnType.EMPTY, Arrays.asList(null, null)));
    assertEquals(0, table.filter(ID.gt(1)).rowCount());
    assertEquals(2, table.filter(Columns.text("id").isNull()).rowCount());
    assertEquals(List.of(0L, 0L), RandomTables.row(table.aggregate(ID.sum(), ID.nunique()), 0));
  }

  @Test
  void manyRowsAreFilteredByThreadsAsByOne() {
    long[] ids = new long[300_001];
    Arrays.setAll(ids, i -> i * 7L % 1000);
    Table found = Table.of(Column.int64("id", ids)).filter(ID.lt(3));
    assertEquals(Arrays.stream(ids).filter(id -> id < 3).boxed().toList(), found.column("id").toList());
  }
}
