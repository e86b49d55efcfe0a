package dev.dovetail.analysis.table.internal.json;

import dev.dovetail.analysis.table.internal.text.Utf8Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// Shows a text as a stream.
final class Utf8InputStream extends InputStream {
  private final Utf8Source source;
  private final byte[] buffer = new byte[1 << 13];
  private int at;
  private int end;

  Utf8InputStream(Utf8Source source) {
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    return fill() ? buffer[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, end - at);
    System.arraycopy(buffer, at, target, from, count);
    at += count;
    return count;
  }

  private boolean fill() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, source.read(buffer, 0, buffer.length));
    }
    return at < end;
  }
}
