package org.xerial.snappy;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Unpacks Snappy blocks, as `format_description.txt` of google/snappy describes them, under the name by
/// which Hardwood calls snappy-java. That calls native code, which believes the length in a block and writes
/// beyond the end of a page that is damaged; here every length is checked.
public final class Snappy {
  private static final int LONGEST_SHORT_LITERAL = 60;

  private final byte[] in;
  private final byte[] out;
  private int at;
  private int size;

  private Snappy(byte[] in, int at, byte[] out) {
    this.in = in;
    this.at = at;
    this.out = out;
  }

  /// Unpacks one block, and ends the target where what was unpacked ends.
  ///
  /// @return how many bytes were unpacked
  /// @throws IOException if the block is damaged, or longer than the target
  public static int uncompress(ByteBuffer block, ByteBuffer target) throws IOException {
    byte[] in = new byte[block.remaining()];
    block.get(in);
    long length = 0;
    int at = 0;
    do {
      if (at == in.length || at == 5) {
        throw new IOException("Snappy: the length of the block is cut off");
      }
      length |= (in[at] & 0x7fL) << (7 * at);
    } while (in[at++] < 0);
    if (length > target.remaining()) {
      throw new IOException("Snappy: the block says that it has " + length + " bytes, expected at most "
          + target.remaining());
    }
    byte[] out = new byte[(int) length];
    new Snappy(in, at, out).unpack();
    target.put(out).flip();
    return out.length;
  }

  private void unpack() throws IOException {
    while (at < in.length) {
      int tag = in[at++] & 0xff;
      switch (tag & 3) {
        case 0 -> literal(tag >> 2);
        case 1 -> copy(((tag >> 5) << 8) | (int) number(1), 4 + ((tag >> 2) & 7));
        case 2 -> copy(number(2), (tag >> 2) + 1);
        default -> copy(number(4), (tag >> 2) + 1);
      }
    }
    if (size < out.length) {
      throw new IOException("Snappy: the block ends after " + size + " of " + out.length + " bytes");
    }
  }

  private void literal(int code) throws IOException {
    long length = 1 + (code < LONGEST_SHORT_LITERAL ? code : number(code - LONGEST_SHORT_LITERAL + 1));
    if (length > in.length - at || length > out.length - size) {
      throw new IOException("Snappy: a literal of " + length + " bytes does not fit at byte " + at);
    }
    System.arraycopy(in, at, out, size, (int) length);
    at += (int) length;
    size += (int) length;
  }

  /// Copies what was unpacked before; the two places may overlap, so that a run is repeated.
  private void copy(long back, int length) throws IOException {
    if (back == 0 || back > size || length > out.length - size) {
      throw new IOException("Snappy: a copy of " + length + " bytes from " + back
          + " before does not fit at byte "
          + at);
    }
    int from = size - (int) back;
    if (back >= length) {
      System.arraycopy(out, from, out, size, length);
    } else {
      for (int i = 0; i < length; i++) {
        out[size + i] = out[from + i];
      }
    }
    size += length;
  }

  private long number(int bytes) throws IOException {
    if (bytes > in.length - at) {
      throw new IOException("Snappy: the block is cut off");
    }
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (in[at++] & 0xffL) << (8 * i);
    }
    return number;
  }
}
