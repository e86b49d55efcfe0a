package dev.dovetail.fileops;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/// Says which names of a directory are left out of a copy. It is asked once for each directory and sees all
/// its names at once, so that it can decide by what stands beside a file.
@FunctionalInterface
public interface Ignore {
  /// Chooses what is left out.
  ///
  /// @param directory the directory of the source
  /// @param names its entries, each a path of one name; not to be changed
  /// @return those to be left out; what is not among the entries is passed over
  /// @throws IOException if it cannot be decided; that is an error of the directory
  Set<Path> ignored(Path directory, Set<Path> names) throws IOException;
}
