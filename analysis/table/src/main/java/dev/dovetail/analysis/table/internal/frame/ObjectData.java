package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.ColumnType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Big integers, and decimals too long for [DecimalData]: one object a value.
public final class ObjectData extends ColumnData {
  private final @Nullable Object[] values;

  /// Takes over the values.
  ///
  /// @param values of class `BigInteger` or `BigDecimal`, as the type says
  public ObjectData(ColumnType type, @Nullable Object[] values, int size, Validity validity) {
    super(type, size, validity);
    this.values = values;
  }

  @Override
  public Object value(int row) {
    Object value = values[row];
    if (value == null) {
      throw new IllegalArgumentException("Row " + row + " has no value");
    }
    return value;
  }

  @Override
  public double asDouble(int row) {
    return ((Number) value(row)).doubleValue();
  }

  @Override
  public void appendTo(StringBuilder text, int row) {
    text.append(value(row) instanceof BigDecimal decimal ? decimal.toPlainString() : value(row).toString());
  }
}
