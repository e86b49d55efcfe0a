package dev.dovetail.analysis.table.internal.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.ColumnType;

/// Text as UTF-8, compared byte by byte, which is the order of code points.
public abstract sealed class TextData extends ColumnData permits DictionaryData, PlainTextData {
  TextData(int size, Validity validity) {
    super(ColumnType.TEXT, size, validity);
  }

  /// Returns the array that holds the text of a row; not to be changed.
  public abstract byte[] bytes(int row);

  /// Returns where the text of a row begins in [#bytes].
  public abstract int start(int row);

  /// Returns where the text of a row ends in [#bytes].
  public abstract int end(int row);

  @Override
  public Object value(int row) {
    return text(row);
  }

  /// Returns the text of a row.
  public String text(int row) {
    int start = start(row);
    return new String(bytes(row), start, end(row) - start, UTF_8);
  }

  @Override
  public void appendTo(StringBuilder text, int row) {
    text.append(text(row));
  }
}
