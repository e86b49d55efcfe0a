package dev.dovetail.fileops.internal.walk;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.internal.linux.ContentCopy;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What copying one file after another needs but once. Used by one thread.
final class Copying implements AutoCloseable {
  private static final Set<StandardOpenOption> CREATE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final Progress progress;
  private @Nullable ContentCopy content;

  Copying(Progress progress) {
    this.progress = progress;
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

  /// Copies content between any two providers, to a name that is free.
  void copyPlainly(Folder from, Entry file, Path target) throws IOException {
    try (Reading reading = from.read(file);
        SeekableByteChannel channel = Files.newByteChannel(target, CREATE)) {
      reading.copyTo(channel, progress);
    }
  }

  @Override
  public void close() {
    if (content != null) {
      content.close();
    }
  }
}
