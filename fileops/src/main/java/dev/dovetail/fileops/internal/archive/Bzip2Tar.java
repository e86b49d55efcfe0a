package dev.dovetail.fileops.internal.archive;

import java.util.List;

/// Tar with bzip2, by Commons Compress.
public final class Bzip2Tar extends TarFormat {
  /// For the service loader.
  public Bzip2Tar() {
    super(
        "bztar",
        "bzip2'ed tar-file",
        List.of(".tar.bz2", ".tbz2"),
        new StreamCompression(
            "org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream",
            "org.apache.commons:commons-compress",
            level -> 100_000 * (level < 1 ? 9 : Math.min(level, 9)),
            (out, level) -> Bzip2Streams.compress(out, level), // a reference would load the class
            in -> Bzip2Streams.decompress(in)));
  }
}
