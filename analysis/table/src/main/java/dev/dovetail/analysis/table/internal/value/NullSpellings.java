package dev.dovetail.analysis.table.internal.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.ReadOptions;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/// Recognises the spellings of null.
public final class NullSpellings {
  /// Says that a spelling is null.
  public static final byte NULL = 2;

  /// Says that a spelling is null if all other values are numbers, dates or the like.
  public static final byte NULL_AMONG_VALUES = 4;

  private static final int MOST_SPACES = 8;

  private final byte[][][] byLength;
  private final boolean[] isFirstByte = new boolean[256];
  private final boolean hasInteger;

  public NullSpellings(ReadOptions options) {
    int longest = Math.max(MOST_SPACES,
        Math.max(longest(options.nulls()), longest(options.nullsAmongValues())));
    byLength = new byte[longest + 1][][];
    Arrays.fill(byLength, new byte[0][]);
    options.nulls().stream().sorted().forEach(s -> add(s, NULL));
    options.nullsAmongValues().stream().sorted().forEach(s -> add(s, NULL_AMONG_VALUES));
    hasInteger = Stream.concat(options.nulls().stream(), options.nullsAmongValues().stream())
        .anyMatch(s -> s.matches("-?\\d+"));
    for (int spaces = 1; spaces <= MOST_SPACES; spaces++) {
      add(" ".repeat(spaces), NULL_AMONG_VALUES);
    }
  }

  private static int longest(Set<String> spellings) {
    return spellings.stream().mapToInt(s -> s.getBytes(UTF_8).length).max().orElse(0);
  }

  /// Spellings are kept with their flag as the last byte.
  private void add(String spelling, byte flag) {
    byte[] text = spelling.getBytes(UTF_8);
    byte[] entry = Arrays.copyOf(text, text.length + 1);
    entry[text.length] = flag;
    if (text.length > 0) {
      isFirstByte[text[0] & 0xff] = true;
    }
    byte[][] same = byLength[text.length];
    byLength[text.length] = Arrays.copyOf(same, same.length + 1);
    byLength[text.length][same.length] = entry;
  }

  /// Tells whether an integer is among the spellings, such as `-9` or `9999`.
  public boolean hasInteger() {
    return hasInteger;
  }

  /// Returns [#NULL], [#NULL_AMONG_VALUES], or 0 for a value.
  public byte flag(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length == 0) {
      return NULL;
    }
    if (length >= byLength.length || !isFirstByte[bytes[from] & 0xff]) {
      return 0;
    }
    for (byte[] spelling : byLength[length]) {
      if (Hash.isSame(spelling, 0, bytes, from, length)) {
        return spelling[length];
      }
    }
    return 0;
  }
}
