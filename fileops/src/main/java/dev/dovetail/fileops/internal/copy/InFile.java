package dev.dovetail.fileops.internal.copy;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// Puts the file's name into errors of reading and writing, which the JDK reports without it.
final class InFile {
  private InFile() {}

  static IOException name(Path file, String what, IOException cause) {
    if (cause instanceof ClosedChannelException) { // an interrupted thread is not the file's fault
      return cause;
    }
    FileSystemException named =
        new FileSystemException(file.toString(), null, what + " (" + cause.getMessage() + ")");
    named.initCause(cause);
    return named;
  }
}
