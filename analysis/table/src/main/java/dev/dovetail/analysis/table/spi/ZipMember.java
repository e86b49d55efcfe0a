package dev.dovetail.analysis.table.spi;

import dev.dovetail.analysis.table.DamagedTableException;
import dev.dovetail.analysis.table.NotATableException;
import dev.dovetail.analysis.table.ReadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/// A member as an archive's directory describes it.
///
/// @param name its path in the archive
/// @param flags bit 0 says that it is encrypted
/// @param method how it is packed: 0 not at all, 8 deflated
/// @param crc the CRC-32 of its bytes
/// @param packed how many bytes it takes in the archive
/// @param size how many bytes it has
/// @param offset where its header is
record ZipMember(String name, int flags, int method, long crc, long packed, long size, long offset) {
  private static final int HEADER = 30;
  private static final int SIGNATURE = 0x04034b50;

  InputStream open(SeekableByteChannel channel, ReadOptions options) throws IOException {
    if ((flags & 1) != 0) {
      throw new NotATableException("The member \"" + name
          + "\" of the zip archive is encrypted; unpack it first");
    }
    if (method != 0 && method != 8) {
      throw new NotATableException("The member \"" + name + "\" of the zip archive is packed by method "
          + method
          + "; read are 0 (stored) and 8 (deflated), so unpack it first");
    }
    ByteBuffer header = ZipDirectory.bytes(channel, offset, HEADER);
    if (header.getInt(0) != SIGNATURE) {
      throw new DamagedTableException("The zip archive is damaged: there is no member at byte " + offset
          + ", where its directory says that \"" + name + "\" is");
    }
    long start = offset + HEADER + (header.getShort(26) & 0xffff) + (header.getShort(28) & 0xffff);
    return new ZipMemberInput(channel, this, start, options);
  }
}
