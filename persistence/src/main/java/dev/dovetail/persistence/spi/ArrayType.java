package dev.dovetail.persistence.spi;

import java.sql.SQLException;

/// How values of one codec are passed to the database many at a time, as one array.
///
/// @param sqlType the type of the elements, as the database names it
/// @param javaType the class of the elements
/// @param elements turns stored forms into elements
public record ArrayType(String sqlType, Class<?> javaType, Elements elements) {
  /// Turns a stored form into an element.
  @FunctionalInterface
  public interface Elements {
    /// Returns the element of a stored form.
    ///
    /// @throws SQLException if the value cannot be kept
    Object of(Object stored) throws SQLException;
  }
}
