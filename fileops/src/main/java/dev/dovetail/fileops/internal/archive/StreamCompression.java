package dev.dovetail.fileops.internal.archive;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/// A compression by a library's streams. Each piece is a stream of its own; the format allows several, one
/// behind the other.
final class StreamCompression implements Compression {
  private final String className;
  private final String coordinates;
  private final BlockSize blockSize;
  private final Compressor compressor;
  private final Decompressor decompressor;

  /// Says how big pieces are.
  @FunctionalInterface
  interface BlockSize {
    int of(int level);
  }

  /// Makes an output.
  @FunctionalInterface
  interface Compressor {
    OutputStream open(OutputStream out, int level) throws IOException;
  }

  /// Makes an input.
  @FunctionalInterface
  interface Decompressor {
    InputStream open(InputStream in) throws IOException;
  }

  /// Uses a library.
  ///
  /// @param className one of its classes, to see whether it is there
  /// @param coordinates where to get it
  StreamCompression(
      String className,
      String coordinates,
      BlockSize blockSize,
      Compressor compressor,
      Decompressor decompressor) {
    this.className = className;
    this.coordinates = coordinates;
    this.blockSize = blockSize;
    this.compressor = compressor;
    this.decompressor = decompressor;
  }

  @Override
  public Optional<String> missing() {
    return Libraries.missing(className, coordinates);
  }

  @Override
  public int blockSize(int level) {
    return blockSize.of(level);
  }

  @Override
  public Encoding encode(int level) {
    return new Streams(level);
  }

  @Override
  public Decoder decode(ReadableByteChannel channel) {
    return new StreamDecoder(Channels.newInputStream(channel));
  }

  private final class Streams implements Encoding {
    private final int level;

    Streams(int level) {
      this.level = level;
    }

    @Override
    public ByteBuffer header() {
      return ByteBuffer.allocate(0);
    }

    @Override
    public Piece piece(ByteBuffer block) {
      return this::compress;
    }

    private ByteBuffer compress(ByteBuffer block) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(block.remaining() / 3);
      byte[] data = new byte[block.remaining()];
      block.get(data);
      try (OutputStream out = compressor.open(bytes, level)) {
        out.write(data);
      }
      return ByteBuffer.wrap(bytes.toByteArray());
    }

    @Override
    public ByteBuffer trailer() {
      return ByteBuffer.allocate(0);
    }

    @Override
    public void close() {}
  }

  /// Tells failures of the file from complaints of the library about what is in it.
  private final class StreamDecoder implements Decoder {
    private final Source source;
    private final byte[] bytes = new byte[1 << 16];
    private InputStream in = InputStream.nullInputStream();
    private boolean isOpen;

    StreamDecoder(InputStream file) {
      this.source = new Source(file);
    }

    @Override
    public boolean decode(ByteBuffer buffer) throws IOException {
      int start = buffer.position();
      try {
        if (!isOpen) {
          in = decompressor.open(source);
          isOpen = true;
        }
        int count = 0;
        while (buffer.hasRemaining() && count >= 0) {
          count = in.read(bytes, 0, Math.min(bytes.length, buffer.remaining()));
          buffer.put(bytes, 0, Math.max(count, 0));
        }
      } catch (EOFException e) {
        throw BlockInput.truncated();
      } catch (IOException | RuntimeException e) {
        if (source.hasFailed) {
          throw e;
        }
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        DamagedException damage =
            new DamagedException((isOpen ? "is damaged: " : "is not compressed as it should be: ") + reason);
        damage.initCause(e);
        throw damage;
      }
      return buffer.position() > start;
    }

    @Override
    public void close() {
      try {
        in.close();
      } catch (IOException | RuntimeException e) {
        return; // it was only read; what there was to complain about was said before
      }
    }
  }

  private static final class Source extends InputStream {
    private final InputStream file;
    private boolean hasFailed;

    Source(InputStream file) {
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return file.read(bytes, offset, length);
      } catch (IOException e) {
        hasFailed = true;
        throw e;
      }
    }
  }
}
