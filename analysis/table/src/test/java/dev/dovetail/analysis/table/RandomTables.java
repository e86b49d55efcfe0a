package dev.dovetail.analysis.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;

/// Tables to try operations on: few different values and many nulls, whole, selected or selected twice; and
/// the plain rows that they are to equal.
final class RandomTables {
  static final Schema SCHEMA = Schema.empty()
      .with("id", ColumnType.INT64).with("city", ColumnType.TEXT).with("price", ColumnType.DECIMAL)
      .with("weight", ColumnType.FLOAT64).with("day", ColumnType.DATE).with("sold", ColumnType.BOOLEAN);
  static final NumberExpression ID = Columns.int64("id");
  static final TextExpression CITY = Columns.text("city");
  static final NumberExpression PRICE = Columns.decimal("price");
  static final NumberExpression WEIGHT = Columns.float64("weight");
  static final DateExpression DAY = Columns.date("day");
  static final Condition SOLD = Columns.bool("sold");

  private static final List<String> CITIES = List.of("Oslo", "Ørje", "Aa", "", "\uD83D\uDE00", "\uFFFD",
      "Oslo S");
  private static final double[] WEIGHTS = {0.0, -0.0, 1.5, -2.25, Double.NaN, Double.POSITIVE_INFINITY, 0.1};

  private RandomTables() {}

  static Arbitrary<Table> tables(int mostRows) {
    return Arbitraries.randoms().map(random -> table(random, random.nextInt(mostRows + 1)));
  }

  private static Table table(Random random, int rows) {
    TableBuilder builder = Table.builder(SCHEMA);
    for (int i = 0; i < rows; i++) {
      builder.add(orNull(random, (long) random.nextInt(5) - 2),
          orNull(random, CITIES.get(random.nextInt(CITIES.size()))),
          orNull(random, BigDecimal.valueOf(random.nextInt(7) - 3, random.nextInt(3))),
          orNull(random, WEIGHTS[random.nextInt(WEIGHTS.length)]),
          orNull(random, LocalDate.of(2024, 1, 1).plusDays(random.nextInt(5))),
          orNull(random, random.nextBoolean()));
    }
    Table table = builder.build();
    for (int times = random.nextInt(3); times > 0 && table.rowCount() > 0; times--) {
      int from = random.nextInt(table.rowCount());
      table = random.nextBoolean()
          ? table.sample(table.rowCount() - from, random.nextLong())
          : table.slice(from, random.nextInt(table.rowCount() - from + 1));
    }
    return table;
  }

  private static @Nullable Object orNull(Random random, Object value) {
    return random.nextInt(5) == 0 ? null : value;
  }

  /// The rows as objects.
  static List<List<@Nullable Object>> rows(Table table) {
    return IntStream.range(0, table.rowCount()).mapToObj(row -> row(table, row)).toList();
  }

  static List<@Nullable Object> row(Table table, int row) {
    List<@Nullable Object> values = new ArrayList<>();
    table.columns().forEach(column -> values.add(column.get(row)));
    return values;
  }

  /// What equal keys have in common.
  static @Nullable Object key(@Nullable Object value) {
    return switch (value) {
      case BigDecimal decimal -> decimal.stripTrailingZeros();
      case Double number -> number + 0.0;
      case null, default -> value;
    };
  }

  @SuppressWarnings("unchecked") // both are of the same class
  static int compare(Object x, Object y) {
    return switch (x) {
      case String text -> compareCodePoints(text, (String) y);
      case Double number -> Double.compare(number + 0.0, (Double) y + 0.0);
      default -> ((Comparable<Object>) x).compareTo(y);
    };
  }

  private static int compareCodePoints(String x, String y) {
    return Comparator.<int[], String>comparing(points -> IntStream.of(points)
        .mapToObj(point -> String.format("%06x", point)).reduce("", String::concat))
        .compare(x.codePoints().toArray(), y.codePoints().toArray());
  }
}
