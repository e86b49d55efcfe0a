package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.internal.archive.ZipArchive;
import dev.dovetail.fileops.spi.ArchiveEntry;
import dev.dovetail.fileops.spi.ArchiveEntry.Kind;
import dev.dovetail.fileops.spi.ArchiveSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Zip archives beyond the bounds of the old format.
class BigArchivesTest {
  @TempDir Path folder;

  /// Entries of zeros.
  private record Zeros(int count, long size) implements ArchiveSource {
    @Override
    public void forEach(Visitor visitor) throws IOException {
      for (int i = 0; i < count; i++) {
        visitor.visit(
            new ArchiveEntry("n" + i, Kind.FILE, size, 0644, FileTime.fromMillis(0), "", null),
            new Content() {
              @Override
              public SeekableByteChannel open() {
                return new ZeroChannel();
              }

              @Override
              public IOException changed() {
                return new IOException("changed");
              }
            });
      }
    }

    @Override
    public boolean isReproducible() {
      return true;
    }

    @Override
    public int level() {
      return 1;
    }

    @Override
    public int threads() {
      return 2;
    }

    @Override
    public Progress progress() {
      return Progress.none();
    }
  }

  private static final class ZeroChannel implements SeekableByteChannel {
    @Override
    public int read(ByteBuffer buffer) {
      int count = buffer.remaining();
      buffer.put(new byte[count]);
      return count;
    }

    @Override
    public int write(ByteBuffer buffer) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
      return 0;
    }

    @Override
    public SeekableByteChannel position(long position) {
      return this;
    }

    @Override
    public long size() {
      return 0;
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      return this;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  private Path make(int count, long size) throws IOException {
    Path archive = folder.resolve("big.zip");
    try (SeekableByteChannel channel =
        Files.newByteChannel(archive, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      new ZipArchive().make(new Zeros(count, size), channel);
    }
    return archive;
  }

  private static final String SIZES =
      "import sys,zipfile\nl=zipfile.ZipFile(sys.argv[1]).infolist()\n"
          + "print(len(l), sum(i.file_size for i in l))";

  @Test
  void mayHaveMoreThan65535Entries() throws IOException {
    Path archive = make(66_000, 1);
    Extraction done = new Extractor().withDryRun(true).extract(archive, folder.resolve("out"));
    assertEquals(new Extraction(66_000, 0, 0, 66_000), done);
    assumeTrue(Kit.has("python3"), "needs python3");
    assertEquals("66000 66000\n", Kit.run("python3", "-c", SIZES, archive.toString()).output());
  }

  @Test
  @EnabledIfSystemProperty(named = "big", matches = "true", disabledReason = "takes a minute")
  void mayHaveEntriesOfMoreThan4GiB() throws IOException {
    long size = (4L << 30) + 12345;
    Path archive = make(2, size);
    Extractor extractor = new Extractor().withDryRun(true).withLimits(ExtractionLimits.none());
    assertEquals(new Extraction(2, 0, 0, 2 * size), extractor.extract(archive, folder.resolve("out")));
    assumeTrue(Kit.has("python3"), "needs python3");
    assertEquals("2 " + 2 * size + "\n", Kit.run("python3", "-c", SIZES, archive.toString()).output());
    for (String name : new String[] {"n0", "n1"}) { // a run may take a minute
      assertEquals(0, Kit.run("unzip", "-tq", archive.toString(), name).exit());
    }
  }
}
