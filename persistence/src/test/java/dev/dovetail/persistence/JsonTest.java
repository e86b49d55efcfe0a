package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is JSON and what is not, as RFC 8259 says.
class JsonTest {
  @ParameterizedTest
  @ValueSource(strings = {"null", "true", "false", "0", "-0", "1.5e+10", "-12.0E-3", "\"\"", "\"a\\u00e4\\n\"",
      "[]", "{}", " [ ] ", "[1, [2, {}], \"x\"]", "{\"a\": {\"b\": [null]}, \"\": 1}", "\t\r\n1\n", "[[],[]]",
      "{\"a\":[],\"b\":{}}", "\"\u007f\u2028\""})
  void valuesAreTaken(String text) {
    assertEquals(text, new Json(text).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "nul", "True", "01", "1.", ".5", "+1", "1e", "NaN", "'a'", "\"", "\"\\x\"",
      "\"\\u12\"", "\"\n\"", "[", "]", "[1,]", "[,1]", "[1 2]", "{", "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1,}",
      "[}", "{]", "1 2", "[] []", "null,", "\u00a01", "/**/1", "[1}"})
  void othersAreRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> new Json(text));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "[1 2] | expected ',' or ']' at position 3, found \"2]\"",
      "{\"a\" 1} | expected ':' at position 5, found \"1}\"",
      "{\"a\":1,} | expected a name in quotes at position 7, found \"}\"",
      "[1 | expected ',' or ']' at position 2, found its end",
      "truth | expected a value at position 0, found \"truth\"",
      "1 2 | expected the end at position 2, found \"2\""})
  void errorsSayWhere(String text, String message) {
    var refused = assertThrows(IllegalArgumentException.class, () -> new Json(text));
    assertEquals("The text is not JSON: " + message, refused.getMessage());
  }

  @Test
  void depthAndLengthCostNoStack() {
    new Json("[".repeat(100_000) + "]".repeat(100_000));
    new Json("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000));
    new Json('"' + "\\u00e4x".repeat(300_000) + '"');
    assertThrows(IllegalArgumentException.class, () -> new Json("[".repeat(100_000)));
  }
}
