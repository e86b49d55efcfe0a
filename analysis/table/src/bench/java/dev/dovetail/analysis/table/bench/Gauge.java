package dev.dovetail.analysis.table.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What this process has used so far, as Linux tells.
final class Gauge {
  private static final double TICKS_PER_SECOND = 100; // on every Linux of today

  private Gauge() {}

  /// Returns the seconds of processor time, of all threads.
  static double processorSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  /// Returns the most memory it had, in MB.
  static double peakMegabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Double.parseDouble(line.replaceAll("\\D", "")) / 1024;
      }
    }
    return Double.NaN;
  }
}
