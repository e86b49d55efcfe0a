package dev.dovetail.persistence.spi;

/// What a column has to hold, for [Dialect#columnType].
///
/// @param type the Java type that the codec keeps, a box for a primitive type
/// @param length the most characters or bytes; 0 for any number
/// @param precision the most digits of a decimal number; 0 for any number
/// @param scale how many of them come after the point
/// @param secondPrecision how many digits after the second; negative for as many as the database has
public record ColumnShape(Class<?> type, int length, int precision, int scale, int secondPrecision) {
  /// A column of a type without limits.
  public static ColumnShape of(Class<?> type) {
    return new ColumnShape(type, 0, 0, 0, -1);
  }
}
