package dev.dovetail.fileops.internal.journal;

import dev.dovetail.fileops.FileStamp;
import java.nio.file.Path;

/// One thing that a transaction does when it is committed. Paths are absolute and have no links in their
/// directories.
///
/// Steps name files by inode and never by device: Linux may give a file system another device number at its
/// next mount, and within a step both names are on one file system anyway.
public sealed interface Step {
  /// Stands for the inode of a step that is not prepared yet.
  long NOT_PREPARED = -1;

  /// Makes a directory, unless it is there.
  record MakeDirectory(Path directory) implements Step {}

  /// Renames to a name that does not exist.
  ///
  /// @param inode of the source
  record Move(Path source, Path target, long inode) implements Step {}

  /// Renames over a file, or to a name that does not exist.
  ///
  /// @param inode of the source
  record Replace(Path source, Path target, long inode) implements Step {}

  /// Renames over a file, if it is still as it was.
  ///
  /// @param inode of the source
  /// @param expected how the target was
  record Overwrite(Path source, Path target, long inode, FileStamp expected) implements Step {}

  /// Unlinks a file if it is still as it was.
  ///
  /// @param expected how it was
  /// @param comparesChangeTime false if other steps touch the same inode by another name, which changes that
  ///     time
  record Remove(Path file, FileStamp expected, boolean comparesChangeTime) implements Step {
    /// Tells whether a stamp shows the expected file in the expected state.
    public boolean matches(FileStamp found) {
      return found.inode() == expected.inode()
          && found.size() == expected.size()
          && found.modifiedNanos() == expected.modifiedNanos()
          && (!comparesChangeTime || found.changedNanos() == expected.changedNanos());
    }
  }

  /// Removes a directory if it is empty.
  record RemoveEmptyDirectory(Path directory) implements Step {}

  /// Makes all steps before it durable and then a directory, which says that they need not be repeated.
  record Barrier(Path mark) implements Step {}
}
