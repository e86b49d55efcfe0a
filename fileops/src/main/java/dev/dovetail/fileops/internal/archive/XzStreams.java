package dev.dovetail.fileops.internal.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/// What touches the library, in a class of its own: the format itself is loaded where there is no library.
final class XzStreams {
  private static final int MEMORY = 100 << 10; // KiB: enough for all that `xz -9` makes

  private XzStreams() {}

  static OutputStream compress(OutputStream out, int level) throws IOException {
    LZMA2Options options = new LZMA2Options(level < 0 ? 6 : Math.min(level, 9));
    options.setDictSize(Math.min(options.getDictSize(), XzTar.PIECE));
    return new XZOutputStream(out, options);
  }

  static InputStream decompress(InputStream in) throws IOException {
    return new XZInputStream(in, MEMORY);
  }
}
