package dev.dovetail.analysis.table.internal.expression;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.internal.frame.Vector;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The same value in every row.
///
/// @param type of the value
/// @param value of the class that stands for the type, or null
public record LiteralNode(ColumnType type, @Nullable Object value) implements Node {
  @Override
  public Bound bind(Binding binding) {
    return new Constant(type, value);
  }

  private static final class Constant extends Bound {
    Constant(ColumnType type, @Nullable Object value) {
      super(type);
      Vector vector = result();
      boolean isNarrow = value instanceof BigDecimal decimal
          && decimal.scale() >= 0 && decimal.scale() <= 18 && decimal.unscaledValue().bitLength() < 64;
      for (int i = 0; i < Vector.ROWS; i++) {
        if (isNarrow && value instanceof BigDecimal decimal) {
          vector.longs()[i] = decimal.unscaledValue().longValue();
          vector.setScale(decimal.scale());
        } else {
          vector.set(i, value);
          vector.setScale(value == null ? 0 : Vector.WIDE);
        }
      }
    }

    /// What was written with more places or as objects stays so in full, since all rows are written alike.
    @Override
    public Vector evaluate(int from, int count) {
      return result();
    }
  }
}
