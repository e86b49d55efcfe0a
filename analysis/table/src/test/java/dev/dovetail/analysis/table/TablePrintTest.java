package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// How a table is shown.
class TablePrintTest {
  @Test
  void theFirstAndLastRowsAndColumnsThatFitAreShown() throws IOException {
    assertEquals("""
        344 rows × 7 columns
        species  island     bill_length_mm  …  flipper_length_mm  body_mass_g  sex
        text     text              decimal                 int64        int64  text
        Adelie   Torgersen            39.1  …                181         3750  MALE
        Adelie   Torgersen            39.5  …                186         3800  FEMALE
        …        …                       …  …                  …            …  …
        Gentoo   Biscoe               45.2  …                212         5200  FEMALE
        Gentoo   Biscoe               49.9  …                213         5400  MALE""",
        Table.read(Tables.RESOURCES.resolve("real/penguins.csv")).toString(4, 80));
  }

  @Test
  void noLineIsWiderThanAskedForWhileAColumnFits() throws IOException {
    Table table = Table.read(Tables.RESOURCES.resolve("real/penguins.csv"));
    for (int width = 20; width < 100; width++) {
      int limit = width;
      assertTrue(table.toString(10, width).lines().allMatch(line -> line.length() <= limit), "width "
          + width);
    }
  }

  @Test
  void missingValuesAndTextThatLooksLikeThemAreToldApart() {
    Table table = Table.of(Column.text("名前\u001b[31m", "東京都", null, "null", "", "a\nb\u202e", "é😀"),
        Column.float64("x", 1, Double.NaN, 2.5, 1 / 3d, Double.NEGATIVE_INFINITY, 12345.678),
        Column.float64("y", 1e300, 2, 3, 4, 5, 1e-9),
        Column.of("d", BigDecimal.class, Arrays.asList(new BigDecimal("1.50"), null, BigDecimal.TEN,
            new BigDecimal("0.125"), BigDecimal.ZERO, BigDecimal.ONE)));
    assertEquals("""
        6 rows × 4 columns
        名前\\x{1b}[31m             x         y        d
        text                 float64   float64  decimal
        東京都              1.000000  1.0E+300    1.500
        null                     NaN       2.0     null
        "null"              2.500000       3.0   10.000
        ""                  0.333333       4.0    0.125
        a\\nb\\x{202e}       -Infinity       5.0    0.000
        é😀             12345.678000    1.0E-9    1.000""", table.toString());
  }

  @Test
  void longTextIsCut() {
    Table table = Table.of(Column.text("t", "x".repeat(100), "李".repeat(100)));
    assertEquals("2 rows × 1 column\nt\ntext\n" + "x".repeat(31) + "…\n" + "李".repeat(15)
        + "…", table.toString());
  }

  @Test
  void textIsCutShorterWhereColumnsAreLeftOut() {
    Table table = Table.of(Column.text("first", "x".repeat(40)), Column.text("second", "y".repeat(40)),
        Column.text("third", "z".repeat(40)));
    assertEquals("1 row × 3 columns\nfirst                 …  third\ntext                     text\n"
        + "x".repeat(19) + "…  …  " + "z".repeat(19) + "…", table.toString(10, 60));
  }

  @Test
  void numbersAreNeverCut() {
    BigInteger large = BigInteger.TEN.pow(44).negate();
    Table table = Table.of(Column.of("n", BigInteger.class, List.of(large, large.multiply(BigInteger.TEN))));
    assertEquals("2 rows × 1 column", table.toString().lines().findFirst().orElseThrow());
    assertEquals(List.of(large.toString(), "-1.000000E+45"),
        table.toString().lines().skip(3).map(String::strip).toList());
  }

  @Test
  void emptyTablesHaveAShape() {
    assertEquals("0 rows × 0 columns", Table.of().toString());
    assertEquals("0 rows × 1 column\n    n\nint64", Table.of(Column.int64("n")).toString());
    assertEquals("1 row × 1 column\n    n\nint64\n    1", Table.of(Column.int64("n", 1)).toString());
    assertEquals("1,000 rows × 1 column\n    n\nint64\n    0\n    …",
        Table.of(Column.int64("n", LongStream.range(0, 1000).toArray())).toString(1, 80));
  }
}
