package dev.dovetail.fileops;

import java.io.IOException;
import java.nio.file.Path;

/// Unpacks archives of a format registered by [ArchiveFormats#withUnpackFormat]. It looks after safety
/// itself.
@FunctionalInterface
public interface UnpackFunction {
  /// Unpacks an archive.
  ///
  /// @throws ArchiveException if it is not of the format
  void unpack(Path archive, Path directory) throws IOException;
}
