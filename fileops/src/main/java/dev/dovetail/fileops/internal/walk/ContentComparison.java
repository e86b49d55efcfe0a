package dev.dovetail.fileops.internal.walk;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.ContentCheck;
import java.io.IOException;

/// Tells whether two regular files are the same.
final class ContentComparison {
  private final ContentCheck check;
  private final Progress progress;

  ContentComparison(ContentCheck check, Progress progress) {
    this.check = check;
    this.progress = progress;
  }

  /// Compares two files.
  boolean areSame(Folder leftFolder, Entry left, Folder rightFolder, Entry right) throws IOException {
    if (left.size() != right.size()) {
      return false;
    }
    if (left.isSameFile(right)) {
      return true;
    }
    return switch (check) {
      case TIME -> Times.areSame(left, right);
      case BYTES_UNLESS_SAME_TIME ->
          Times.areSame(left, right) || haveSameBytes(leftFolder, left, rightFolder, right);
      case BYTES -> haveSameBytes(leftFolder, left, rightFolder, right);
    };
  }

  private boolean haveSameBytes(Folder leftFolder, Entry left, Folder rightFolder, Entry right)
      throws IOException {
    try (Reading one = leftFolder.read(left);
        Reading other = rightFolder.read(right)) {
      return one.hasContentOf(other, progress);
    }
  }
}
