package dev.dovetail.analysis.table.spi;

import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.TableException;
import java.util.List;

/// Receives a table from a [TableFormat], in this order: columns, then batches; bad rows at any time.
public interface RowSink {
  /// Names the columns, before the first batch, and again when further columns were met, which are added at
  /// the end. Rows before them have no value there.
  ///
  /// @param names unique names, of which the first are those named before
  /// @throws TableException if these are too many
  void columns(List<String> names) throws TableException;

  /// Tells how numbers are spelled, before the first batch; if never called, with a decimal point.
  void decimalComma(boolean isUsed);

  /// Receives the next rows, or the next rows of one or several columns of a format that stores columns one
  /// after the other.
  ///
  /// @param batch valid during this call only
  /// @throws TableException if the sink cannot take rows of this kind
  void batch(FieldBatch batch) throws TableException;

  /// Is told of a row that is not as it should be and does not end the reading (see [BadRows]).
  void badRow(BadRow row);
}
