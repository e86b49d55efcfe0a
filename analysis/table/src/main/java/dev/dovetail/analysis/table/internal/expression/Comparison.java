package dev.dovetail.analysis.table.internal.expression;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.internal.frame.Vector;
import java.util.Objects;

/// How two values stand to one another. NaN equals nothing and is neither less nor greater, as in IEEE 754.
public enum Comparison {
  /// Equal.
  EQ(0b0010),
  /// Not equal.
  NE(0b1101),
  /// Less.
  LT(0b0001),
  /// Less or equal.
  LE(0b0011),
  /// Greater.
  GT(0b0100),
  /// Greater or equal.
  GE(0b0110);

  private static final int UNORDERED = 2;

  /// Bit 0 holds for less, 1 for equal, 2 for greater, 3 for NaN.
  private final int holds;

  Comparison(int holds) {
    this.holds = holds;
  }

  /// Tells whether it holds.
  ///
  /// @param sign what a comparator says
  public boolean test(int sign) {
    return ((holds >>> (Integer.signum(sign) + 1)) & 1) != 0;
  }

  private boolean holds(int sign) {
    return ((holds >>> (sign + 1)) & 1) != 0;
  }

  /// Makes an expression.
  public Node of(Node first, Node second) {
    return binding -> {
      Bound left = first.bind(binding);
      Bound right = second.bind(binding);
      ColumnType type = Promotion.common(left.type(), right.type());
      return new Operation(this, Promotion.widen(left, type), Promotion.widen(right, type));
    };
  }

  private static final class Operation extends Bound {
    private final Comparison comparison;
    private final Bound left;
    private final Bound right;

    Operation(Comparison comparison, Bound left, Bound right) {
      super(ColumnType.BOOLEAN);
      this.comparison = comparison;
      this.left = left;
      this.right = right;
    }

    @Override
    public Vector evaluate(int from, int count) {
      Vector x = left.evaluate(from, count);
      Vector y = right.evaluate(from, count);
      Vector.align(x, y, Vector.ROWS);
      boolean[] nulls = result().nulls();
      for (int i = 0; i < count; i++) {
        nulls[i] = x.nulls()[i] || y.nulls()[i];
      }
      boolean[] target = result().booleans();
      if (x.type() == ColumnType.FLOAT64) {
        doubles(x.doubles(), y.doubles(), count, target);
      } else if (x.longs().length > 0 && x.scale() != Vector.WIDE) {
        longs(x, y, count, target);
      } else {
        for (int i = 0; i < count; i++) {
          target[i] = !nulls[i] && comparison.holds(compare(x, y, i));
        }
      }
      return result();
    }

    private void doubles(double[] x, double[] y, int count, boolean[] target) {
      for (int i = 0; i < count; i++) {
        int sign = x[i] < y[i] ? -1 : x[i] > y[i] ? 1 : x[i] == y[i] ? 0 : UNORDERED;
        target[i] = comparison.holds(sign);
      }
    }

    private void longs(Vector x, Vector y, int count, boolean[] target) {
      boolean hasNanos = x.nanos().length > 0;
      for (int i = 0; i < count; i++) {
        int sign = Long.compare(x.longs()[i], y.longs()[i]);
        if (hasNanos && sign == 0) {
          sign = Integer.compare(x.nanos()[i], y.nanos()[i]);
        }
        target[i] = comparison.holds(sign);
      }
    }

    @SuppressWarnings("unchecked") // both are of the class that stands for the type
    private static int compare(Vector x, Vector y, int i) {
      if (x.type() == ColumnType.BOOLEAN) {
        return Boolean.compare(x.booleans()[i], y.booleans()[i]);
      }
      Object first = Objects.requireNonNull(x.objects()[i]);
      Object second = Objects.requireNonNull(y.objects()[i]);
      return Integer.signum(first instanceof String text
          ? CodePoints.compare(text, (String) second) : ((Comparable<Object>) first).compareTo(second));
    }
  }
}
