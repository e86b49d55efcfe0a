package dev.dovetail.fileops.internal.tree;

import dev.dovetail.fileops.TreeException;
import dev.dovetail.fileops.TreeException.Failure;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What failed while a tree was copied by several threads.
final class TreeErrors {
  private final List<Failure> failures = new ArrayList<>();
  private final @Nullable Object copy;

  /// Begins without any.
  ///
  /// @param copy which directory the copy is; null if there is none yet
  TreeErrors(@Nullable Object copy) {
    this.copy = copy;
  }

  synchronized void add(Path source, Path target, IOException cause) {
    if (cause instanceof TreeException tree && !tree.failures().isEmpty()) {
      failures.addAll(tree.failures()); // of a copy function that copies trees
    } else {
      failures.add(new Failure(source, target, cause));
    }
  }

  /// Refuses to go into the copy itself, which would never end.
  void requireOutsideCopy(Directory source) throws IOException {
    if (source.id().equals(copy)) {
      throw new FileSystemException(
          source.path().toString(), null, "is the copy itself; choose a target outside of the source");
    }
  }

  /// Throws what was collected, in the order of the sources' paths.
  synchronized void throwIfAny(Path source) throws TreeException {
    if (!failures.isEmpty()) {
      failures.sort(Comparator.comparing(Failure::source));
      throw new TreeException(source, "copied", failures);
    }
  }
}
