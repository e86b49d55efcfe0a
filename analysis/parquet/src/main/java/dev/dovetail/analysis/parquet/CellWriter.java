package dev.dovetail.analysis.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.spi.FieldBatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.HexFormat;

/// Writes the fields of a batch, in any order.
final class CellWriter {
  private final FieldBatch batch;
  private byte[] bytes = new byte[1 << 16];
  private int size;

  CellWriter(FieldBatch batch) {
    this.batch = batch;
  }

  int size() {
    return size;
  }

  byte[] bytes() {
    return bytes;
  }

  void clear() {
    size = 0;
  }

  /// Writes a value that reads as what it is: a number, a date, a boolean.
  void value(int field, String text) {
    int start = size;
    ascii(text);
    batch.set(field, start, size);
  }

  /// Writes an integer.
  void integer(int field, long number) {
    int start = size;
    reserve(20);
    if (number == Long.MIN_VALUE) {
      value(field, Long.toString(number));
      return;
    }
    long rest = Math.abs(number);
    int end = start + (number < 0 ? 1 : 0);
    for (long r = rest; r > 9; r /= 10) {
      end++;
    }
    size = end + 1;
    do {
      bytes[end--] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    if (number < 0) {
      bytes[start] = '-';
    }
    batch.set(field, start, size);
  }

  /// Writes text, which stays text even if it looks like a number.
  void text(int field, String text) {
    int start = size;
    byte[] encoded = text.getBytes(UTF_8);
    append(encoded, 0, encoded.length);
    batch.setLiteral(field, start, size);
  }

  /// Writes bytes as the text they are; as hexadecimal digits behind `0x` if they are none.
  void text(int field, byte[] source, int from, int to) {
    int start = size;
    if (isUtf8(source, from, to)) {
      append(source, from, to);
    } else {
      ascii("0x" + HexFormat.of().formatHex(source, from, to));
    }
    batch.setLiteral(field, start, size);
  }

  private static boolean isUtf8(byte[] source, int from, int to) {
    int i = from;
    while (i < to && source[i] >= 0) {
      i++;
    }
    if (i == to) {
      return true;
    }
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(source, i, to - i));
      return true;
    } catch (CharacterCodingException e) {
      return false; // which is the answer
    }
  }

  private void ascii(String text) {
    reserve(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[size++] = (byte) text.charAt(i);
    }
  }

  private void append(byte[] source, int from, int to) {
    reserve(to - from);
    System.arraycopy(source, from, bytes, size, to - from);
    size += to - from;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length + bytes.length / 2));
    }
  }
}
