package dev.dovetail.analysis.table;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// NIST StRD, univariate: certified to 15 digits. What double arithmetic allows is 8.3 digits of the standard
/// deviation of NumAcc4; exact sums give them all.
class NistTest {
  /// Certified values have 15 digits.
  private static final double ROUNDING = 5e-15;

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "Lew, -177.435000000000, 277.332168044316, 200",
    "Lottery, 518.958715596330, 291.699727470969, 218",
    "Mavro, 2.00185600000000, 0.000429123454003053, 50",
    "Michelso, 299.852400000000, 0.0790105478190518, 100",
    "NumAcc1, 10000002, 1, 3",
    "NumAcc2, 1.2, 0.1, 1001",
    "NumAcc3, 1000000.2, 0.1, 1001",
    "NumAcc4, 10000000.2, 0.1, 1001",
    "PiDigits, 4.53480000000000, 2.86733906028871, 5000"
  })
  void meanAndDeviationHaveAllCertifiedDigits(String name, double mean, double deviation, int count)
      throws IOException {
    TableProfile table = Tables.profile(directory, name + ".csv",
        "y\n" + String.join("\n", values(name)) + "\n");
    ColumnProfile column = table.columns().getFirst();
    assertEquals(count, column.count());
    NumberSummary numbers = column.numbers().orElseThrow();
    assertTrue(numbers.isExact());
    assertEquals(mean, numbers.mean(), Math.abs(mean) * ROUNDING);
    assertEquals(deviation, numbers.standardDeviation().orElseThrow(), deviation * ROUNDING);
  }

  /// The data of a set: all lines of one number at the end of its file.
  private static List<String> values(String name) throws IOException {
    List<String> lines = Files.readAllLines(Tables.RESOURCES.resolve("nist/" + name + ".txt"), US_ASCII);
    int first = lines.size();
    while (lines.get(first - 1).isBlank() || lines.get(first - 1).strip().matches("-?[0-9.]+")) {
      first--;
    }
    return lines.subList(first, lines.size()).stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
