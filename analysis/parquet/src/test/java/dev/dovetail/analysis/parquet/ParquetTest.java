package dev.dovetail.analysis.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.DamagedTableException;
import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.NotATableException;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.RowVisitor;
import dev.dovetail.analysis.table.TableException;
import dev.dovetail.analysis.table.TableLimitException;
import dev.dovetail.analysis.table.TableProfile;
import dev.dovetail.analysis.table.TableProfiler;
import dev.dovetail.analysis.table.TableReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files by DuckDB and by the writers that apache/parquet-testing collects.
class ParquetTest {
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final Path OTHERS = RESOURCES.resolve("parquet-testing");

  @TempDir private Path directory;

  /// Names first, then the rows, then the notes.
  private static List<List<@Nullable String>> read(Path file) throws IOException {
    List<List<@Nullable String>> cells = new ArrayList<>();
    Dialect dialect = new TableReader().read(file, new RowVisitor() {
      @Override
      public void columns(List<String> names) {
        cells.add(new ArrayList<>(names));
      }

      @Override
      public void row(List<@Nullable String> row) {
        cells.add(row);
      }
    });
    cells.add(new ArrayList<>(dialect.notes()));
    return cells;
  }

  private static TableProfile profile(String file) throws IOException {
    return new TableProfiler().profile(RESOURCES.resolve(file)).orElseThrow();
  }

  private static List<ColumnType> types(TableProfile table) {
    return table.columns().stream().map(ColumnProfile::type).toList();
  }

  @Test
  void runsAsANamedModuleBesideNamedJUnit() {
    assertEquals("dev.dovetail.analysis.parquet", ParquetFormat.class.getModule().getName());
    assertTrue(Test.class.getModule().isNamed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"types.parquet", "types.snappy.parquet", "types.gzip.parquet",
      "types.zstd.parquet"})
  void everyTypeReadsBackWhateverTheCodec(String file) throws IOException {
    List<List<@Nullable String>> cells = read(RESOURCES.resolve(file));
    assertEquals(List.of("1", "true", "200", "18446744073709551615", "0.1", "1.1", "1.50",
        "12345678901234567890123456.789", "2024-02-29", "07:05:06.123456", "2024-02-29T12:30:00",
        "2024-02-29T10:30:00.25Z", "007", "123e4567-e89b-12d3-a456-426614174000", "a", "x"), cells.get(1));
    assertEquals(List.of("2", "false", "0", "0", "-3.5", "1.0E300", "-0.01", "-1.000", "0001-01-01",
        "00:00:00",
        "1969-12-31T23:59:59.999999", "1970-01-01T00:00:00Z", "Ä\"\n😀",
        "00000000-0000-0000-0000-000000000000",
        "0xff00", "y"), cells.get(2));
    List<@Nullable String> nulls = new ArrayList<>(Arrays.asList(new String[16]));
    nulls.set(0, "3");
    assertEquals(nulls, cells.get(3));
    assertEquals(List.of("-2147483648", "true", "1", "9223372036854775808", "Infinity", "NaN", "0.00",
        "0.000"),
        cells.get(4).subList(0, 8));
    List<ColumnType> types = types(profile(file));
    assertEquals(List.of(ColumnType.INT64, ColumnType.BOOLEAN, ColumnType.INT64, ColumnType.BIG_INTEGER),
        types.subList(0, 4));
    assertEquals(List.of(ColumnType.DECIMAL, ColumnType.DECIMAL, ColumnType.DATE), types.subList(6, 9));
    assertEquals(List.of(ColumnType.TIMESTAMP, ColumnType.ZONED_TIMESTAMP, ColumnType.TEXT),
        types.subList(10, 13));
  }

  @Test
  void rowGroupsFollowOneAnother() throws IOException {
    TableProfile table = profile("groups.parquet");
    assertEquals("parquet", table.format());
    assertEquals(20_000, table.rows());
    assertEquals(List.of("i", "t", "x", "n"), table.columns().stream().map(ColumnProfile::name).toList());
    assertEquals(6667, table.columns().getLast().nulls());
    assertEquals("2499.875", table.columns().get(2).range().orElseThrow().max());
    assertEquals(0, profile("empty.parquet").rows());
  }

