package dev.dovetail.fileops.internal.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/// A compression whose output may be made in pieces, by several threads, and put together in order.
interface Compression {
  /// Returns the Maven coordinates of what is missing; empty if it works.
  Optional<String> missing();

  /// Returns how many bytes make a piece.
  ///
  /// @param level as the user gave it, -1 for the usual one
  int blockSize(int level);

  /// Begins a new output.
  Encoding encode(int level) throws IOException;

  /// Reads it.
  Decoder decode(ReadableByteChannel channel) throws IOException;

  /// One output under way. The pieces are put in order by one thread, and compressed by several.
  interface Encoding {
    /// Returns the bytes that come first.
    ByteBuffer header();

    /// Sees each block, in order, before it is compressed.
    ///
    /// @return what compresses this one
    Piece piece(ByteBuffer block);

    /// Takes compressed bytes back when they are written.
    default void free(ByteBuffer compressed) {}

    /// Returns the bytes that come last.
    ByteBuffer trailer();

    /// Frees what it holds.
    void close();
  }

  /// Compresses one block; called once, by any thread.
  @FunctionalInterface
  interface Piece {
    /// Returns the compressed bytes.
    ///
    /// @param block what to compress; not to be changed
    ByteBuffer compress(ByteBuffer block) throws IOException;
  }
}
