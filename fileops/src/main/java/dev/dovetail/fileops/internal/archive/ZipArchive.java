package dev.dovetail.fileops.internal.archive;

import dev.dovetail.fileops.spi.ArchiveFormat;
import dev.dovetail.fileops.spi.ArchiveSource;
import dev.dovetail.fileops.spi.ArchiveTarget;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;

/// Zip (APPNOTE.TXT, with zip64), on java.base alone: deflated by several threads.
public final class ZipArchive implements ArchiveFormat {
  /// For the service loader.
  public ZipArchive() {}

  @Override
  public String name() {
    return "zip";
  }

  @Override
  public String description() {
    return "ZIP file";
  }

  @Override
  public List<String> extensions() {
    return List.of(".zip");
  }

  @Override
  public void make(ArchiveSource source, SeekableByteChannel archive) throws IOException {
    try (Workers workers = new Workers(source.threads());
        ZipWriter writer = new ZipWriter(archive, source, workers)) {
      source.forEach(writer);
      writer.finish();
    }
  }

  @Override
  public void unpack(SeekableByteChannel archive, ArchiveTarget target) throws IOException {
    new ZipReader(new RandomRead(archive), target).read();
  }
}
