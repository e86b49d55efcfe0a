package dev.dovetail.analysis.table.internal.packed;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.dovetail.analysis.table.DamagedTableException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;

/// Unpacks zstd (RFC 8878) by zstd-jni. What touches the library, in a class of its own, so that nothing of it
/// is loaded where it is absent.
final class ZstdInput extends FilterInputStream {
  private final ChannelInput packed;

  ZstdInput(ReadableByteChannel channel) throws IOException {
    this(new ChannelInput(channel));
  }

  private ZstdInput(ChannelInput packed) throws IOException {
    super(new ZstdInputStreamNoFinalizer(packed));
    this.packed = packed;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    try {
      return super.read(target, from, length);
    } catch (com.github.luben.zstd.ZstdIOException e) {
      throw new DamagedTableException("The zstd file is damaged or cut off (" + e.getMessage() + "), at or before byte "
          + packed.place() + " of the compressed file");
    }
  }
}
