package dev.dovetail.fileops.internal.archive;

import java.util.List;

/// Tar with zstd, by zstd-jni.
public final class ZstdTar extends TarFormat {
  /// For the service loader.
  public ZstdTar() {
    super(
        "zstdtar",
        "zstd'ed tar-file",
        List.of(".tar.zst", ".tzst"),
        new StreamCompression(
            "com.github.luben.zstd.ZstdInputStreamNoFinalizer",
            "com.github.luben:zstd-jni",
            level -> 1 << 21,
            (out, level) -> ZstdStreams.compress(out, level), // a reference would load the class
            in -> ZstdStreams.decompress(in)));
  }
}
