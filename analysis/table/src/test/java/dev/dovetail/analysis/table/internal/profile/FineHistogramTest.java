package dev.dovetail.analysis.table.internal.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bins that widen as numbers come.
class FineHistogramTest {
  @ParameterizedTest
  @ValueSource(doubles = {1, -1, 1000, -1000, 1e15, -1e15, 1e300, -1e300})
  void numbersKeepTheirPlaceHoweverFarTheRangeGrows(double step) {
    FineHistogram histogram = new FineHistogram(3, 3, 64);
    for (int i = 0; i < 1000; i++) {
      histogram.add(i * step, i + 1L);
    }
    TreeMap<Double, Long> bins = new TreeMap<>();
    histogram.forEach((number, count) -> bins.merge(number, count, Long::sum));
    assertEquals(500_500, bins.values().stream().mapToLong(Long::longValue).sum());
    assertTrue(bins.size() >= 16, bins::toString);
    double half = (step > 0 ? bins.tailMap(500 * step) : bins.headMap(500 * step)).values().stream()
        .mapToLong(Long::longValue).sum();
    assertEquals(375_250, half, 40_000);
  }
}
