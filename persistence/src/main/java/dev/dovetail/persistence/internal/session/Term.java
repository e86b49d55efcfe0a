package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.spi.Codec;

/// An expression as SQL, checked against the mapping.
///
/// @param sql the expression
/// @param name what it is called in messages
/// @param type the class of its values, a box for a primitive one
/// @param codec of its values
/// @param isNullable whether it may be null
/// @param ignoresCase whether it is in lower case, as what is compared with it has to be
/// @param isAggregate whether it belongs to a group of rows
record Term(String sql, String name, Class<?> type, Codec codec, boolean isNullable, boolean ignoresCase,
    boolean isAggregate) {
  /// Returns a parameter that can be compared with it.
  String parameter() {
    return ignoresCase ? "lower(?)" : "?";
  }

  /// Returns a value that can be compared with it.
  ///
  /// @throws dev.dovetail.persistence.MappingException if the value is of another type
  Binding bind(Object value) {
    return Binding.of(name, type, codec, value);
  }
}
