package dev.dovetail.analysis.table;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// NIST StRD, univariate: the correlation of each value with the next is certified to 15 digits.
class AutocorrelationTest {
  private static final double ROUNDING = 5e-15;
  private static final Pattern CERTIFIED =
      Pattern.compile("(?i)(?:sample )?autocorrelation ?coefficient.*[:=]\\s*(-?[0-9.]+)\\s*");

  @ParameterizedTest
  @ValueSource(strings = {
    "Lew", "Lottery", "Mavro", "Michelso", "NumAcc1", "NumAcc2", "NumAcc3", "NumAcc4", "PiDigits"
  })
  void allCertifiedDigitsAreThere(String name) throws IOException {
    List<String> lines = Files.readAllLines(Tables.RESOURCES.resolve("nist/" + name + ".txt"), US_ASCII);
    double certified = Double.parseDouble(lines.stream().flatMap(line -> CERTIFIED.matcher(line).results())
        .map(MatchResult::group).map(text -> text.replaceAll(".*[:=]",
            "").strip()).findFirst().orElseThrow());
    int first = lines.size();
    while (lines.get(first - 1).isBlank() || lines.get(first - 1).strip().matches("-?[0-9.]+")) {
      first--;
    }
    List<BigDecimal> values = lines.subList(first, lines.size()).stream().map(String::strip)
        .filter(line -> !line.isEmpty()).map(BigDecimal::new).toList();
    assertEquals(certified, Column.of("y", BigDecimal.class, values).autocorrelation(1),
        Math.abs(certified) * ROUNDING);
  }

  @Test
  void doublesAgreeWithDecimals() {
    Column<Long> exact = Column.int64("x", 3, 1, 4, 1, 5, 9, 2, 6);
    for (int lag = 0; lag < 9; lag++) {
      assertEquals(exact.autocorrelation(lag), Column.float64("x", exact.toDoubles()).autocorrelation(lag),
          1e-14);
    }
    assertEquals(1.0, exact.autocorrelation(0));
    assertEquals(Double.NaN, Column.int64("x", 2, 2).autocorrelation(1));
  }
}
