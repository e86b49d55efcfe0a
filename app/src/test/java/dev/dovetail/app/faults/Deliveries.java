package dev.dovetail.app.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// Two deliveries of one name: twelve files each, one and a half megabytes, tables and others, in nested folders, some of
/// the same content.
final class Deliveries {
  private Deliveries() {}

  /// Writes the first delivery into a folder.
  static void writeFirst(Path folder) throws IOException {
    for (int i = 0; i < 5; i++) {
      table(folder.resolve("station " + i + ".csv"), i, 3_000);
    }
    table(folder.resolve("2026/01/rain.csv"), 10, 2_000);
    table(folder.resolve("2026/02/rain.csv"), 11, 20);
    noise(folder.resolve("2026/raw.bin"), 12, 300_000);
    noise(folder.resolve("backup/raw.bin"), 12, 300_000);
    noise(folder.resolve("backup/copy of raw.bin"), 12, 300_000);
    text(folder.resolve("README.txt"), "Readings of five stations.\n");
    text(folder.resolve("2026/nothing yet"), "");
  }

  /// Writes the second one: two tables changed, three new files, one gone, the rest as it was.
  static void writeSecond(Path folder) throws IOException {
    writeFirst(folder);
    table(folder.resolve("station 0.csv"), 100, 3_100);
    table(folder.resolve("station 3.csv"), 103, 2_900);
    table(folder.resolve("2026/03/rain.csv"), 110, 2_500);
    noise(folder.resolve("2026/03/raw.bin"), 112, 200_000);
    noise(folder.resolve("backup/03.bin"), 112, 200_000);
    Files.delete(folder.resolve("2026/02/rain.csv"));
  }

  private static void table(Path file, long seed, int rows) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("id,day,value,note\n");
    for (int row = 0; row < rows; row++) {
      text.append(row).append(",2026-01-").append(10 + row % 20).append(',').append(random.nextInt(1_000_000) / 1000.0);
      text.append(row % 7 == 0 ? ",\n" : ",ok\n");
    }
    text(file, text.toString());
  }

  private static void noise(Path file, long seed, int bytes) throws IOException {
    byte[] content = new byte[bytes];
    new Random(seed).nextBytes(content);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private static void text(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
