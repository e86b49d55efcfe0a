package dev.dovetail.fileops;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Makes archives of a format registered by [ArchiveFormats#withArchiveFormat].
@FunctionalInterface
public interface ArchiveFunction {
  /// What is wished for.
  ///
  /// @param root what names in the archive are relative to
  /// @param base where to start, relative to the root
  /// @param owner the user that files are said to belong to, or null for their own
  /// @param group likewise
  /// @param isDryRun whether nothing shall be written
  record Request(
      Path root, Path base, @Nullable String owner, @Nullable String group, boolean isDryRun) {}

  /// Makes an archive.
  ///
  /// @param name its path without extension
  /// @return where it is
  Path make(Path name, Request request) throws IOException;
}
