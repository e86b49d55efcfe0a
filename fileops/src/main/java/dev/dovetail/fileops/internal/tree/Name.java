package dev.dovetail.fileops.internal.tree;

import dev.dovetail.fileops.internal.linux.CPath;
import java.nio.file.Path;

/// The name of an entry in a directory, in the form that the directory's way of access uses. As a [Task], the
/// subdirectory of that name.
public sealed interface Name extends Task {
  /// Returns the name as a path of one element.
  Path toPath();

  /// A name as the kernel holds it.
  ///
  /// @param bytes without the NUL at the end; not to be changed
  @SuppressWarnings("ArrayRecordComponent") // never compared; millions of them may be waiting
  record Raw(byte[] bytes) implements Name {
    @Override
    public Path toPath() {
      return CPath.relative(bytes);
    }
  }

  /// A name as its provider holds it.
  ///
  /// @param toPath a path of one element
  record Given(Path toPath) implements Name {}
}
