package dev.dovetail.analysis.table;

import java.math.BigDecimal;
import java.math.BigInteger;

/// Objects that are equal if the values they stand for are.
final class Keys {
  private Keys() {}

  static Object of(Object value) {
    return switch (value) {
      case BigDecimal decimal -> decimal.stripTrailingZeros();
      case Long integer -> BigDecimal.valueOf(integer).stripTrailingZeros();
      case Integer integer -> BigDecimal.valueOf(integer).stripTrailingZeros();
      case BigInteger integer -> new BigDecimal(integer).stripTrailingZeros();
      case Double number when Double.isFinite(number) ->
          new BigDecimal(number.toString()).stripTrailingZeros();
      default -> value;
    };
  }
}
