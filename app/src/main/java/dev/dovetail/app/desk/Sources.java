package dev.dovetail.app.desk;

import java.nio.file.Path;
import java.util.List;

/// What a request to add comes to.
///
/// @param files the files, in the order of their payload paths
/// @param folders the folders they are in, parents first, without the given roots' parents
/// @param skipped what is there and will not be added
record Sources(List<SourceFile> files, List<Path> folders, List<Note> skipped) {
  Sources {
    files = List.copyOf(files);
    folders = List.copyOf(folders);
    skipped = List.copyOf(skipped);
  }

  /// Returns how many bytes the files have together.
  long bytes() {
    return files.stream().mapToLong(file -> file.stamp().size()).sum();
  }
}
