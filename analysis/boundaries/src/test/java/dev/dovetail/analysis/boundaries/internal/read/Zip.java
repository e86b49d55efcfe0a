package dev.dovetail.analysis.boundaries.internal.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes jars entry by entry, sound or not.
final class Zip {
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  Zip with(String name, String text) {
    return with(name, text.getBytes(UTF_8));
  }

  Zip with(String name, byte[] bytes) {
    entries.put(name, bytes);
    return this;
  }

  /// Adds a main section; every line is ended.
  Zip withManifest(String... lines) {
    return with("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n" + String.join("\n", lines) + "\n\n");
  }

  Path write(Path file) {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
