package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/// What was written is read again.
class TableRoundTripTest {
  private static final List<String> NAMES = List.of("sep=;", "# c,\"x", "1,234.5", "2024-01-01");
  private static Path directory = Path.of("");

  @BeforeContainer
  static void makeDirectory() throws IOException {
    directory = Files.createTempDirectory("dovetail-table");
  }

  @AfterContainer
  static void removeDirectory() throws IOException {
    for (String format : List.of("csv", "tsv", "json", "jsonl")) {
      Files.deleteIfExists(directory.resolve("t." + format));
    }
    Files.delete(directory);
  }

  private static Arbitrary<?> values(ColumnType type) {
    Arbitrary<LocalDate> days = Arbitraries.longs().between(-719_162, 2_932_896).map(LocalDate::ofEpochDay);
    Arbitrary<LocalTime> times = Arbitraries.longs().between(0, 86_399_999_999_999L)
        .map(n -> LocalTime.ofNanoOfDay(n % 3 == 0 ? n / 60_000_000_000L * 60_000_000_000L : n));
    Arbitrary<LocalDateTime> timestamps = Combinators.combine(days, times).as(LocalDateTime::of);
    return switch (type) {
      case EMPTY -> Arbitraries.just(0);
      case BOOLEAN -> Arbitraries.of(true, false);
      case INT64 -> Arbitraries.longs();
      case BIG_INTEGER -> Arbitraries.bigIntegers()
          .between(BigInteger.TEN.pow(40).negate().add(BigInteger.ONE),
              BigInteger.TEN.pow(40).subtract(BigInteger.ONE));
      case DECIMAL -> Combinators.combine(
              Arbitraries.bigIntegers().between(BigInteger.TEN.pow(20).negate(), BigInteger.TEN.pow(20)),
              Arbitraries.integers().between(0, 15))
          .as(BigDecimal::new);
      case FLOAT64 -> Arbitraries.oneOf(Arbitraries.doubles(), Arbitraries.of(
          Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE,
              Double.MAX_VALUE));
      case DATE -> days;
      case TIME -> times;
      case TIMESTAMP -> timestamps;
      case ZONED_TIMESTAMP -> timestamps.map(time -> time.toInstant(ZoneOffset.UTC));
      case UUID -> Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
      case TEXT -> Arbitraries.oneOf(
          Arbitraries.strings().withChars("ab01.-\",;\t\n\r'\\ #%!/=é李\u0001\u2028").ofMinLength(1)
              .ofMaxLength(12),
          Arbitraries.of("NA", "null", "1", "07", "1.5", "-", " ", "true", "2024-02-29", "=1+1", "😀", "NaN"));
    };
  }

  private static Arbitrary<Column<?>> columns(String name, int rows) {
    return Arbitraries.of(ColumnType.class).filter(type -> type != ColumnType.EMPTY).flatMap(type ->
        values(type).injectNull(0.2).list().ofSize(rows).map(values -> column(name, type, values)));
  }

  private static Column<?> column(String name, ColumnType type, List<? extends @Nullable Object> values) {
    return Column.of(name, type, values);
  }

  @Provide
  Arbitrary<Table> tables() {
    return Combinators.combine(Arbitraries.integers().between(1, 4), Arbitraries.integers().between(1, 12))
        .flatAs((width, rows) -> {
          List<Arbitrary<Column<?>>> columns = new ArrayList<>();
          for (int i = 0; i < width; i++) {
            columns.add(columns(NAMES.get(i), rows));
          }
          return Combinators.combine(columns).as(Table::of);
        });
  }

  @Provide
  Arbitrary<WriteOptions> styles() {
    return Combinators.combine(Arbitraries.of(',', ';', '\t', '|'), Arbitraries.of(Quoting.class),
            Arbitraries.of("\n", "\r\n"), Arbitraries.of(true, false))
        .as((delimiter, quoting, lineEnding, hasMark) -> WriteOptions.defaults().withDelimiter(delimiter)
            .withQuoting(quoting).withLineEnding(lineEnding).withByteOrderMark(hasMark));
  }

  private static ReadOptions exactly(Table table) {
    return ReadOptions.defaults().withTypes(table.schema().types()).withNulls(Set.of(), Set.of());
  }

  @Property(tries = 200)
  void delimitedTextWithItsTypesIsTheSameTable(
      @ForAll @From("tables") Table table, @ForAll @From("styles") WriteOptions style) throws IOException {
    Path file = directory.resolve("t.csv");
    table.write(file, style);
    ReadOptions options = style.readOptions(file).withTypes(table.schema().types());
    assertEquals(table, new TableReader().withOptions(options).read(file));
  }

  @Property(tries = 60)
  void jsonWithItsTypesIsTheSameTable(@ForAll @From("tables") Table table) throws IOException {
    for (String format : List.of("json", "jsonl")) {
      Path file = directory.resolve("t." + format);
      table.write(file);
      assertEquals(table, new TableReader().withOptions(exactly(table)).read(file));
    }
  }

  @Property(tries = 60)
  void jsonWithoutTypesHasTheSameTexts(@ForAll @From("tables") Table table) throws IOException {
    Path file = directory.resolve("t.jsonl");
    table.write(file);
    Table read = Table.read(file);
    assertEquals(table.schema().names(), read.schema().names());
    for (Column<?> column : table.columns()) {
      boolean isText = column.type() == ColumnType.TEXT;
      boolean isSame = isText && read.column(column.name()).type() == ColumnType.TEXT;
      if (isSame) {
        assertEquals(column.toList(), read.column(column.name()).toList());
      }
      assertEquals(column.nullCount(), read.column(column.name()).nullCount());
    }
  }
}
