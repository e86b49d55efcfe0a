package dev.dovetail.fileops.internal.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/// Tar with xz, by XZ for Java.
public final class XzTar extends TarFormat {
  private static final int BLOCK = 3 << 20;
  private static final int MEMORY = 100 << 10; // KiB: enough for all that `xz -9` makes

  /// For the service loader.
  public XzTar() {
    super("xztar", "xz'ed tar-file", List.of(".tar.xz", ".txz"), new StreamCompression(
            "org.tukaani.xz.XZInputStream",
            "org.tukaani:xz",
            level -> BLOCK,
            XzTar::compressor,
            in -> new XZInputStream(in, MEMORY)));
  }

  /// A dictionary as big as the piece is all that is of use, and keeps each thread below 40 MB.
  private static OutputStream compressor(OutputStream out, int level) throws IOException {
    LZMA2Options options = new LZMA2Options(level < 0 ? 6 : Math.min(level, 9));
    options.setDictSize(Math.min(options.getDictSize(), BLOCK));
    return new XZOutputStream(out, options);
  }
}
