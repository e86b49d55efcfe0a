package dev.dovetail.analysis.boundaries.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

final class PrintableTest {
  @Test
  void keepsWhatCanBeRead() {
    String plain = "target/classes (3 of 4)";
    assertSame(plain, Printable.of(plain));
    assertEquals("Grüße/日本/😀", Printable.of("Grüße/日本/😀"));
    assertEquals("", Printable.of(""));
  }

  @Test
  void escapesWhatSteersATerminal() {
    assertEquals("a\\u001b[31mb\\u0007\\u000d\\u000a\\u007f", Printable.of("a\u001b[31mb\u0007\r\n\u007f"));
    assertEquals("\\u009b1A", Printable.of("\u009b1A"));
  }

  @Test
  void escapesWhatHidesOrTurnsText() {
    assertEquals("a\\u202eb\\u200bc\\u2028", Printable.of("a\u202eb\u200bc\u2028"));
    assertEquals("\\udb40\\udc41\\ud800", Printable.of("\udb40\udc41\ud800"));
  }
}
