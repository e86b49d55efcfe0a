package dev.dovetail.analysis.table.internal.frame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Builds [ObjectData].
final class ObjectBuilder extends DataBuilder {
  private final ColumnType type;
  private @Nullable Object[] values = new @Nullable Object[64];

  ObjectBuilder(ColumnType type) {
    this.type = type;
  }

  @Override
  void skip() {
    reserve(size() - 1);
  }

  private void reserve(int row) {
    if (row >= values.length) {
      values = Arrays.copyOf(values, Growth.of(values.length, row + 1));
    }
  }

  @Override
  public void add(Object value) {
    Object checked = type == ColumnType.BIG_INTEGER ? (BigInteger) value : (BigDecimal) value;
    int row = row();
    reserve(row);
    values[row] = checked;
  }

  @Override
  void add(ValueParser parser, byte[] bytes, int from, int to) {
    if (parser.isLong() && parser.scale() == 0) {
      add(BigInteger.valueOf(parser.unscaled()));
    } else {
      add(parser.exact(new String(bytes, from, to - from, ISO_8859_1)).toBigIntegerExact());
    }
  }

  @Override
  ColumnData build(int rows, Validity valid) {
    return new ObjectData(type, values.length == rows ? values : Arrays.copyOf(values, rows), rows, valid);
  }
}
