package dev.dovetail.analysis.table.internal.frame;

/// Text of many different values, in chunks of 65,536 rows, so that a column may exceed 2 GB: the bytes, and
/// 4 bytes a row to say where each begins.
public final class PlainTextData extends TextData {
  static final int CHUNK_BITS = 16;
  static final int CHUNK_ROWS = 1 << CHUNK_BITS;

  private final byte[][] bytes;
  private final int[][] starts;

  /// Takes over the chunks.
  ///
  /// @param starts one more in each chunk than it has rows
  PlainTextData(byte[][] bytes, int[][] starts, int size, Validity validity) {
    super(size, validity);
    this.bytes = bytes;
    this.starts = starts;
  }

  @Override
  public byte[] bytes(int row) {
    return bytes[row >>> CHUNK_BITS];
  }

  @Override
  public int start(int row) {
    return starts[row >>> CHUNK_BITS][row & CHUNK_ROWS - 1];
  }

  @Override
  public int end(int row) {
    return starts[row >>> CHUNK_BITS][(row & CHUNK_ROWS - 1) + 1];
  }
}
