package dev.dovetail.analysis.table.internal.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.table.internal.value.Hash;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashSampleTest {
  private static final int CAPACITY = 1 << 17;

  private static HashSample of(int capacity, long seed, int distinct) {
    HashSample sample = new HashSample(capacity, true);
    for (int i = 0; i < distinct; i++) {
      sample.add(Hash.of(seed << 32 | i));
    }
    return sample;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 65, 1000, 131_071, 131_072})
  void countsAreExactUpToTheCapacity(int distinct) {
    HashSample sample = of(CAPACITY, 3, distinct);
    for (int i = 0; i < distinct / 3; i++) {
      sample.add(Hash.of(3L << 32 | i));
    }
    assertEquals(distinct, sample.distinct());
    assertEquals(distinct / 3, sample.repeated(distinct + distinct / 3));
    assertEquals(distinct >= 3, sample.isAnyRepeated());
    assertTrue(sample.isExact());
  }

  @Test
  void estimatesAreWithinOnePercent() {
    SplittableRandom random = new SplittableRandom(5);
    double squares = 0;
    int sets = 100;
    for (int set = 0; set < sets; set++) {
      int distinct = (int) (131_073 * Math.pow(3_000_000 / 131_073.0, random.nextDouble()));
      HashSample sample = of(CAPACITY, random.nextInt(), distinct);
      assertFalse(sample.isExact());
      double error = (double) sample.distinct() / distinct - 1;
      assertTrue(Math.abs(error) < 0.01, distinct + ": " + error);
      squares += error * error;
    }
    assertTrue(Math.sqrt(squares / sets) < 0.004, "standard error " + Math.sqrt(squares / sets));
  }

  @Test
  void theOrderDoesNotMatter() {
    HashSample forward = new HashSample(1000, true);
    HashSample backward = new HashSample(1000, true);
    int[] values = new SplittableRandom(7).ints(50_000, 0, 20_000).toArray();
    for (int i = 0; i < values.length; i++) {
      forward.add(Hash.of(values[i]));
      backward.add(Hash.of(values[values.length - 1 - i]));
    }
    assertEquals(forward.distinct(), backward.distinct());
    assertEquals(forward.repeated(values.length), backward.repeated(values.length));
  }

  @Test
  void noRepetitionIsSaidWhereThereIsNone() {
    assertEquals(0, of(1024, 1, 1_000_000).repeated(1_000_000));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void oneHashThatComesVeryOftenDoesNotSpoilTheEstimate(int seed) {
    int often = 300_000;
    int distinct = 200_000;
    HashSample sample = of(4096, seed, distinct);
    for (int i = 1; i < often; i++) {
      sample.add(Hash.of((long) seed << 32));
    }
    int total = distinct + often - 1;
    assertEquals(often, sample.repeated(total), 0.16 * distinct, "within four standard errors, twice");
  }
}
