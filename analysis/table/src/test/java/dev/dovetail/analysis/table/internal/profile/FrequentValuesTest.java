package dev.dovetail.analysis.table.internal.profile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.table.internal.value.Hash;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class FrequentValuesTest {
  private static final int VALUES = 2_000_000;
  private static final int SHARE = VALUES / 200;

  /// Counts a stream, and checks that no count is too high and that those that are said to be exact are.
  private static Map<String, Long> found(IntUnaryOperator stream, int capacity) {
    ValueTable counted = new ValueTable();
    Map<String, Long> counts = new HashMap<>();
    FrequentValues frequent = new FrequentValues(counted, capacity);
    for (int i = 0; i < VALUES; i++) {
      String value = "v" + stream.applyAsInt(i);
      counts.merge(value, 1L, Long::sum);
      byte[] bytes = value.getBytes(US_ASCII);
      frequent.add(bytes, 0, bytes.length, Hash.of(bytes, 0, bytes.length), (byte) 0);
    }
    Map<String, Long> found = new HashMap<>();
    ValueTable table = frequent.table();
    assertTrue(table.size() <= capacity + 12);
    for (int entry = 0; entry < table.size(); entry++) {
      String value = new String(table.text(), table.start(entry), table.length(entry), US_ASCII);
      found.put(value, table.count(entry));
      long actual = counts.getOrDefault(value, 0L);
      assertTrue(table.count(entry) <= actual, value);
      assertTrue(!frequent.isExact(entry) || table.count(entry) == actual, value);
    }
    return found;
  }

  @Test
  void aValueThatIsSpreadOutIsFound() {
    SplittableRandom random = new SplittableRandom(1);
    Map<String, Long> found = found(i -> random.nextInt(200) == 0 ? -1 : i, 8192);
    assertEquals(SHARE, found.getOrDefault("v-1", 0L), 0.06 * SHARE);
  }

  @Test
  void aValueAllOfWhoseOccurrencesStandTogetherIsFoundWhereverTheyStand() {
    for (int from : new int[] {0, 50_000, 777_777, VALUES - SHARE}) {
      Map<String, Long> found = found(i -> i >= from && i < from + SHARE ? -1 : i, 8192);
      assertEquals(SHARE, found.getOrDefault("v-1", 0L), 20, "from " + from);
    }
  }

  @Test
  void valuesThatTakeTurnsAreFound() {
    for (int period : new int[] {2, 16, 64}) {
      Map<String, Long> found = found(i -> i % period == period - 1 ? -1 : i, 8192);
      assertEquals(VALUES / period, found.getOrDefault("v-1", 0L), 20 * period);
    }
  }

  @Test
  void manyValuesOfTheSameShareAreFoundInASmallTable() {
    SplittableRandom random = new SplittableRandom(2);
    Map<String, Long> found = found(i -> random.nextInt(4) == 0 ? -1 - random.nextInt(2) : i, 24);
    assertTrue(found.containsKey("v-1") && found.containsKey("v-2"), found.toString());
  }
}
