package dev.dovetail.analysis.table.internal.profile;

import static java.math.MathContext.DECIMAL128;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.table.Correlation;
import dev.dovetail.analysis.table.Quantiles;
import dev.dovetail.analysis.table.internal.value.Kinds;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import dev.dovetail.analysis.table.spi.NumberSpelling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// Sums, moments and correlations are those of BigDecimal, wherever the numbers lie.
class MomentsPropertyTest {
  private final ValueParser parser = new ValueParser(NumberSpelling.PLAIN, Optional.empty());

  /// Numbers close to each other, near zero or far from it.
  @Provide
  Arbitrary<double[]> numbers() {
    Arbitrary<Double> offsets = Arbitraries.of(0.0, 1e9, -1e15, 0x1p52, 1e-9);
    return offsets.flatMap(offset -> Arbitraries.integers().between(-20, 200)
        .map(n -> offset + n * Math.max(Math.ulp(offset), 1e-6)).list().ofMinSize(3).ofMaxSize(300)
        .map(list -> list.stream().mapToDouble(n -> n).toArray()));
  }

  @Property(tries = 100)
  void skewnessIsThatOfTwoExactPasses(
      @ForAll @From("numbers") double[] numbers, @ForAll @IntRange(min = 1, max = 300) int block) {
    CentralMoments moments = new CentralMoments();
    int blocks = numbers.length / block * block;
    for (int i = 0; i < blocks; i += block) {
      moments.addAll(Arrays.copyOfRange(numbers, i, i + block), block);
    }
    for (int i = blocks; i < numbers.length; i++) {
      moments.add(numbers[i], 1);
    }
    List<BigDecimal> exact = DoubleStream.of(numbers).mapToObj(BigDecimal::new).toList();
    BigDecimal squares = sum(exact, d -> d.pow(2));
    assertEquals(squares.signum() > 0, moments.skewness().isPresent());
    if (squares.signum() > 0) {
      double n = numbers.length;
      double ratio = sum(exact, d -> d.pow(3))
          .divide(squares.multiply(squares.sqrt(DECIMAL128)), DECIMAL128).doubleValue();
      double expected = n * Math.sqrt(n - 1) / (n - 2) * ratio;
      assertEquals(expected, moments.skewness().orElseThrow(), 1e-11 * Math.max(1, Math.abs(expected)));
    }
  }

