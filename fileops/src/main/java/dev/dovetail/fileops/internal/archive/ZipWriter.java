package dev.dovetail.fileops.internal.archive;

import dev.dovetail.fileops.spi.ArchiveEntry;
import dev.dovetail.fileops.spi.ArchiveEntry.Kind;
import dev.dovetail.fileops.spi.ArchiveSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.zip.CRC32;

/// Writes a zip archive. Small files are read and deflated each by one thread, big ones in blocks by several;
/// what they made is written in order by the thread that visits.
final class ZipWriter implements ArchiveSource.Visitor, AutoCloseable {
  private static final int PIECES = 8;
  private static final long LONG = 0xf000_0000L; // of what is smaller, the deflated form is below 4 GiB too

  private final ArchiveSource source;
  private final Workers workers;
  private final ZipDeflaters deflaters;
  private final ZipOutput output;
  private final ZoneId zone;
  private final Deque<Step> steps = new ArrayDeque<>();

  /// Something to be written when its turn comes.
  @FunctionalInterface
  private interface Step {
    void write() throws IOException;
  }

  ZipWriter(SeekableByteChannel channel, ArchiveSource source, Workers workers) {
    this.source = source;
    this.workers = workers;
    this.deflaters = new ZipDeflaters(source.level());
    this.output = new ZipOutput(channel);
    this.zone = source.isReproducible() ? ZoneOffset.UTC : ZoneId.systemDefault();
  }

  @Override
  public void visit(ArchiveEntry found, ArchiveSource.Content content) throws IOException {
    source.progress().checkCancelled();
    if (found.name().equals(".")) {
      return; // zip has no name for it
    }
    ArchiveEntry entry =
        found.name().startsWith("./") ? found.withName(found.name().substring(2)) : found;
    boolean isFile = entry.kind() == Kind.FILE || entry.kind() == Kind.HARD_LINK;
    ZipRecord record = new ZipRecord(entry, isFile && entry.size() >= LONG, zone);
    if (record.hasLongName()) {
      throw new IOException(entry.name() + ": has a name too long for a zip archive; use tar");
    }
    if (!isFile) {
      byte[] data = EntryNames.encoded(entry.kind() == Kind.SYMBOLIC_LINK ? entry.link() : "");
      CRC32 crc = new CRC32();
      crc.update(data);
      add(() -> output.whole(record, ZipFields.STORED, crc.getValue(), data.length, ByteBuffer.wrap(data)));
    } else if (entry.size() <= ZipDeflaters.BLOCK) {
      addSmall(record, entry, content);
    } else {
      addBig(record, entry, content);
    }
  }

  private void addSmall(ZipRecord record, ArchiveEntry entry, ArchiveSource.Content content)
      throws IOException {
    Future<ZipDeflaters.Deflated> future =
        workers.submit(() -> deflaters.deflateFile(entry.size(), content));
    add(
        () -> {
          ZipDeflaters.Deflated deflated = Workers.result(future);
          output.whole(record, deflated.method(), deflated.crc(), deflated.size(), deflated.data());
          deflaters.free(deflated.data());
          source.progress().advance(deflated.size());
        });
  }

  private void addBig(ZipRecord record, ArchiveEntry entry, ArchiveSource.Content content)
      throws IOException {
    add(() -> output.begin(record));
    CRC32 crc = new CRC32();
    byte[] window = {};
    try (SeekableByteChannel in = content.open()) {
      for (long left = entry.size(); left > 0; left -= ZipDeflaters.BLOCK) {
        ByteBuffer block = deflaters.take();
        block.limit((int) Math.min(left, ZipDeflaters.BLOCK));
        while (block.hasRemaining()) {
          if (in.read(block) < 0) {
            throw content.changed();
          }
        }
        crc.update(block.flip().duplicate());
        addBlock(block, window);
        window = BlockDeflater.window(block.duplicate());
      }
    }
    add(() -> output.end(record, crc.getValue(), entry.size()));
  }

  private void addBlock(ByteBuffer block, byte[] window) throws IOException {
    Future<ByteBuffer> future = workers.submit(() -> deflaters.deflateBlock(block.duplicate(), window));
    int size = block.remaining();
    add(
        () -> {
          ByteBuffer deflated = Workers.result(future);
          output.write(deflated);
          deflaters.free(deflated);
          deflaters.free(block);
          source.progress().advance(size);
        });
    source.progress().checkCancelled();
  }

  private void add(Step step) throws IOException {
    steps.add(step);
    while (steps.size() > PIECES + workers.threads()) {
      steps.remove().write();
    }
  }

  /// Writes what is still to be written, and the central directory.
  void finish() throws IOException {
    while (!steps.isEmpty()) {
      steps.remove().write();
    }
    output.finish();
  }

  @Override
  public void close() throws IOException {
    workers.close(); // before what they use
    deflaters.close();
    output.close();
  }
}
