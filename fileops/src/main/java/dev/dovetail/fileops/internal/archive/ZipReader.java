package dev.dovetail.fileops.internal.archive;

import dev.dovetail.fileops.ArchiveException;
import dev.dovetail.fileops.spi.ArchiveEntry.Kind;
import dev.dovetail.fileops.spi.ArchiveTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Reads a zip archive by its central directory, which is checked as a whole before any content is read: each
/// byte belongs to one entry at most, so that no bomb has more content than it has bytes (D. Fifield, "A
/// better zip bomb", WOOT 2019).
final class ZipReader {
  private static final int LONGEST_LINK = 1 << 16;

  private final RandomRead file;
  private final ArchiveTarget target;
  private final Queue<ZipInflater> idle = new ConcurrentLinkedQueue<>();
  private long[] starts = new long[1024];
  private long[] ends = new long[1024];
  private int count;
  private String current = "";

  ZipReader(RandomRead file, ArchiveTarget target) {
    this.file = file;
    this.target = target;
  }

  /// Reads all entries.
  void read() throws IOException {
    try {
      ZipDirectory directory = new ZipDirectory(file);
      directory.forEach(entry -> check(entry, directory));
      checkOverlaps(directory);
      target.advance(file.size() - directory.start());
      directory.forEach(entry -> add(entry, directory));
      current = "";
      target.await();
      idle.forEach(ZipInflater::close);
    } catch (DamagedException e) {
      throw target.refused(current, e.reason());
    }
  }

  private void check(ZipEntryInfo entry, ZipDirectory directory) throws DamagedException {
    current = entry.name();
    entry.check();
    long start = entry.offset() + directory.shift();
    long end = entry.end() + directory.shift();
    if (start < 0 || end < start || end > directory.start()) {
      throw new DamagedException("is cut off: its content goes beyond the archive's");
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    starts[count] = start;
    ends[count++] = end;
    target.progress().checkCancelled();
  }

  /// Intervals are disjoint if, both ends sorted for themselves, each begins after the end of the one before.
  private void checkOverlaps(ZipDirectory directory) throws IOException {
    starts = Arrays.copyOf(starts, count);
    ends = Arrays.copyOf(ends, count);
    Arrays.sort(starts);
    Arrays.sort(ends);
    for (int i = 1; i < count; i++) {
      if (starts[i] < ends[i - 1]) {
        long start = starts[i];
        directory.forEach(entry -> name(entry, start - directory.shift()));
        throw new DamagedException("shares bytes of the archive with another entry, as in a bomb");
      }
    }
    ends = new long[0];
    current = "";
  }

  private void name(ZipEntryInfo entry, long offset) {
    current = entry.offset() == offset ? entry.name() : current;
  }

  private void add(ZipEntryInfo entry, ZipDirectory directory) throws IOException {
    current = entry.name();
    long start = entry.offset() + directory.shift();
    int next = Arrays.binarySearch(starts, start) + 1;
    long limit = next < count ? starts[next] : directory.start();
    if (entry.kind() == Kind.FILE) {
      target.addUnique(entry.entry(""), output -> inflate(entry, start, limit, output));
      return;
    }
    byte[] content = content(entry, start, limit);
    String link = entry.kind() == Kind.SYMBOLIC_LINK ? EntryNames.decoded(content) : "";
    target.addUnique(entry.entry(link), output -> {});
  }

  private byte[] content(ZipEntryInfo entry, long start, long limit) throws IOException {
    if (entry.size() > LONGEST_LINK) {
      throw new DamagedException("is a symbolic link to a name of " + entry.size() + " bytes");
    }
    ByteBuffer content = ByteBuffer.allocate((int) entry.size());
    inflate(entry, start, limit, new Memory(content));
    if (content.hasRemaining()) {
      throw BlockInput.truncated();
    }
    return content.array();
  }

  private record Memory(ByteBuffer content) implements ArchiveTarget.Output {
    @Override
    public void write(ByteBuffer buffer) throws IOException {
      if (buffer.remaining() > content.remaining()) {
        throw new DamagedException("has more than the " + content.capacity() + " bytes that it says");
      }
      content.put(buffer);
    }

    @Override
    public void skip(long bytes) {
      throw new UnsupportedOperationException("Zip has no holes");
    }
  }

  private void inflate(ZipEntryInfo entry, long start, long limit, ArchiveTarget.Output output)
      throws IOException {
    ZipInflater inflater = idle.poll();
    if (inflater == null) {
      inflater = new ZipInflater(file);
    }
    try {
      inflater.inflate(entry, start, limit, output, target);
    } catch (DamagedException e) {
      ArchiveException refusal = target.refused(entry.name(), e.reason());
      refusal.initCause(e);
      throw refusal;
    }
    idle.add(inflater);
  }
}
