package dev.dovetail.fileops.internal.walk;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.internal.linux.ContentCopy;
import org.jspecify.annotations.Nullable;

/// What copying one file after another needs but once. Used by one thread.
final class Copying implements AutoCloseable {
  private final Progress progress;
  private @Nullable ContentCopy content;

  Copying(Progress progress) {
    this.progress = progress;
  }

  Progress progress() {
    return progress;
  }

  /// Returns the means to copy by descriptors.
  ContentCopy content() {
    ContentCopy known = content;
    if (known == null) {
      known = new ContentCopy(progress, true, true);
      content = known;
    }
    return known;
  }

  @Override
  public void close() {
    if (content != null) {
      content.close();
    }
  }
}
