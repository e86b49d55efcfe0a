package dev.dovetail.persistence.spi;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// How the values of one Java type are kept in a column, and in a snapshot.
///
/// A value has a *stored* form, which never changes and is what snapshots keep: for an immutable type the
/// value itself, for others a copy. Null is handled by callers and never passed.
public interface Codec {
  /// Reads a column.
  ///
  /// @return the stored form, or null
  /// @throws java.sql.SQLDataException if the column's value is not one of this type
  @Nullable Object read(ResultSet row, int column) throws SQLException;

  /// Binds a parameter.
  ///
  /// @param stored the stored form
  void bind(PreparedStatement statement, int index, Object stored) throws SQLException;

  /// Returns how many values are passed as one array, which only dialects that [take
  /// arrays][Dialect#takesArrays] ask for.
  ///
  /// @return null if they cannot be; then statements with one parameter a value are used
  default @Nullable ArrayType arrayType() {
    return null;
  }

  /// Tells whether the stored form is the value itself.
  default boolean keepsValues() {
    return true;
  }

  /// Returns the stored form of a value.
  default Object toStored(Object value) {
    return value;
  }

  /// Returns the value of a stored form.
  default Object toValue(Object stored) {
    return stored;
  }

  /// Tells whether a value has this stored form.
  default boolean matches(Object value, Object stored) {
    return value.equals(stored);
  }
}
