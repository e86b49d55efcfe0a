package dev.dovetail.fileops;

/// What a sync did, or would do. Directories and symbolic links count as files do.
///
/// @param copied how many were not in the target and were made
/// @param updated how many were replaced by what the source has
/// @param metadata how many got another mode, time or owner only
/// @param deleted how many were not in the source and were deleted
/// @param unchanged how many were as they should be
/// @param bytes the bytes of the files that were copied or updated
public record SyncReport(
    long copied, long updated, long metadata, long deleted, long unchanged, long bytes) {

  /// Tells whether the target was equal to the source already.
  public boolean isNothing() {
    return copied + updated + metadata + deleted == 0;
  }
}