  @Test
  void nestedColumnsAreTheTextOfTheirJson() throws IOException {
    assertEquals(List.of(List.of("id", "s", "l", "m", "d"),
        List.of("1", "{\"a\":1,\"b\":\"x\\\"y\"}", "[1,null,3]", "{\"k\":1.5}", "[{\"q\":\"2024-01-01\"}]"),
        Arrays.asList("2", null, "[]", null, null),
        List.of("nested, read as the text of their JSON: s, l, m, d")),
        read(RESOURCES.resolve("nested.parquet")));
    assertEquals(List.of("8", "[-1]", "[[-1,-2],[]]", "{\"k1\":-1}", "[{},{\"k1\":1},{},{}]",
        "{\"a\":-1,\"B\":[-1],\"c\":{\"D\":[[{\"e\":-1,\"f\":\"nonnullable\"}]]},\"G\":{}}"),
        read(OTHERS.resolve("nonnullable.impala.parquet")).get(1));
  }

  @ParameterizedTest
  @CsvSource({
    "int32_decimal, 24, 1.00, 24.00", "int64_decimal, 24, 1.00, 24.00",
        "fixed_length_decimal, 24, 1.00, 24.00",
    "byte_array_decimal, 24, 1.00, 24.00", "concatenated_gzip_members, 513, 1, 513",
    "byte_stream_split.zstd, 300, 1.7640524, 0.37005588", "dict-page-offset-zero, 39, 1552, 1552"
  })
  void otherWritersAreRead(String file, int rows, String first, String last) throws IOException {
    List<List<@Nullable String>> cells = read(OTHERS.resolve(file + ".parquet"));
    assertEquals(rows, cells.size() - 2);
    assertEquals(first, cells.get(1).getFirst());
    assertEquals(last, cells.get(rows).getFirst());
  }

  @Test
  void deltaEncodingsGiveWhatTheirCsvSays() throws IOException {
    List<List<@Nullable String>> cells = read(OTHERS.resolve("delta_encoding_optional_column.parquet"));
    List<List<@Nullable String>> expected = read(OTHERS.resolve("delta_encoding_optional_column_expect.csv"));
    assertEquals(101, cells.size() - 1);
    for (int row = 1; row <= 100; row++) {
      for (int c = 0; c < 17; c++) {
        String cell = cells.get(row).get(c);
        assertEquals(expected.get(row).get(c), cell == null ? "" : cell);
      }
    }
  }

  @Test
  void oldTimestampsAreRead() throws IOException {
    List<List<@Nullable String>> cells = read(OTHERS.resolve("int96_from_spark.parquet"));
    assertEquals(List.of("2024-01-01T20:34:56.123456"), cells.get(1));
    assertEquals(List.of("column \"a\" has old 96-bit timestamps, which do not say their zone"),
        cells.getLast());
    assertEquals("2009-03-01T00:01:00", read(OTHERS.resolve("alltypes_plain.parquet")).get(2).getLast());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', value = {
    "types.brotli.parquet ~ BROTLI-compressed",
        "parquet-testing/lz4_raw_compressed.parquet ~ LZ4_RAW-compressed",
    "parquet-testing/uniform_encryption.parquet ~ is encrypted"
  })
  void whatIsNotReadIsSaid(String file, String reason) {
    var e = assertThrows(NotATableException.class, () -> read(RESOURCES.resolve(file)));
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  @Test
  void damageIsSaid() throws IOException {
    var sum = assertThrows(DamagedTableException.class,
        () -> read(OTHERS.resolve("rle-dict-uncompressed-corrupt-checksum.parquet")));
    assertTrue(sum.getMessage().contains("CRC mismatch"), sum.getMessage());
    byte[] whole = Files.readAllBytes(RESOURCES.resolve("groups.parquet"));
    for (int length : new int[] {4, 12, whole.length / 2, whole.length - 1}) {
      Path cut = Files.write(directory.resolve("cut.parquet"), Arrays.copyOf(whole, length));
      assertThrows(TableException.class, () -> read(cut));
    }
  }

  @Test
  void pagesThatLeadInCirclesEnd() throws IOException {
    byte[] bytes = Files.readAllBytes(RESOURCES.resolve("types.snappy.parquet"));
    bytes[559] = 055;
    bytes[669] = (byte) 0315;
    bytes[754] = (byte) 0217;
    Path file = Files.write(directory.resolve("x.parquet"), bytes);
    assertThrows(DamagedTableException.class, () -> read(file));
  }

  @Test
  void columnsAreLimitedAndArchivesLookedInto() throws IOException {
    Path file = RESOURCES.resolve("types.parquet");
    ReadOptions few = ReadOptions.defaults().withMaxColumns(3);
    assertThrows(TableLimitException.class, () -> new TableProfiler().withOptions(few).profile(file));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(Files.readAllBytes(file));
    }
    Path gzip = Files.write(directory.resolve("types.parquet.gz"), packed.toByteArray());
    assertEquals(4, new TableProfiler().profile(gzip).orElseThrow().rows());
  }
}
