package dev.dovetail.fileops.internal.archive;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.util.List;

/// Tar with zstd, by zstd-jni.
public final class ZstdTar extends TarFormat {
  /// For the service loader.
  public ZstdTar() {
    super("zstdtar", "zstd'ed tar-file", List.of(".tar.zst", ".tzst"), new StreamCompression(
            "com.github.luben.zstd.ZstdInputStreamNoFinalizer",
            "com.github.luben:zstd-jni",
            level -> 1 << 21,
            (out, level) -> new ZstdOutputStreamNoFinalizer(out, level < 0 ? 3 : level),
            ZstdInputStreamNoFinalizer::new));
  }
}