  private static BigDecimal sum(List<BigDecimal> numbers, UnaryOperator<BigDecimal> power) {
    BigDecimal mean = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf(numbers.size()), DECIMAL128);
    return numbers.stream().map(number -> power.apply(number.subtract(mean)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Property(tries = 100)
  void correlationsAreThoseOfExactSums(
      @ForAll @From("numbers") double[] x, @ForAll @From("numbers") double[] y,
      @ForAll @IntRange(min = 1, max = 100) int block) {
    int rows = Math.min(x.length, y.length);
    List<BigDecimal> xs = new ArrayList<>();
    List<BigDecimal> ys = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      x[row] = row % 7 == 2 ? Double.NaN : x[row];
      y[row] = row % 5 == 1 ? Double.NaN : y[row];
      if (!Double.isNaN(x[row] + y[row])) {
        xs.add(new BigDecimal(x[row]));
        ys.add(new BigDecimal(y[row]));
      }
    }
    Correlations correlations = new Correlations(2);
    for (int from = 0; from < rows; from += block) {
      int to = Math.min(rows, from + block);
      double[][] blocks = {Arrays.copyOfRange(x, from, to), Arrays.copyOfRange(y, from, to)};
      correlations.add(blocks, 1, to - from);
    }
    List<Correlation> found = correlations.get(new int[] {0, 1}, new String[] {"x", "y"});
    boolean isVaried = xs.stream().distinct().count() > 1 && ys.stream().distinct().count() > 1;
    assertEquals(isVaried ? 1 : 0, found.size());
    if (isVaried) {
      BigDecimal norm = sum(xs, d -> d.pow(2)).sqrt(DECIMAL128)
          .multiply(sum(ys, d -> d.pow(2)).sqrt(DECIMAL128));
      double expected = products(xs, ys).divide(norm, DECIMAL128).doubleValue();
      assertEquals(expected, found.getFirst().coefficient(), 1e-11);
      assertEquals(xs.size(), found.getFirst().rows());
    }
  }

  private static BigDecimal products(List<BigDecimal> xs, List<BigDecimal> ys) {
    BigDecimal n = BigDecimal.valueOf(xs.size());
    BigDecimal meanX = xs.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(n, DECIMAL128);
    BigDecimal meanY = ys.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(n, DECIMAL128);
    return IntStream.range(0, xs.size())
        .mapToObj(i -> xs.get(i).subtract(meanX).multiply(ys.get(i).subtract(meanY)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /// Decimals of up to 18 digits, many of them near the limit.
  @Provide
  Arbitrary<List<BigDecimal>> decimals() {
    Arbitrary<Long> unscaled = Arbitraries.oneOf(Arbitraries.integers().between(-99, 99).map(n -> (long) n),
        Arbitraries.longs().between(-999_999_999_999_999_999L, 999_999_999_999_999_999L));
    Arbitrary<Integer> scales = Arbitraries.integers().between(0, 18);
    return unscaled.flatMap(n -> scales.map(scale -> BigDecimal.valueOf(n, scale)))
        .list().ofMinSize(2).ofMaxSize(40);
  }

  @Property(tries = 100)
  void sumsOfUpTo18DigitsAreExact(
      @ForAll @From("decimals") List<BigDecimal> numbers, @ForAll @IntRange(min = 1, max = 1000) int weight) {
    Moments moments = new Moments();
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal squares = BigDecimal.ZERO;
    BigDecimal times = BigDecimal.valueOf(weight);
    for (BigDecimal number : numbers) {
      byte[] text = number.toPlainString().getBytes(US_ASCII);
      assertTrue(parser.parse(text, 0, text.length, Kinds.NUMBERS) != Kinds.NONE);
      moments.add(parser, weight);
      sum = sum.add(number.multiply(times));
      squares = squares.add(number.pow(2).multiply(times));
    }
    BigDecimal count = BigDecimal.valueOf(numbers.size()).multiply(times);
    assertTrue(moments.isExact());
    assertEquals(sum.doubleValue(), moments.sum());
    assertEquals(sum.divide(count, DECIMAL128).doubleValue(), moments.mean());
    double variance = squares.multiply(count).subtract(sum.pow(2))
        .divide(count.multiply(count.subtract(BigDecimal.ONE)), DECIMAL128).doubleValue();
    double found = moments.standardDeviation().orElseThrow();
    assertEquals(Math.sqrt(variance), found, Math.ulp(found));
  }

  @Property(tries = 150)
  void quantilesAreThoseOfTheSortedNumbers(
      @ForAll @From("numbers") double[] numbers, @ForAll @IntRange(min = 1, max = 5) int most) {
    double[] weights = IntStream.range(0, numbers.length).mapToDouble(i -> 1 + i % most).toArray();
    Quantiles found = WeightedValues.of(numbers, weights, numbers.length).quantiles(1, 0);
    double[] sorted = IntStream.range(0, numbers.length).boxed()
        .flatMapToDouble(i -> DoubleStream.generate(() -> numbers[i]).limit((long) weights[i]))
        .sorted().toArray();
    double median = quantile(sorted, 0.5);
    double[] deviations = DoubleStream.of(sorted).map(n -> Math.abs(n - median)).sorted().toArray();
    double[] expected = DoubleStream.of(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99)
        .map(share -> quantile(sorted, share)).toArray();
    double[] actual =
        {found.p1(), found.p5(), found.p25(), found.p50(), found.p75(), found.p95(), found.p99()};
    assertEquals(Arrays.toString(expected), Arrays.toString(actual));
    assertEquals(quantile(deviations, 0.5), found.mad());
  }

  /// As NumPy interpolates.
  private static double quantile(double[] sorted, double share) {
    double rank = share * (sorted.length - 1);
    int lower = (int) rank;
    double part = rank - lower;
    double upper = sorted[Math.min(lower + 1, sorted.length - 1)];
    double step = upper - sorted[lower];
    return part < 0.5 ? sorted[lower] + step * part : upper - step * (1 - part);
  }
}
