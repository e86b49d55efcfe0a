package dev.dovetail.fileops.internal.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;

/// Compresses blocks by several threads and writes them in order.
final class ParallelBlocks implements BlockOutput.Blocks {
  private final WritableByteChannel channel;
  private final Compression.Encoding encoding;
  private final Workers workers;
  private final int size;
  private final Deque<Under> underWay = new ArrayDeque<>();
  private final Deque<ByteBuffer> free = new ArrayDeque<>();

  private record Under(ByteBuffer block, Future<ByteBuffer> compressed) {}

  ParallelBlocks(WritableByteChannel channel, Compression.Encoding encoding, int size, Workers workers)
      throws IOException {
    this.channel = channel;
    this.encoding = encoding;
    this.workers = workers;
    this.size = size;
    PlainBlocks.write(channel, encoding.header());
  }

  @Override
  public ByteBuffer first() {
    return free.isEmpty() ? ByteBuffer.allocateDirect(size) : free.pop().clear();
  }

  @Override
  public ByteBuffer next(ByteBuffer full) throws IOException {
    submit(full);
    while (underWay.size() > workers.threads() + 1) {
      writeOne();
    }
    return first();
  }

  private void submit(ByteBuffer block) {
    Compression.Piece piece = encoding.piece(block.duplicate());
    underWay.add(new Under(block, workers.submit(() -> piece.compress(block.duplicate()))));
  }

  private void writeOne() throws IOException {
    Under oldest = underWay.remove();
    ByteBuffer compressed = Workers.result(oldest.compressed);
    PlainBlocks.write(channel, compressed);
    encoding.free(compressed);
    free.push(oldest.block);
  }

  @Override
  public void finish(ByteBuffer last) throws IOException {
    if (last.hasRemaining()) {
      submit(last);
    }
    while (!underWay.isEmpty()) {
      writeOne();
    }
    PlainBlocks.write(channel, encoding.trailer());
  }
}
