package dev.dovetail.fileops.internal.walk;

import dev.dovetail.core.Progress;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// Copies between any two providers.
final class PlainCopy {
  private static final Set<StandardOpenOption> CREATE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private PlainCopy() {}

  static void content(Folder from, Entry file, Path target, Progress progress) throws IOException {
    try (Reading reading = from.read(file);
        SeekableByteChannel channel = Files.newByteChannel(target, CREATE)) {
      reading.copyTo(channel, progress);
    }
  }
}
