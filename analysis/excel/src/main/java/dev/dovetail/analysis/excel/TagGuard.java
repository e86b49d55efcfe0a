package dev.dovetail.analysis.excel;

import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableLimitException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Ends the reading of XML in which no tag ends any more, before the parser has all of it in memory.
final class TagGuard extends FilterInputStream {
  private final ReadOptions options;
  private long sinceTag;

  TagGuard(InputStream stream, ReadOptions options) {
    super(stream);
    this.options = options;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int count = super.read(target, from, length);
    int last = from + count - 1;
    while (last >= from && target[last] != '>') {
      last--;
    }
    sinceTag = last >= from ? from + count - 1 - last : sinceTag + Math.max(count, 0);
    if (sinceTag > options.maxRecordBytes()) {
      throw new TableLimitException("The workbook has a text or a tag longer than " + options.maxRecordBytes()
          + " bytes; if that is right, raise ReadOptions.maxRecordBytes");
    }
    return count;
  }
}
