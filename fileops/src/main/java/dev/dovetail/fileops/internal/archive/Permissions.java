package dev.dovetail.fileops.internal.archive;

import dev.dovetail.fileops.ExtractionFilter;

/// Which permission bits are taken from an archive, as `tarfile` does (PEP 706).
final class Permissions {
  private Permissions() {}

  /// Returns the bits of a file, or -1 for those that the process gives new files.
  static int ofFile(ExtractionFilter filter, int mode) {
    if (mode < 0 || filter == ExtractionFilter.FULLY_TRUSTED) {
      return mode < 0 ? -1 : mode & 07777;
    }
    int bits = mode & 0755;
    if (filter == ExtractionFilter.DATA) {
      bits = ((bits & 0100) == 0 ? bits & ~0111 : bits) | 0600;
    }
    return bits;
  }

  /// Returns the bits of a directory, or -1 for those that the process gives new directories.
  static int ofDirectory(ExtractionFilter filter, int mode) {
    return switch (filter) {
      case DATA -> -1;
      case TAR -> mode < 0 ? -1 : mode & 0755;
      case FULLY_TRUSTED -> mode < 0 ? -1 : mode & 07777;
    };
  }
}
