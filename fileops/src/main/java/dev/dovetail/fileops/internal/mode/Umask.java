package dev.dovetail.fileops.internal.mode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The permissions that a process does not give to new files.
public final class Umask {
  private static final int USUAL = 022;
  private static final String KEY = "Umask:";

  private Umask() {}

  /// Returns the umask of this process as Linux tells it; elsewhere the usual one, 022.
  public static int ofThisProcess() {
    try (var lines = Files.lines(Path.of("/proc/self/status"), StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith(KEY))
          .findFirst()
          .map(line -> Integer.parseInt(line.substring(KEY.length()).strip(), 8))
          .orElse(USUAL);
    } catch (IOException e) {
      return USUAL; // not Linux
    }
  }
}
