package dev.dovetail.fileops.internal.walk;

import dev.dovetail.fileops.ChecksumEntry;
import dev.dovetail.fileops.FileKind;
import dev.dovetail.fileops.TreeChecksum.Mismatch;
import dev.dovetail.fileops.TreeChecksum.Problem;
import dev.dovetail.fileops.internal.NameText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The hashes that the files of a tree should have. Used by one thread.
public final class Manifest {
  private static final Pattern LINE =
      Pattern.compile("(\\\\?)([0-9a-fA-F]{64}) [ *](?:\\./)*([^\\x00]+)");
  private static final String NEVER = ""; // the hash of a file that is listed with two

  private final Map<String, String> hashes = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final List<Mismatch> mismatches = new ArrayList<>();

  private Manifest() {}

  /// Reads a manifest.
  ///
  /// @throws FileSystemException if a line is none of a manifest
  public static Manifest read(Path file) throws IOException {
    Manifest manifest = new Manifest();
    int number = 0;
    // ISO 8859-1 gives a character for each byte, whatever bytes the names are
    for (String line : Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1)) {
      number++;
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        manifest.add(matcher);
      } else if (!line.isEmpty()) {
        throw new FileSystemException(
            file.toString(), null, "line " + number + " is not 64 hexadecimal digits, two blanks and a path");
      }
    }
    return manifest;
  }

  private void add(Matcher line) {
    String name = line.group(1).isEmpty() ? line.group(3) : unescaped(line.group(3));
    String path = NameText.of(name.getBytes(StandardCharsets.ISO_8859_1));
    String hash = line.group(2).toLowerCase(Locale.ROOT);
    hashes.merge(path, hash, (one, other) -> one.equals(other) ? one : NEVER);
  }

  private static String unescaped(String name) {
    return Pattern.compile("\\\\([\\\\nr])")
        .matcher(name)
        .replaceAll(
            match ->
                switch (match.group(1)) {
                  case "n" -> "\n";
                  case "r" -> "\r";
                  default -> "\\\\";
                });
  }

  /// Tells whether a file is to be hashed, and notes that it is there.
  public boolean expects(Path path) {
    String text = NameText.ofPath(path);
    seen.add(text);
    return hashes.containsKey(text);
  }

  /// Compares a file that is there.
  public void check(ChecksumEntry entry) {
    if (entry.kind() != FileKind.REGULAR) {
      return;
    }
    String expected = hashes.get(NameText.ofPath(entry.path()));
    if (expected == null) {
      mismatches.add(new Mismatch(entry.path(), Problem.UNLISTED));
    } else if (!expected.equals(entry.sha256())) {
      mismatches.add(new Mismatch(entry.path(), Problem.CHANGED));
    }
  }

  /// Returns all that does not agree.
  ///
  /// @param tree any path of the file system that the tree is on
  public List<Mismatch> mismatches(Path tree) {
    List<Mismatch> all = new ArrayList<>(mismatches);
    for (String path : hashes.keySet()) {
      if (!seen.contains(path)) {
        all.add(new Mismatch(NameText.path(tree, path), Problem.MISSING));
      }
    }
    return all;
  }
}
