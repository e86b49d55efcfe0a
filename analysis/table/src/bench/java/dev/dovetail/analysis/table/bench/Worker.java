package dev.dovetail.analysis.table.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/// A contender in a process of its own. Told a number on standard input, it does its work so many times, and
/// says how long that took, what the process has used so far, and what came out.
///
/// Arguments: the contender, `profile` or `groupby`, the file, the column of the groups, the summed column.
public final class Worker {
  private Worker() {}

  public static void main(String[] arguments) throws Exception {
    Contender contender = switch (arguments[0]) {
      case "dovetail", "dovetail-aot" -> new DovetailContender();
      case "duckdb" -> new DuckdbContender(false);
      case "duckdb-exact" -> new DuckdbContender(true);
      case "tablesaw" -> new TablesawContender();
      case "dflib" -> new DflibContender();
      default -> throw new IllegalArgumentException("There is no contender " + arguments[0]);
    };
    Path file = Path.of(arguments[2]);
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String command = commands.readLine(); command != null; command = commands.readLine()) {
      Object outcome = "";
      long start = System.nanoTime();
      for (int i = Integer.parseInt(command); i > 0; i--) {
        outcome = arguments[1].equals("profile") ? contender.profile(file)
            : contender.groupBy(file, arguments[3], arguments[4]);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(Locale.ROOT, "%s%.6f %.2f %.1f %s%n", Remote.ANSWER, seconds,
          Gauge.processorSeconds(), Gauge.peakMegabytes(), outcome);
    }
  }
}
