package dev.dovetail.analysis.table.internal.profile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.table.Quantiles;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The error of a rank never exceeds the bound that is told.
class QuantileSketchTest {
  private static final int VALUES = 1_000_003;
  private static final double[] SHARES = {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99};

  /// How values come.
  private enum Stream {
    SORTED(i -> i),
    REVERSED(i -> -i),
    CONSTANT(_ -> 7),
    TWO_VALUED(i -> i % 10 == 0 ? 1 : 0),
    SAWTOOTH(i -> i % 1000),
    ZEROS_OF_BOTH_SIGNS(i -> i % 4 == 0 ? -5 : i % 2 == 0 ? -0.0 : 0.0),
    NORMAL(i -> new SplittableRandom(i).nextGaussian()),
    HEAVY_TAILED(i -> Math.pow(1 - new SplittableRandom(i).nextDouble(), -3));

    private final IntToDoubleFunction values;

    Stream(IntToDoubleFunction values) {
      this.values = values;
    }

    double[] first(int count) {
      return IntStream.range(0, count).mapToDouble(values).toArray();
    }
  }

  @ParameterizedTest
  @EnumSource
  void ranksAreAsNearAsIsTold(Stream stream) {
    double[] values = stream.first(VALUES);
    check(values, 1 << 15, 0);
    check(values, 1 << 15, 65_000);
    check(values, 1 << 10, 300_000);
    check(values, 64, 0);
  }

  /// The first values are counted, the others come one by one.
  private static void check(double[] values, int size, int counted) {
    double[] weights = new double[counted];
    Arrays.fill(weights, 1);
    QuantileSketch sketch =
        new QuantileSketch(size, Arrays.copyOf(values, counted), weights, counted);
    for (int i = counted; i < values.length; i++) {
      sketch.add(values[i]);
    }
    double bound = sketch.rankError(values.length);
    Quantiles found = sketch.values().quantiles(1, bound);
    double[] sorted = Arrays.stream(values).map(value -> value + 0.0).sorted().toArray();
    double[] cuts = {found.p1(), found.p5(), found.p25(), found.p50(), found.p75(), found.p95(), found.p99()};
    for (int i = 0; i < SHARES.length; i++) {
      assertRank(sorted, SHARES[i], cuts[i], bound);
    }
    double[] deviations =
        Arrays.stream(values).map(value -> Math.abs(value - found.p50())).sorted().toArray();
    assertRank(deviations, 0.5, found.mad(), 2 * bound);
  }

  private static void assertRank(double[] sorted, double share, double value, double bound) {
    double wanted = share * (sorted.length - 1);
    int first = Arrays.binarySearch(sorted, Math.nextDown(value) + 0.0);
    int last = Arrays.binarySearch(sorted, Math.nextUp(value) + 0.0);
    double below = first >= 0 ? first : -1 - first;
    double upTo = last >= 0 ? last : -1 - last;
    double error = Math.max(below - wanted, wanted - upTo) / sorted.length;
    assertTrue(error <= bound, "share " + share + ": " + value + " is off by " + error + ", told " + bound);
  }

  @Test
  void theBoundIsOneInAThousandForBillionsOfValuesInTablesOfFewColumns() {
    int size = SketchSizes.forColumns(32).quantiles();
    QuantileSketch sketch = new QuantileSketch(size, new double[] {1}, new double[] {1e9}, 1);
    assertTrue(sketch.rankError(1_000_000_000) <= 0.001);
    double values = 8.0 * size;
    double levels = 1;
    for (; values < 20e9; values *= 8) {
      levels++;
    }
    assertTrue(levels * 4 / size + 4.0 / size <= 0.001, levels + " levels of " + size);
  }
}
