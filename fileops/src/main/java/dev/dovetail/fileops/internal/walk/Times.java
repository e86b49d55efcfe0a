package dev.dovetail.fileops.internal.walk;

/// Modification times of two file systems.
final class Times {
  private static final long COARSE = 2_000_000_000L; // what zip files and FAT round down to

  private Times() {}

  /// Tells whether two files have the same modification time, as far as both file systems can tell.
  static boolean areSame(Entry one, Entry other) {
    boolean areExact = one.inode() >= 0 && other.inode() >= 0;
    long difference = Math.abs(one.modifiedNanos() - other.modifiedNanos());
    return areExact ? difference == 0 : difference < COARSE;
  }
}
