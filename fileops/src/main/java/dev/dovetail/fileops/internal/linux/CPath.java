package dev.dovetail.fileops.internal.linux;

import dev.dovetail.fileops.names.RawNames;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/// Paths as the kernel takes them.
final class CPath {
  private CPath() {}

  /// Returns the absolute path as a C string that lives as long as the arena.
  static MemorySegment of(Path path, Arena arena) {
    byte[] bytes = RawNames.decoded(RawNames.encoded(path));
    MemorySegment text = arena.allocate(bytes.length + 1L);
    MemorySegment.copy(bytes, 0, text, ValueLayout.JAVA_BYTE, 0, bytes.length);
    return text;
  }
}
