package dev.dovetail.fileops.internal.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;

/// What touches the library, in a class of its own: the format itself is loaded where there is no library.
final class ZstdStreams {
  private ZstdStreams() {}

  static OutputStream compress(OutputStream out, int level) throws IOException {
    return new ZstdOutputStreamNoFinalizer(out, level < 0 ? 3 : level);
  }

  static InputStream decompress(InputStream in) throws IOException {
    return new ZstdInputStreamNoFinalizer(in);
  }
}
