package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.spi.Dialect;

/// A table.
///
/// @param schema without quotes, or empty for the connection's own
/// @param name without schema and quotes
/// @param quoted as statements name it, with its schema if it has one
/// @param qualifier as columns of it are qualified in UPDATE and DELETE
public record TableName(String schema, String name, String quoted, String qualifier) {
  /// The table of a name.
  ///
  /// @param schema empty for none
  static TableName of(String schema, String name, Dialect dialect) {
    String plain = dialect.quote(name);
    return new TableName(schema, name, schema.isEmpty() ? plain : dialect.quote(schema) + '.' + plain, plain);
  }
}
