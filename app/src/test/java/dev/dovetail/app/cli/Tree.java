package dev.dovetail.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Makes folders of files, and tells whether one is as it was.
final class Tree {
  private Tree() {}

  /// Writes a file and the folders that it is in.
  static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /// Lists all that is below a folder, each with its kind, permissions, size, time and hash: equal lists, equal trees.
  static List<String> state(Path folder) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      return entries.map(entry -> line(folder, entry)).sorted().toList();
    }
  }

  private static String line(Path folder, Path entry) {
    try {
      Map<String, Object> stat = new TreeMap<>(
          Files.readAttributes(entry, "unix:mode,size,lastModifiedTime,ino", LinkOption.NOFOLLOW_LINKS));
      String content = Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS) ? hash(entry) : "";
      return folder.relativize(entry) + " " + stat + " " + content;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static String hash(Path file) throws IOException {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Writes a small table.
  static Path table(Path file) throws IOException {
    return write(file, "id,name\n1,\u00e5se\n2,bo\n");
  }

  static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), UTF_8);
  }
}
