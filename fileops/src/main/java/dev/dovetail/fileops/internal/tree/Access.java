package dev.dovetail.fileops.internal.tree;

import dev.dovetail.fileops.internal.linux.Linux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import org.jspecify.annotations.Nullable;

/// The ways to work in a tree, best first.
public enum Access {
  /// By descriptors and system calls, on Linux with native access.
  NATIVE,
  /// By the provider's [SecureDirectoryStream], which can do all but make things.
  SECURE,
  /// By paths.
  PLAIN;

  /// Returns the best way to look at and remove what is in a tree.
  public static Access of(Path tree) {
    return Linux.handles(tree) ? NATIVE : SECURE;
  }

  /// Returns the best way to copy from one tree to another.
  public static Access of(Path source, Path target) {
    return Linux.handles(source) && Linux.handles(target) ? NATIVE : PLAIN;
  }

  /// Tells whether a directory is worked in by its identity, not by its path.
  public static boolean isRaceSafe(Path tree) throws IOException {
    if (Linux.handles(tree)) {
      return true;
    }
    Path directory = tree;
    while (!Files.isDirectory(directory)) {
      @Nullable Path parent = directory.toAbsolutePath().getParent();
      if (parent == null) {
        return false;
      }
      directory = parent;
    }
    try (var stream = Files.newDirectoryStream(directory)) {
      return stream instanceof SecureDirectoryStream<Path>;
    }
  }

  /// Removes an empty directory by its path, and nothing else that may have come in its place.
  public void removeTop(Path top) throws IOException {
    if (this == NATIVE) {
      NativeDirectory.removeTop(top);
      return;
    }
    if (!Files.isDirectory(top, LinkOption.NOFOLLOW_LINKS) && Files.exists(top, LinkOption.NOFOLLOW_LINKS)) {
      throw new NotDirectoryException(top.toString());
    }
    Files.delete(top);
  }

  /// Opens the top of a tree.
  ///
  /// @param follow whether the top may be a symbolic link to a directory
  public Directory open(Path top, boolean follow) throws IOException {
    return switch (this) {
      case NATIVE -> NativeDirectory.openTop(top, follow);
      case SECURE -> {
        Directory secure = SecureDirectory.openTop(top, follow);
        yield secure == null ? PlainDirectory.openTop(top, follow) : secure;
      }
      case PLAIN -> PlainDirectory.openTop(top, follow);
    };
  }
}
