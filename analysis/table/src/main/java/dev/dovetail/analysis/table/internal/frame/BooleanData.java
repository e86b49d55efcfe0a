package dev.dovetail.analysis.table.internal.frame;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.dovetail.analysis.table.ColumnType;

/// Booleans, one bit each.
public final class BooleanData extends ColumnData {
  private static final byte[] TRUE = "true".getBytes(US_ASCII);
  private static final byte[] FALSE = "false".getBytes(US_ASCII);

  private final long[] words;

  /// Takes over the bits, laid out as in [Validity].
  public BooleanData(long[] words, int size, Validity validity) {
    super(ColumnType.BOOLEAN, size, validity);
    this.words = words;
  }

  /// Tells whether the value is true.
  public boolean isTrue(int row) {
    return (words[row >>> 6] >>> row & 1) != 0;
  }

  @Override
  public Object value(int row) {
    return isTrue(row);
  }

  @Override
  public long asLong(int row) {
    return words[row >>> 6] >>> row & 1;
  }

  @Override
  public double asDouble(int row) {
    return asLong(row);
  }

  @Override
  int spell(byte[] target, int at, int row) {
    byte[] word = isTrue(row) ? TRUE : FALSE;
    System.arraycopy(word, 0, target, at, word.length);
    return at + word.length;
  }
}
