package dev.dovetail.fileops.internal.tree;

import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// The files with several names that were met so far, and where the copy of each is.
final class HardLinks {
  private final ConcurrentMap<Object, Copy> copies = new ConcurrentHashMap<>();

  /// A file's first copy; its lock is held while it is made, so that another thread that meets a second name
  /// of the file waits for it.
  private static final class Copy {
    private @Nullable Directory directory;
    private @Nullable Name name;
  }

  /// Makes a copy of a file.
  @FunctionalInterface
  interface Copying {
    void run() throws IOException;
  }

  /// Copies a file, or links to its copy.
  ///
  /// @param id what is equal for all names of the file
  void copyOrLink(Object id, Transfer transfer, Directory to, Name name, Copying copying)
      throws IOException {
    Copy copy = copies.computeIfAbsent(id, _ -> new Copy());
    synchronized (copy) {
      if (copy.directory != null && copy.name != null) {
        transfer.makeHardLink(copy.directory, copy.name, to, name);
      } else {
        copying.run();
        copy.directory = to;
        copy.name = name;
      }
    }
  }
}
