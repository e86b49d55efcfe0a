package dev.dovetail.fileops.internal.journal;

import dev.dovetail.fileops.names.RawNames;
import java.net.URI;
import java.nio.file.Path;

/// Writes paths as text that keeps every byte: percent-encoded as in a URI, so with neither space nor line
/// break. Paths below the base are written relative to it, so that they still mean the same when the base is
/// moved.
public final class PathCodec {
  private static final String IN_BASE = "base:";
  private static final String ABSOLUTE = "root:";

  private final Path base;
  private final Path root;

  /// Makes a codec.
  ///
  /// @param base an absolute path
  public PathCodec(Path base) {
    this.base = base;
    this.root = base.getRoot();
  }

  /// Returns the text of an absolute path.
  String encode(Path path) {
    return path.startsWith(base)
        ? IN_BASE + RawNames.encoded(root.resolve(base.relativize(path)))
        : ABSOLUTE + RawNames.encoded(path);
  }

  /// Returns the path of a text.
  ///
  /// @throws IllegalArgumentException if the text is not one of [#encode]'s
  Path decode(String text) {
    if (text.startsWith(IN_BASE)) {
      return base.resolve(root.relativize(path(text.substring(IN_BASE.length()))));
    }
    if (text.startsWith(ABSOLUTE)) {
      return path(text.substring(ABSOLUTE.length()));
    }
    throw new IllegalArgumentException(
        "A path begins with " + IN_BASE + " or " + ABSOLUTE + "; found " + text);
  }

  private Path path(String raw) {
    return Path.of(URI.create(root.toUri().getScheme() + "://" + raw));
  }
}
