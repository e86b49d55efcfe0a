package dev.dovetail.analysis.table.internal.expression;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.internal.frame.Vector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// What is computed of one number.
public enum NumberFunction {
  /// The number with the other sign.
  NEGATE,
  /// The number without its sign.
  ABS,
  /// The nearest number of so many decimal places, the even one of two that are as near.
  ROUND,
  /// The greatest integer that is not above.
  FLOOR,
  /// The least integer that is not below.
  CEIL,
  /// The natural logarithm, a double.
  LOG,
  /// The logarithm to base 10, a double.
  LOG10,
  /// The exponential function, a double.
  EXP,
  /// The square root, a double.
  SQRT;

  /// Makes an expression.
  ///
  /// @param places for [#ROUND]
  public Node of(Node argument, int places) {
    return binding -> {
      Bound bound = argument.bind(binding);
      boolean isDouble = compareTo(LOG) >= 0;
      return new Operation(
          this, isDouble ? Promotion.widen(bound, ColumnType.FLOAT64) : bound, places);
    };
  }

  private double apply(double x, double power) {
    return switch (this) {
      case NEGATE -> -x;
      case ABS -> Math.abs(x);
      case ROUND -> rounded(x, power);
      case FLOOR -> Math.floor(x);
      case CEIL -> Math.ceil(x);
      case LOG -> Math.log(x);
      case LOG10 -> Math.log10(x);
      case EXP -> Math.exp(x);
      case SQRT -> Math.sqrt(x);
    };
  }

  private static double rounded(double x, double power) {
    double scaled = x * power;
    return Math.abs(scaled) < 1L << 52 ? Math.rint(scaled) / power : x;
  }

  private Object apply(Object value, int places) {
    return switch (value) {
      case Long x when this == NEGATE -> Math.negateExact(x);
      case Long x when this == ABS -> Math.absExact(x);
      case BigInteger x when this == NEGATE -> x.negate();
      case BigInteger x when this == ABS -> x.abs();
      case BigDecimal x -> switch (this) {
        case NEGATE -> x.negate();
        case ABS -> x.abs();
        case FLOOR -> x.setScale(0, RoundingMode.FLOOR);
        case CEIL -> x.setScale(0, RoundingMode.CEILING);
        default -> x.scale() <= places ? x : x.setScale(places, RoundingMode.HALF_EVEN);
      };
      default -> value;
    };
  }

  private static final class Operation extends Bound {
    private final NumberFunction function;
    private final Bound argument;
    private final int places;

    Operation(NumberFunction function, Bound argument, int places) {
      super(argument.type());
      this.function = function;
      this.argument = argument;
      this.places = places;
    }

    @Override
    public Vector evaluate(int from, int count) {
      Vector source = argument.evaluate(from, count);
      Vector target = result();
      System.arraycopy(source.nulls(), 0, target.nulls(), 0, count);
      target.setScale(Vector.WIDE);
      if (type() == ColumnType.FLOAT64) {
        double power = Math.pow(10, places);
        for (int i = 0; i < count; i++) {
          target.doubles()[i] = function.apply(source.doubles()[i], power);
        }
        return target;
      }
      for (int i = 0; i < count; i++) {
        if (!source.nulls()[i]) {
          set(i, source.get(i), from + i);
        }
      }
      return target;
    }

    private void set(int i, Object value, int row) {
      try {
        result().set(i, function.apply(value, places));
      } catch (ArithmeticException e) {
        throw new ArithmeticException("Row " + row + ": " + function + " of " + value
            + " exceeds 64 bits; convert it with toBigInteger, toDecimal or toFloat64");
      }
    }
  }
}
