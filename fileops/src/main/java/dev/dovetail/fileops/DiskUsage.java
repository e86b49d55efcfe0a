package dev.dovetail.fileops;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/// How full the file system is that a file is on, in bytes; [Long#MAX_VALUE] where a number is larger.
///
/// @param total its size
/// @param used what is in use, by whomever; 0 where free space has nothing to do with size, as in a zip file
/// @param free what this process can still use: less than the rest where a reserve is kept for others
public record DiskUsage(long total, long used, long free) {
  /// Asks the file system.
  ///
  /// @param path a file or directory on it; symbolic links are followed
  /// @throws java.nio.file.NoSuchFileException if there is no such file
  /// @throws IOException if the file system does not answer
  public static DiskUsage of(Path path) throws IOException {
    FileStore store = Files.getFileStore(path);
    long total = store.getTotalSpace();
    return new DiskUsage(total, Math.max(0, total - store.getUnallocatedSpace()), store.getUsableSpace());
  }
}
