package dev.dovetail.fileops.internal.archive;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.ArchiveException;
import dev.dovetail.fileops.ExtractionLimits;
import dev.dovetail.fileops.spi.ArchiveEntry;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/// What came out of an archive so far, and whether that is still within the limits.
final class Budget {
  private final Path archive;
  private final ExtractionLimits limits;
  private final Progress progress;
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong filled = new AtomicLong();
  private long entries;
  private long announced;

  Budget(Path archive, ExtractionLimits limits, Progress progress) {
    this.archive = archive;
    this.limits = limits;
    this.progress = progress;
  }

  Progress progress() {
    return progress;
  }

  void read(long bytes) {
    read.addAndGet(bytes);
    progress.advance(bytes);
  }

  long written() {
    return written.get();
  }

  /// Counts an entry before anything of it is written.
  void enter(ArchiveEntry entry) throws ArchiveException {
    if (++entries > limits.entries()) {
      throw refusal(entry, "is one more than the " + limits.entries() + " entries allowed");
    }
    if (entry.size() < 0) {
      throw refusal(entry, "says that its size is " + entry.size());
    }
    if (entry.size() > limits.bytes() - announced) {
      throw refusal(entry, "makes it more than the " + limits.bytes() + " bytes allowed");
    }
    announced += entry.size();
  }

  /// Counts bytes that are to be written.
  void write(ArchiveEntry entry, long bytes) throws ArchiveException {
    written.addAndGet(bytes);
    long total = filled.addAndGet(bytes);
    if (total > limits.ratioFrom() && total > limits.ratio() * read.get()) {
      throw refusal(entry, "makes it more than " + limits.ratio() + " bytes from each of the archive");
    }
  }

  /// Counts bytes of a hole, which take no space.
  void skip(long bytes) {
    written.addAndGet(bytes);
  }

  private ArchiveException refusal(ArchiveEntry entry, String reason) {
    return new ArchiveException(
        archive, entry.name(), reason + "; if you trust it, unpack it with other limits");
  }
}
