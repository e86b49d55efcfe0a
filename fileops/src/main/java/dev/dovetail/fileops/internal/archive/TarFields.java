package dev.dovetail.fileops.internal.archive;

import java.nio.charset.StandardCharsets;

/// Fills in one ustar header.
final class TarFields {
  private final byte[] block = new byte[BlockInput.BLOCK];

  byte[] block() {
    return block;
  }

  /// Puts a name in, split at a slash if it is long.
  ///
  /// @return whether it fits; else its beginning is there
  boolean putName(byte[] name) {
    if (putText(0, TarHeader.NAME_SIZE, name)) {
      return true;
    }
    for (int i = Math.min(name.length - 2, TarHeader.PREFIX_SIZE); i > 0; i--) {
      if (name[i] == '/' && name.length - i - 1 <= TarHeader.NAME_SIZE) {
        System.arraycopy(new byte[TarHeader.NAME_SIZE], 0, block, 0, TarHeader.NAME_SIZE);
        System.arraycopy(name, i + 1, block, 0, name.length - i - 1);
        System.arraycopy(name, 0, block, 345, i);
        return true;
      }
    }
    return false;
  }

  /// Puts a text in.
  ///
  /// @return whether it fits; else its beginning is there
  boolean putText(int offset, int size, byte[] text) {
    System.arraycopy(text, 0, block, offset, Math.min(size, text.length));
    return text.length <= size;
  }

  /// Puts a number in.
  ///
  /// @return whether it fits; else a zero is there
  boolean putOctal(int offset, int size, long value) {
    boolean fits = value >= 0 && value < 1L << (3 * (size - 1));
    String digits = Long.toOctalString(fits ? value : 0);
    String padded = "0".repeat(size - 1 - digits.length()) + digits;
    System.arraycopy(padded.getBytes(StandardCharsets.US_ASCII), 0, block, offset, size - 1);
    return fits;
  }

  /// Puts type, magic and checksum in.
  void finish(char type) {
    block[156] = (byte) type;
    System.arraycopy("ustar\00000".getBytes(StandardCharsets.US_ASCII), 0, block, 257, 8);
    System.arraycopy("        ".getBytes(StandardCharsets.US_ASCII), 0, block, 148, 8);
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    putOctal(148, 7, sum);
    block[154] = 0;
  }
}
