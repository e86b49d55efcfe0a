package dev.dovetail.fileops.internal.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/// What touches the library, in a class of its own: the format itself is loaded where there is no library.
final class Bzip2Streams {
  private Bzip2Streams() {}

  static OutputStream compress(OutputStream out, int level) throws IOException {
    return new BZip2CompressorOutputStream(out, level < 1 ? 9 : Math.min(level, 9));
  }

  static InputStream decompress(InputStream in) throws IOException {
    return new BZip2CompressorInputStream(in, true);
  }
}
