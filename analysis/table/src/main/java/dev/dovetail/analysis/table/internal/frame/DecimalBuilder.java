package dev.dovetail.analysis.table.internal.frame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Builds [DecimalData]; goes over to [ObjectData] when a value does not fit.
final class DecimalBuilder extends DataBuilder {
  private static final int MOST_PLACES = 18;

  private long[] unscaled = new long[64];
  private int scale;
  private @Nullable ObjectBuilder wide;

  @Override
  void skip() {
    if (wide != null) {
      wide.addNull();
    } else {
      unscaled = reserve(unscaled, size() - 1);
    }
  }

  @Override
  public void add(Object value) {
    BigDecimal decimal = (BigDecimal) value;
    if (decimal.scale() >= 0 && decimal.scale() <= MOST_PLACES && decimal.unscaledValue().bitLength() < 64) {
      addScaled(decimal.unscaledValue().longValue(), decimal.scale());
    } else {
      addWide(decimal);
    }
  }

  @Override
  void add(ValueParser parser, byte[] bytes, int from, int to) {
    if (parser.isLong()) {
      addScaled(parser.unscaled(), parser.scale());
    } else {
      addWide(parser.exact(new String(bytes, from, to - from, ISO_8859_1)));
    }
  }

  void addScaled(long value, int places) {
    if (wide != null || (places > scale && !rescale(places))) {
      addWide(BigDecimal.valueOf(value, places));
      return;
    }
    long power = power(scale - places);
    if (Math.multiplyHigh(value, power) != (value * power) >> 63) {
      addWide(BigDecimal.valueOf(value, places));
      return;
    }
    int row = row();
    unscaled = reserve(unscaled, row);
    unscaled[row] = value * power;
  }

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  /// Writes all values with more decimal places.
  ///
  /// @return false if one does not fit; then nothing has changed
  private boolean rescale(int places) {
    long power = power(places - scale);
    for (int i = 0; i < size(); i++) {
      if (Math.multiplyHigh(unscaled[i], power) != (unscaled[i] * power) >> 63) {
        return false;
      }
    }
    for (int i = 0; i < size(); i++) {
      unscaled[i] *= power;
    }
    scale = places;
    return true;
  }

  private void addWide(BigDecimal value) {
    ObjectBuilder objects = wide;
    if (objects == null) {
      objects = new ObjectBuilder(ColumnType.DECIMAL);
      for (int i = 0; i < size(); i++) {
        objects.add(BigDecimal.valueOf(unscaled[i], scale)); // of a null row 0, which nobody sees
      }
      wide = objects;
      unscaled = new long[0];
    }
    row();
    objects.add(value);
  }

  @Override
  ColumnData build(int rows, Validity valid) {
    if (wide != null) {
      return wide.build(rows, valid);
    }
    return new DecimalData(unscaled.length == rows
        ? unscaled : Arrays.copyOf(unscaled, rows), scale, rows, valid);
  }
}
