package dev.dovetail.analysis.excel;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/// The container of old Office documents, in which encrypted new ones are wrapped (MS-CFB, MS-OFFCRYPTO).
final class CompoundFile {
  private static final int HEADER = 512;
  private static final int LOOKED_AT = 4096;

  private CompoundFile() {}

  /// Tells whether the first names of the directory are those of an encrypted document.
  static boolean isEncryptedWorkbook(SeekableByteChannel channel) throws IOException {
    ByteBuffer header = bytes(channel, 0, HEADER);
    if (header.limit() < HEADER) {
      return false;
    }
    int sectorBits = header.getShort(30) & 31;
    long directory = (header.getInt(48) + 1L) << sectorBits;
    byte[] names = new byte[bytes(channel, directory, LOOKED_AT).limit()];
    bytes(channel, directory, LOOKED_AT).get(names);
    return new String(names, UTF_16LE).contains("EncryptedPackage");
  }

  private static ByteBuffer bytes(SeekableByteChannel channel, long from, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(Math.max(0, from));
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // until it is full, or the file ends
    }
    return bytes.flip();
  }
}
