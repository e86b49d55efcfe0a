package dev.dovetail.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.app.terminal.TextTable.Align;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
  private static final Style UNICODE = new Style(false, false);

  @Test
  void nothingUnsafeIsLeftWhateverTheCharacter() {
    for (char c = 0; c < 0xffff; c++) {
      String safe = Text.safe("a" + c + "b");
      boolean steers = Character.isISOControl(c) || (Character.getType(c) == Character.FORMAT && isBidirectional(c));
      assertEquals(steers || c == '\u2028' || c == '\u2029', !safe.equals("a" + c + "b"), () -> safe);
    }
    String plain = "as it is \u00e9 \ud83d\ude00";
    assertSame(plain, Text.safe(plain));
    assertEquals("\\n\\r\\t\\x1b[31m\\u202e", Text.safe("\n\r\t\u001b[31m\u202e"));
  }

  private static boolean isBidirectional(char c) {
    return "\u061c\u200b\u200e\u200f\u2060\ufeff".indexOf(c) >= 0
        || (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
  }

  @Test
  void widthIsThatOfTheTerminal() {
    assertEquals(4, Text.width("caf\u00e9"));
    assertEquals(4, Text.width("cafe\u0301"));
    assertEquals(4, Text.width("\u6771\u4eac"));
    assertEquals(2, Text.width("\ud83d\ude00"));
    assertEquals("\u6771\u2026", Text.shorten("\u6771\u4eac\u90fd", 4, UNICODE));
    assertEquals("abc", Text.shorten("abc", 3, UNICODE));
    assertEquals("ab\u2026", Text.shorten("abcd", 3, UNICODE));
    assertEquals("ab...", Text.shorten("abcdefgh", 5, Style.PLAIN));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B", "999, 999 B", "1000, 1.0 kB", "99949, 99.9 kB", "99950, 100 kB", "999499, 999 kB", "999500, 1.0 MB",
    "1500000000, 1.5 GB", "9223372036854775807, 9.2 EB"
  })
  void sizesAreInDecimalUnits(long bytes, String text) {
    assertEquals(text, Text.bytes(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0", "-0.0, 0", "1, 1", "-17, -17", "0.12345, 0.1235", "18.484, 18.48", "999999.5, 1000000", "1.2049e12, 1.205e+12",
    "0.00001, 1.000e-05", "1234.56, 1235", "0.5, 0.5", "100.04, 100"
  })
  void numbersHaveFourDigitsThatMatter(double value, String text) {
    assertEquals(text, Text.number(value));
  }

  @Test
  void countsHaveTheirNoun() {
    assertEquals("1 file", Text.count(1, "file"));
    assertEquals("0 files", Text.count(0, "file"));
    assertEquals("1,204,881 files", Text.count(1_204_881, "file"));
  }

  @Test
  void aTableIsAlignedByWidthAndLeavesOutEmptyColumns() {
    TextTable table =
        new TextTable().column("name", Align.LEFT, 6).column("none", Align.LEFT).column("n", Align.RIGHT);
    table.row("\u6771\u4eac", "", "7");
    table.row("evil\u001b[31m", "", "1,000");
    assertEquals(
        List.of("> name        n", "> \u6771\u4eac        7", "> evil\\\u2026  1,000"), table.lines("> ", UNICODE));
    assertEquals("> evi...  1,000", table.lines("> ", Style.PLAIN).getLast());
    assertThrows(IllegalArgumentException.class, () -> table.row("too", "few"));
  }

  @Test
  void aSparklineHasOneCharacterABin() {
    assertEquals(" \u2581\u2584\u2588", Sparkline.of(List.of(0L, 1L, 8L, 16L), UNICODE));
    assertEquals(" .=@", Sparkline.of(List.of(0L, 1L, 8L, 16L), Style.PLAIN).replace(':', '.').replace('-', '='));
    assertEquals("", Sparkline.of(List.of(), UNICODE));
    assertEquals("   ", Sparkline.of(List.of(0L, 0L, 0L), UNICODE));
    String huge = Sparkline.of(List.of(1L, Long.MAX_VALUE), UNICODE);
    assertEquals("\u2581\u2588", huge);
  }

  @Test
  void aStyleColoursOnlyWhereItMay() {
    Style coloured = new Style(true, false);
    assertEquals("\u001b[31mx\u001b[0m", coloured.bad("x"));
    assertEquals("", coloured.bad(""));
    assertEquals("x", UNICODE.bad("x"));
    assertTrue(Style.PLAIN.dot().chars().allMatch(c -> c < 127) && Style.PLAIN.arrow().chars().allMatch(c -> c < 127));
  }

  @Test
  void theTerminalIsWhatTheLauncherSays() {
    assertEquals(new Terminal(true, true, 120), Terminal.parse("stdin,stdout,stderr,columns=120"));
    assertEquals(new Terminal(false, false, 100), Terminal.parse(""));
    assertEquals(new Terminal(false, true, 100), Terminal.parse("stderr,columns=0"));
    assertEquals(new Terminal(false, true, 100), Terminal.parse("stderr,columns=99999"));
    assertEquals(new Terminal(true, false, 100), Terminal.parse("stdout,columns=x,,"));
  }
}
