package dev.dovetail.analysis.table;

import static java.math.BigDecimal.ZERO;
import static java.math.MathContext.DECIMAL128;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// NIST StRD, univariate: certified to 15 digits. What double arithmetic allows is 8.3 digits of the standard
/// deviation of NumAcc4; exact sums give them all.
class NistTest {
  /// Certified values have 15 digits.
  private static final double ROUNDING = 5e-15;

  @TempDir private Path directory;

  /// What is certified of a set.
  ///
  /// @param lag1 the correlation of each value with the next, about the mean of all
  private record Certified(double mean, double deviation, double lag1) {
    static Certified of(String name) throws IOException {
      return new Certified(
          figure(name, "(?:sample )?mean"),
          figure(name, "(?:sample )?standard ?deviation"),
          figure(name, "(?:sample )?autocorrelation ?coefficient"));
    }

    private static double figure(String name, String label) throws IOException {
      Pattern line = Pattern.compile("(?i)" + label + "\\b.*[:=]\\s*(-?[0-9.]+)\\s*");
      return lines(name).stream().map(line::matcher).filter(Matcher::matches).findFirst()
          .map(matcher -> Double.parseDouble(matcher.group(1))).orElseThrow();
    }
  }

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(Tables.RESOURCES.resolve("nist"))) {
      return files.map(file -> file.getFileName().toString().replace(".txt", "")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void meanAndDeviationHaveAllCertifiedDigits(String name) throws IOException {
    Certified certified = Certified.of(name);
    TableProfile table = Tables.profile(directory, name + ".csv",
        "y\n" + String.join("\n", values(name)) + "\n");
    ColumnProfile column = table.columns().getFirst();
    assertEquals(values(name).size(), column.count());
    NumberSummary numbers = column.numbers().orElseThrow();
    assertTrue(numbers.isExact());
    assertNear(certified.mean(), numbers.mean());
    assertNear(certified.deviation(), numbers.standardDeviation().orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("names")
  void valuesHaveTheCertifiedAutocorrelation(String name) throws IOException {
    List<BigDecimal> values = values(name).stream().map(BigDecimal::new).toList();
    BigDecimal n = BigDecimal.valueOf(values.size());
    BigDecimal mean = values.stream().reduce(ZERO, BigDecimal::add).divide(n, DECIMAL128);
    BigDecimal products = ZERO;
    BigDecimal squares = ZERO;
    BigDecimal before = ZERO;
    for (BigDecimal value : values) {
      BigDecimal deviation = value.subtract(mean);
      products = products.add(before.multiply(deviation));
      squares = squares.add(deviation.pow(2));
      before = deviation;
    }
    assertNear(Certified.of(name).lag1(), products.divide(squares, DECIMAL128).doubleValue());
  }

  private static void assertNear(double certified, double actual) {
    assertEquals(certified, actual, Math.abs(certified) * ROUNDING);
  }

  private static List<String> lines(String name) throws IOException {
    return Files.readAllLines(Tables.RESOURCES.resolve("nist/" + name + ".txt"), US_ASCII);
  }

  /// The data of a set: all lines of one number at the end of its file.
  private static List<String> values(String name) throws IOException {
    List<String> lines = lines(name);
    int first = lines.size();
    while (lines.get(first - 1).isBlank() || lines.get(first - 1).strip().matches("-?[0-9.]+")) {
      first--;
    }
    return lines.subList(first, lines.size()).stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
