package dev.dovetail.fileops.internal.archive;

import java.util.Arrays;

/// One header block of a tar archive, as bytes.
final class TarHeader {
  static final int NAME_SIZE = 100;
  static final int PREFIX_SIZE = 155;
  private static final int CHECKSUM = 148;

  private final byte[] block = new byte[BlockInput.BLOCK];

  /// Returns its 512 bytes, to be filled in.
  byte[] block() {
    return block;
  }

  boolean isZero() {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /// Tells whether the checksum is right; ancient programs added the bytes with their signs.
  boolean isValid() throws DamagedException {
    long signed = 0;
    long unsigned = 0;
    for (int i = 0; i < block.length; i++) {
      int b = i >= CHECKSUM && i < CHECKSUM + 8 ? ' ' : block[i];
      signed += b;
      unsigned += b & 0xff;
    }
    long checksum;
    try {
      checksum = number(CHECKSUM, 8);
    } catch (DamagedException e) {
      return false; // no number is no checksum
    }
    return checksum == unsigned || checksum == signed;
  }

  char type() {
    return (char) (block[156] & 0xff);
  }

  boolean isPosix() {
    return Arrays.equals(block, 257, 263, new byte[] {'u', 's', 't', 'a', 'r', 0}, 0, 6);
  }

  boolean isGnu() {
    return Arrays.equals(block, 257, 263, new byte[] {'u', 's', 't', 'a', 'r', ' '}, 0, 6);
  }

  String name() {
    String name = text(0, NAME_SIZE);
    String prefix = isPosix() ? text(345, PREFIX_SIZE) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  String link() {
    return text(157, NAME_SIZE);
  }

  String user() {
    return isPosix() || isGnu() ? text(265, 32) : "";
  }

  String group() {
    return isPosix() || isGnu() ? text(297, 32) : "";
  }

  int mode() throws DamagedException {
    return (int) number(100, 8) & 07777;
  }

  long size() throws DamagedException {
    return number(124, 12);
  }

  String text(int offset, int size) {
    int end = offset;
    while (end < offset + size && block[end] != 0) {
      end++;
    }
    return EntryNames.decoded(Arrays.copyOfRange(block, offset, end));
  }

  /// Returns a number: octal digits between blanks, or GNU's base 256.
  long number(int offset, int size) throws DamagedException {
    if (block[offset] < 0) {
      return base256(offset, size);
    }
    int i = offset;
    int end = offset + size;
    while (i < end && (block[i] == ' ' || block[i] == 0)) {
      i++;
    }
    long value = 0;
    for (; i < end && block[i] != ' ' && block[i] != 0; i++) {
      if (block[i] < '0' || block[i] > '7') {
        throw new DamagedException("is damaged: its header has something else in the place of a number");
      }
      value = (value << 3) + block[i] - '0';
    }
    return value;
  }

  private long base256(int offset, int size) throws DamagedException {
    long value = (block[offset] & 0x40) != 0 ? -1 : 0;
    long sign = value;
    value = value << 6 | (block[offset] & 0x3f);
    for (int i = offset + 1; i < offset + size; i++) {
      if (value >> 55 != sign) {
        throw new DamagedException("is damaged: its header has a number beyond all measure");
      }
      value = value << 8 | (block[i] & 0xff);
    }
    return value;
  }
}
