package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.ShapeCount;
import dev.dovetail.analysis.table.internal.text.Utf8;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Counts how values of text are spelled.
final class Shapes {
  private static final int MOST_SHOWN = 10;
  private static final int MOST_COUNTED = 1024;
  private static final int MOST_CHARACTERS = 32;

  private final Map<String, long[]> counts = new HashMap<>();
  private boolean isExact = true;

  /// Says that not all values are counted.
  void sample() {
    isExact = false;
  }

  void add(byte[] bytes, int from, int to, boolean isCut, long weight) {
    String shape = shape(bytes, from, to, isCut);
    long[] count = counts.get(shape);
    if (count == null) {
      if (counts.size() >= MOST_COUNTED) {
        isExact = false;
        return;
      }
      count = new long[1];
      counts.put(shape, count);
    }
    count[0] += weight;
  }

  private static String shape(byte[] bytes, int from, int end, boolean isCut) {
    int to = Utf8.withoutCutSequence(bytes, from, Math.min(end, from + 4 * MOST_CHARACTERS));
    String text = new String(bytes, from, to - from, UTF_8);
    StringBuilder shape = new StringBuilder(MOST_CHARACTERS);
    int at = 0;
    for (int i = 0; i < MOST_CHARACTERS && at < text.length(); i++) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      shape.appendCodePoint(symbol(c));
    }
    return (isCut || to < end || at < text.length() ? shape.append('…') : shape).toString();
  }

  private static int symbol(int c) {
    if (c < 128) {
      return c >= '0' && c <= '9' ? '9' : c >= 'a' && c <= 'z' ? 'a' : c >= 'A' && c <= 'Z' ? 'A' : c;
    }
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> 'A';
      case Character.LOWERCASE_LETTER -> 'a';
      case Character.OTHER_LETTER, Character.MODIFIER_LETTER -> 'x';
      case Character.DECIMAL_DIGIT_NUMBER -> '9';
      default -> c;
    };
  }

  /// Returns the most frequent shapes, of equal frequency the lesser first.
  List<ShapeCount> mostFrequent() {
    return counts.entrySet().stream()
        .map(e -> new ShapeCount(e.getKey(), e.getValue()[0], isExact))
        .sorted(Comparator.comparingLong(ShapeCount::count).reversed().thenComparing(ShapeCount::shape))
        .limit(MOST_SHOWN)
        .toList();
  }
}
