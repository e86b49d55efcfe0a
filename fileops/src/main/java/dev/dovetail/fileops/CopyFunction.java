package dev.dovetail.fileops;

import java.io.IOException;
import java.nio.file.Path;

/// How one regular file is copied: [Shutil#copy2] and [Shutil#copy] are two such functions.
@FunctionalInterface
public interface CopyFunction {
  /// Copies a file.
  ///
  /// @return where the copy is
  /// @throws IOException if it could not be copied
  Path copy(Path source, Path target) throws IOException;
}
