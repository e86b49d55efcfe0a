package dev.dovetail.fileops.internal.archive;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Undoes a compression.
interface Decoder extends AutoCloseable {
  /// Puts more bytes into a buffer, until it is full or there are no more.
  ///
  /// @return false at the end, where nothing was put
  /// @throws DamagedException if what it reads is not what it should be
  boolean decode(ByteBuffer buffer) throws IOException;

  @Override
  default void close() {}
}
