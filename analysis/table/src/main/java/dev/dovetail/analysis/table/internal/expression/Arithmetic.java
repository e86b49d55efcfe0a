package dev.dovetail.analysis.table.internal.expression;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.internal.frame.Vector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// What is computed of two numbers.
public enum Arithmetic {
  /// The sum.
  PLUS("+"),
  /// The difference.
  MINUS("-"),
  /// The product.
  TIMES("×"),
  /// The quotient, a double.
  DIVIDE("/"),
  /// The greatest integer that is not above the quotient; null if the divisor is 0, save for doubles.
  FLOOR_DIVIDE("//"),
  /// What [#FLOOR_DIVIDE] leaves, with the sign of the divisor.
  MOD("mod"),
  /// The lesser.
  LEAST("least"),
  /// The greater.
  GREATEST("greatest");

  private final String symbol;

  Arithmetic(String symbol) {
    this.symbol = symbol;
  }

  /// Makes an expression.
  public Node of(Node first, Node second) {
    return binding -> {
      Bound left = first.bind(binding);
      Bound right = second.bind(binding);
      ColumnType type = this == DIVIDE ? ColumnType.FLOAT64 : Promotion.common(left.type(), right.type());
      return new Operation(this, Promotion.widen(left, type), Promotion.widen(right, type));
    };
  }

  double apply(double x, double y) {
    return switch (this) {
      case PLUS -> x + y;
      case MINUS -> x - y;
      case TIMES -> x * y;
      case DIVIDE -> x / y;
      case FLOOR_DIVIDE -> Math.floor(x / y);
      case MOD -> x - Math.floor(x / y) * y;
      case LEAST -> Math.min(x, y);
      case GREATEST -> Math.max(x, y);
    };
  }

  BigInteger apply(BigInteger x, BigInteger y) {
    return switch (this) {
      case PLUS -> x.add(y);
      case MINUS -> x.subtract(y);
      case TIMES -> x.multiply(y);
      case DIVIDE, FLOOR_DIVIDE -> floor(new BigDecimal(x), new BigDecimal(y)).toBigInteger();
      case MOD -> x.subtract(floor(new BigDecimal(x), new BigDecimal(y)).toBigInteger().multiply(y));
      case LEAST -> x.min(y);
      case GREATEST -> x.max(y);
    };
  }

  BigDecimal apply(BigDecimal x, BigDecimal y) {
    return switch (this) {
      case PLUS -> x.add(y);
      case MINUS -> x.subtract(y);
      case TIMES -> x.multiply(y);
      case DIVIDE, FLOOR_DIVIDE -> floor(x, y);
      case MOD -> x.subtract(floor(x, y).multiply(y));
      case LEAST -> x.min(y);
      case GREATEST -> x.max(y);
    };
  }

  private static BigDecimal floor(BigDecimal x, BigDecimal y) {
    BigDecimal quotient = x.divideToIntegralValue(y);
    boolean isAbove = x.signum() * y.signum() < 0 && quotient.multiply(y).compareTo(x) != 0;
    return (isAbove ? quotient.subtract(BigDecimal.ONE) : quotient).setScale(0, RoundingMode.UNNECESSARY);
  }

  /// Computes integers.
  ///
  /// @throws ArithmeticException if the result exceeds 64 bits
  long apply(long x, long y) {
    return switch (this) {
      case PLUS -> Math.addExact(x, y);
      case MINUS -> Math.subtractExact(x, y);
      case TIMES -> Math.multiplyExact(x, y);
      case DIVIDE, FLOOR_DIVIDE -> Math.floorDivExact(x, y);
      case MOD -> Math.floorMod(x, y);
      case LEAST -> Math.min(x, y);
      case GREATEST -> Math.max(x, y);
    };
  }

  private boolean isDivision() {
    return this == FLOOR_DIVIDE || this == MOD;
  }

  private static final class Operation extends Bound {
    private final Arithmetic operation;
    private final Bound left;
    private final Bound right;

    Operation(Arithmetic operation, Bound left, Bound right) {
      super(left.type());
      this.operation = operation;
      this.left = left;
      this.right = right;
    }

    @Override
    public Vector evaluate(int from, int count) {
      Vector x = left.evaluate(from, count);
      Vector y = right.evaluate(from, count);
      boolean[] nulls = result().nulls();
      for (int i = 0; i < count; i++) {
        nulls[i] = x.nulls()[i] || y.nulls()[i];
      }
      switch (type()) {
        case FLOAT64 -> doubles(x.doubles(), y.doubles(), count);
        case INT64 -> longs(x.longs(), y.longs(), from, count);
        case DECIMAL -> decimals(x, y, count);
        default -> integers(x, y, count);
      }
      return result();
    }

    private void doubles(double[] x, double[] y, int count) {
      double[] target = result().doubles();
      for (int i = 0; i < count; i++) {
        target[i] = operation.apply(x[i], y[i]);
      }
    }

    private void longs(long[] x, long[] y, int from, int count) {
      long[] target = result().longs();
      boolean[] nulls = result().nulls();
      for (int i = 0; i < count; i++) {
        nulls[i] |= operation.isDivision() && y[i] == 0;
        if (!nulls[i]) {
          try {
            target[i] = operation.apply(x[i], y[i]);
          } catch (ArithmeticException e) {
            throw beyond(x[i] + " " + operation.symbol + " " + y[i], from + i);
          }
        }
      }
    }

    private static ArithmeticException beyond(String operation, int row) {
      return new ArithmeticException("Row " + row + ": " + operation
          + " exceeds 64 bits; convert one side with toBigInteger, toDecimal or toFloat64");
    }

    private void integers(Vector x, Vector y, int count) {
      boolean[] nulls = result().nulls();
      for (int i = 0; i < count; i++) {
        if (!nulls[i]) {
          BigInteger divisor = (BigInteger) y.get(i);
          boolean isNull = operation.isDivision() && divisor.signum() == 0;
          result().set(i, isNull ? null : operation.apply((BigInteger) x.get(i), divisor));
        }
      }
    }

    private void decimals(Vector x, Vector y, int count) {
      if (operation != TIMES) {
        Vector.align(x, y, Vector.ROWS);
      }
      if (!areNarrow(x, y, count)) {
        result().setScale(Vector.WIDE);
        for (int i = 0; i < count; i++) {
          if (!result().nulls()[i]) {
            BigDecimal divisor = (BigDecimal) y.get(i);
            boolean isNull = operation.isDivision() && divisor.signum() == 0;
            result().set(i, isNull ? null : operation.apply((BigDecimal) x.get(i), divisor));
          }
        }
      }
    }

    /// Computes in 64 bits, unless something does not fit.
    private boolean areNarrow(Vector x, Vector y, int count) {
      int scale = operation == TIMES ? x.scale() + y.scale() : x.scale();
      if (x.scale() == Vector.WIDE || y.scale() == Vector.WIDE || scale > 18 || operation.isDivision()) {
        return false;
      }
      long[] target = result().longs();
      try {
        for (int i = 0; i < count; i++) {
          if (!result().nulls()[i]) {
            target[i] = operation.apply(x.longs()[i], y.longs()[i]);
          }
        }
      } catch (ArithmeticException e) {
        return false;
      }
      result().setScale(scale);
      return true;
    }
  }
}
