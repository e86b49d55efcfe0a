package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.TableLimitException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Collects the chunks of [PlainTextData].
final class TextChunks {
  private final List<byte[]> doneBytes = new ArrayList<>();
  private final List<int[]> doneStarts = new ArrayList<>();
  private byte[] bytes = new byte[1 << 12];
  private int[] starts = new int[PlainTextData.CHUNK_ROWS + 1];
  private int rows;

  void add(byte[] source, int from, int to) {
    if (rows == PlainTextData.CHUNK_ROWS) {
      end();
    }
    int start = starts[rows];
    int length = to - from;
    if (length > bytes.length - start) {
      if (length > Integer.MAX_VALUE - 8 - start) {
        throw new UncheckedIOException(new TableLimitException("A column has more than 2 GB of text in "
            + PlainTextData.CHUNK_ROWS
                + " rows, which is as much as a table in memory may have; read it row by row"
            + " (TableReader) instead"));
      }
      bytes = Arrays.copyOf(bytes, Growth.of(bytes.length, start + length));
    }
    System.arraycopy(source, from, bytes, start, length);
    starts[++rows] = start + length;
  }

  private void end() {
    int length = starts[rows];
    doneBytes.add(Arrays.copyOf(bytes, length));
    doneStarts.add(starts);
    starts = new int[PlainTextData.CHUNK_ROWS + 1];
    rows = 0;
  }

  PlainTextData build(int size, Validity validity) {
    doneBytes.add(Arrays.copyOf(bytes, starts[rows]));
    doneStarts.add(Arrays.copyOf(starts, rows + 1));
    return new PlainTextData(doneBytes.toArray(byte[][]::new), doneStarts.toArray(int[][]::new), size,
        validity);
  }
}
