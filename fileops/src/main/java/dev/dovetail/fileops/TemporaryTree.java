package dev.dovetail.fileops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A directory for work in progress that is removed, with all that is in it, when it is closed.
///
/// {@snippet lang=java :
/// try (TemporaryTree work = TemporaryTree.create()) {
///   Path list = work.path().resolve("list");
///   ...
/// }
/// }
///
/// Only its owner can look into it (mode 0700). It is closed by [#close] and nothing else: a process that ends
/// without that leaves it behind. Methods may be called by several threads at once.
public final class TemporaryTree implements AutoCloseable {
  private static final String PREFIX = "dovetail-";

  private final Path path;
  private volatile boolean isKept;

  private TemporaryTree(Path path) {
    this.path = path;
  }

  /// Creates a directory where the system has its temporary files.
  ///
  /// @throws IOException if it cannot be created
  public static TemporaryTree create() throws IOException {
    return new TemporaryTree(Files.createTempDirectory(PREFIX));
  }

  /// Creates a directory in another one, for example to be on the same file system.
  ///
  /// @throws java.nio.file.NoSuchFileException if the parent does not exist
  /// @throws IOException if it cannot be created
  public static TemporaryTree create(Path parent) throws IOException {
    return new TemporaryTree(Files.createTempDirectory(parent, PREFIX));
  }

  /// Returns the directory.
  public Path path() {
    return path;
  }

  /// Lets the directory stay when this is closed.
  ///
  /// @return the directory
  public Path keep() {
    isKept = true;
    return path;
  }

  /// Removes the directory, unless it is to be [kept][#keep] or somebody removed it. Symbolic links in it are
  /// removed, not followed. Directories that were made unreadable or read-only are made accessible first.
  ///
  /// @throws TreeException if something could not be removed; the rest is gone, and calling this again tries
  ///     again
  /// @throws IOException if the directory itself could not be looked at
  @Override
  public void close() throws IOException {
    if (!isKept && Files.exists(path)) {
      Shutil.removeTree(path);
    }
  }
}
