package dev.dovetail.analysis.parquet;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.Validity;
import dev.hardwood.schema.ColumnSchema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes one column of plain values, whatever its type.
final class FlatColumn {
  private final ColumnReader reader;
  private final ColumnSchema schema;
  private final @Nullable LogicalType logical;
  private Validity validity = Validity.NO_NULLS;

  FlatColumn(ColumnReader reader) {
    this.reader = reader;
    this.schema = reader.getColumnSchema();
    this.logical = schema.logicalType();
  }

  /// Begins with the batch that the reader has moved to.
  void begin() {
    validity = reader.getLeafValidity();
  }

  /// Writes some values of the batch.
  ///
  /// @param first the first value
  /// @param count how many
  /// @param column the number of the column
  /// @param columns how many there are, so that the fields of a column are so far apart
  void write(CellWriter cells, int first, int count, int column, int columns) {
    for (int i = 0; i < count; i++) {
      if (!validity.isNull(first + i)) {
        write(cells, first + i, i * columns + column);
      }
    }
  }

  private void write(CellWriter cells, int i, int field) {
    switch (schema.type()) {
      case BOOLEAN -> cells.value(field, reader.getBooleans()[i] ? "true" : "false");
      case INT32 -> int32(cells, field, reader.getInts()[i]);
      case INT64 -> int64(cells, field, reader.getLongs()[i]);
      case FLOAT -> cells.value(field, Float.toString(reader.getFloats()[i]));
      case DOUBLE -> cells.value(field, Double.toString(reader.getDoubles()[i]));
      case INT96 -> cells.value(field, Times.int96(reader.getBinaryValues(), reader.getBinaryOffsets()[i]));
      case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> binary(cells, field, reader.getBinaryValues(),
          reader.getBinaryOffsets()[i], reader.getBinaryOffsets()[i + 1]);
    }
  }

  private void int32(CellWriter cells, int field, int value) {
    switch (logical) {
      case LogicalType.DateType _ -> cells.value(field, Times.date(value));
      case LogicalType.TimeType time -> cells.value(field, Times.time(value, time.unit()));
      case LogicalType.DecimalType decimal ->
          cells.value(field, BigDecimal.valueOf(value, decimal.scale()).toPlainString());
      case LogicalType.IntType type when !type.isSigned() ->
          cells.integer(field, Integer.toUnsignedLong(value));
      case null, default -> cells.integer(field, value);
    }
  }

  private void int64(CellWriter cells, int field, long value) {
    switch (logical) {
      case LogicalType.TimestampType type -> cells.value(field, Times.timestamp(value, type));
      case LogicalType.TimeType time -> cells.value(field, Times.time(value, time.unit()));
      case LogicalType.DecimalType decimal ->
          cells.value(field, BigDecimal.valueOf(value, decimal.scale()).toPlainString());
      case LogicalType.IntType type when !type.isSigned() -> cells.value(field, Long.toUnsignedString(value));
      case null, default -> cells.integer(field, value);
    }
  }

  private void binary(CellWriter cells, int field, byte[] bytes, int from, int to) {
    switch (logical) {
      case LogicalType.DecimalType decimal -> cells.value(field,
          new BigDecimal(new BigInteger(bytes, from, to - from), decimal.scale()).toPlainString());
      case LogicalType.UuidType _ -> {
        ByteBuffer b = ByteBuffer.wrap(bytes, from, 16);
        cells.value(field, new UUID(b.getLong(), b.getLong()).toString());
      }
      case LogicalType.Float16Type _ -> {
        short half = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort(from);
        cells.value(field, Float.toString(Float.float16ToFloat(half)));
      }
      case LogicalType.IntervalType _ -> {
        ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        cells.text(field, Intervals.text(Integer.toUnsignedLong(b.getInt(from)),
            Integer.toUnsignedLong(b.getInt(from + 4)), Integer.toUnsignedLong(b.getInt(from + 8))));
      }
      case null, default -> cells.text(field, bytes, from, to);
    }
  }
}
