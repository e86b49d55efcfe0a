package dev.dovetail.fileops.internal.archive;

import dev.dovetail.fileops.spi.ArchiveFormat;
import dev.dovetail.fileops.spi.ArchiveSource;
import dev.dovetail.fileops.spi.ArchiveTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tar, compressed or not.
abstract class TarFormat implements ArchiveFormat {
  private final String name;
  private final String description;
  private final List<String> extensions;
  private final @Nullable Compression compression;

  TarFormat(String name, String description, List<String> extensions, @Nullable Compression compression) {
    this.name = name;
    this.description = description;
    this.extensions = extensions;
    this.compression = compression;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public List<String> extensions() {
    return extensions;
  }

  @Override
  public Optional<String> missing() {
    return compression == null ? Optional.empty() : compression.missing();
  }

  @Override
  public void make(ArchiveSource source, SeekableByteChannel archive) throws IOException {
    if (compression == null) {
      write(source, new PlainBlocks(archive));
      return;
    }
    Compression.Encoding encoding = compression.encode(source.level());
    try (Workers workers = new Workers(source.threads())) {
      write(source, new ParallelBlocks(archive, encoding, compression.blockSize(source.level()), workers));
    } finally {
      encoding.close();
    }
  }

  private static void write(ArchiveSource source, BlockOutput.Blocks blocks) throws IOException {
    TarWriter writer = new TarWriter(new BlockOutput(blocks), source.progress());
    source.forEach(writer);
    writer.finish();
  }

  @Override
  public void unpack(SeekableByteChannel archive, ArchiveTarget target) throws IOException {
    Counted counted = new Counted(archive, target);
    if (compression == null) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);
      BlockInput.Buffers buffers = () -> counted.read(buffer.clear()) > 0 ? buffer.flip() : null;
      new TarReader(new BlockInput(buffers), target).read();
      return;
    }
    try (Workers workers = new Workers(1)) {
      ReadAhead ahead = new ReadAhead(compression.decode(counted), workers);
      new TarReader(new BlockInput(ahead), target).read();
    }
  }

  /// Tells the target how much was read.
  private record Counted(SeekableByteChannel channel, ArchiveTarget target) implements ReadableByteChannel {
    @Override
    public int read(ByteBuffer buffer) throws IOException {
      int count = channel.read(buffer);
      target.advance(Math.max(count, 0));
      return count;
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
