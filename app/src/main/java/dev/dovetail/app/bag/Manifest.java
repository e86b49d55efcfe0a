package dev.dovetail.app.bag;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads manifests.
public final class Manifest {
  private static final Pattern LINE_END = Pattern.compile("\n");
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([^\\x00]+)");

  private Manifest() {}

  /// Reads a SHA-256 manifest.
  ///
  /// @return the hash of each path, in the order of the lines
  /// @throws MalformedManifestException if a line is not one of a manifest
  /// @throws IOException if the file cannot be read
  public static Map<String, String> read(Path file) throws IOException {
    Map<String, String> hashes = new LinkedHashMap<>();
    int number = 0;
    try {
      for (String line : (Iterable<String>) LINE_END.splitAsStream(Files.readString(file))::iterator) {
        number++;
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()) {
          hashes.put(matcher.group(2), matcher.group(1));
        } else if (!line.isEmpty()) {
          throw new MalformedManifestException("line " + number + " is not a hash and a path");
        }
      }
    } catch (CharacterCodingException e) {
      throw new MalformedManifestException("it is not UTF-8");
    }
    return hashes;
  }
}
