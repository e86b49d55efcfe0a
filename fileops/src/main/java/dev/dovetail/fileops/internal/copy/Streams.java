package dev.dovetail.fileops.internal.copy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// From one stream to another.
public final class Streams {
  private static final int LENGTH = 64 * 1024;

  private Streams() {}

  /// Copies what remains.
  ///
  /// @param length bytes at a time; 0 for as many as are usual, negative for all of them
  public static void copy(InputStream source, OutputStream target, int length) throws IOException {
    if (length < 0) {
      target.write(source.readAllBytes());
      return;
    }
    byte[] buffer = new byte[length == 0 ? LENGTH : length];
    for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
      target.write(buffer, 0, count);
    }
  }
}
