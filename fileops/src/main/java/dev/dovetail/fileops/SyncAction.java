package dev.dovetail.fileops;

import java.nio.file.Path;

/// One thing that a sync did to the target, or would do.
///
/// @param path relative to both trees; the empty path for the trees themselves
/// @param kind what was done
/// @param bytes how many bytes were copied
public record SyncAction(Path path, Kind kind, long bytes) {
  /// What can be done.
  public enum Kind {
    /// It was not there and was made.
    COPIED,
    /// It was there, and was replaced by what the source has.
    UPDATED,
    /// Only mode, time or owner were set.
    METADATA,
    /// It was not in the source and was deleted. Each thing below a directory is an action of its own.
    DELETED
  }
}
