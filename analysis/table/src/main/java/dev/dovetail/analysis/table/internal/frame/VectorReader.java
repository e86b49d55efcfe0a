package dev.dovetail.analysis.table.internal.frame;

/// Reads stretches of a column.
public final class VectorReader {
  private VectorReader() {}

  /// Reads some rows.
  ///
  /// @param from the first, as shown
  /// @param count how many, at most [Vector#ROWS]
  /// @param target of the type of the column, or of any if the column is empty
  public static void read(ColumnView view, int from, int count, Vector target) {
    Rows rows = view.rows();
    view.data().copyNulls(rows, from, count, target.nulls());
    switch (view.data()) {
      case LongData data -> data.copyLongs(rows, from, count, target.longs());
      case DoubleData data -> data.copyDoubles(rows, from, count, target.doubles());
      case BooleanData data -> readBooleans(data, rows, from, count, target);
      case DecimalData data -> readDecimals(data, rows, from, count, target);
      case TimestampData data -> readTimes(data, rows, from, count, target);
      case EmptyData _ -> { }
      case ObjectData data -> readObjects(data, rows, from, count, target);
      case TextData data -> readObjects(data, rows, from, count, target);
      case UuidData data -> readObjects(data, rows, from, count, target);
    }
  }

  private static void readBooleans(BooleanData data, Rows rows, int from, int count, Vector target) {
    for (int i = 0; i < count; i++) {
      target.booleans()[i] = !target.nulls()[i] && data.isTrue(rows.at(from + i));
    }
  }

  private static void readDecimals(DecimalData data, Rows rows, int from, int count, Vector target) {
    target.setScale(data.scale());
    for (int i = 0; i < count; i++) {
      target.longs()[i] = target.nulls()[i] ? 0 : data.unscaled(rows.at(from + i));
    }
  }

  private static void readTimes(TimestampData data, Rows rows, int from, int count, Vector target) {
    for (int i = 0; i < count; i++) {
      if (!target.nulls()[i]) {
        target.longs()[i] = data.asLong(rows.at(from + i));
        target.nanos()[i] = data.nanos(rows.at(from + i));
      }
    }
  }

  private static void readObjects(ColumnData data, Rows rows, int from, int count, Vector target) {
    target.setScale(Vector.WIDE);
    for (int i = 0; i < count; i++) {
      target.objects()[i] = target.nulls()[i] ? null : data.value(rows.at(from + i));
    }
  }
}
