package dev.dovetail.fileops.internal.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Decodes in another thread, a few buffers ahead of the reader.
final class ReadAhead implements BlockInput.Buffers {
  private static final int BUFFERS = 8;
  private static final int SIZE = 1 << 17;
  private static final ByteBuffer END = ByteBuffer.allocate(0);

  private final BlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(BUFFERS);
  private final BlockingQueue<ByteBuffer> filled = new ArrayBlockingQueue<>(BUFFERS + 1);
  private final Future<?> decoding;
  private @Nullable ByteBuffer current;

  ReadAhead(Decoder decoder, Workers workers) {
    for (int i = 0; i < BUFFERS; i++) {
      free.add(ByteBuffer.allocateDirect(SIZE));
    }
    this.decoding = workers.submit(() -> decode(decoder));
  }

  private boolean decode(Decoder decoder) throws IOException, InterruptedException {
    try (decoder) {
      ByteBuffer buffer = free.take().clear();
      while (decoder.decode(buffer)) {
        filled.put(buffer.flip());
        buffer = free.take().clear();
      }
      return true;
    } finally {
      filled.put(END);
    }
  }

  @Override
  public @Nullable ByteBuffer next() throws IOException {
    try {
      if (current != null) {
        free.put(current);
        current = null;
      }
      ByteBuffer buffer = filled.take();
      if (buffer.capacity() == 0) {
        filled.put(END);
        Workers.result(decoding); // throws what decoding threw
        return null;
      }
      current = buffer;
      return buffer;
    } catch (InterruptedException e) {
      throw Workers.interrupted();
    }
  }
}
