package dev.dovetail.analysis.boundaries.internal.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/// Says what is wrong with a file that should be a jar.
final class Archives {
  private static final int HEAD = 4;

  private Archives() {}

  /// Explains why a file could not be opened as an archive.
  static String explain(Path path, IOException e) {
    if (e instanceof AccessDeniedException || !Files.isReadable(path)) {
      return "cannot be read: permission denied. Give yourself the right to read it.";
    }
    return "expected a jar or jmod, found " + found(path, e) + " (" + Reasons.of(e) + ")";
  }

  private static String found(Path path, IOException e) {
    byte[] head = head(path);
    if (head.length == 0) {
      return "an empty file. Build or download it again";
    }
    if (head.length == HEAD && head[0] == (byte) 0xCA && head[1] == (byte) 0xFE) {
      return "a class file. Give the folder that its package is in";
    }
    if (begins(head, "PK") || begins(head, "JM")) {
      boolean isEncrypted = e instanceof ZipException && String.valueOf(e.getMessage()).contains("encrypted");
      return isEncrypted
          ? "an encrypted archive. Decrypt it first"
          : "one that is truncated or damaged. Build or download it again";
    }
    return "something else. Give a jar, a jmod, or a folder";
  }

  private static boolean begins(byte[] head, String magic) {
    return head.length >= 2 && head[0] == magic.charAt(0) && head[1] == magic.charAt(1);
  }

  /// Says what holds its classes in a place of its own, and what to give instead.
  static Optional<String> nested(List<String> names) {
    if (has(names, "BOOT-INF/")) {
      return Optional.of("is a Spring Boot application: its classes are below BOOT-INF/classes and its libraries are"
          + " jars inside it; neither is read. Unpack it, and give BOOT-INF/classes and BOOT-INF/lib.");
    }
    if (has(names, "WEB-INF/")) {
      return Optional.of("is a web application: its classes are below WEB-INF/classes and its libraries are jars"
          + " inside it; neither is read. Unpack it, and give WEB-INF/classes and WEB-INF/lib.");
    }
    return Optional.empty();
  }

  private static boolean has(List<String> names, String folder) {
    return names.stream().anyMatch(name -> name.startsWith(folder) && (name.endsWith(".class") || name.endsWith(".jar")));
  }

  private static byte[] head(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(HEAD);
    } catch (IOException e) {
      return new byte[0];
    }
  }
}
