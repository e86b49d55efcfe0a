package dev.dovetail.persistence.internal.schema;

import dev.dovetail.persistence.internal.mapping.TableName;
import dev.dovetail.persistence.spi.Dialect;

/// The name of a table or a sequence.
///
/// @param schema the schema, or empty for the connection's own
/// @param name without quotes
record TableId(String schema, String name) {
  static TableId of(TableName name) {
    return new TableId(name.schema(), name.name());
  }

  String quoted(Dialect dialect) {
    return (schema.isEmpty() ? "" : dialect.quote(schema) + '.') + dialect.quote(name);
  }

  @Override
  public String toString() {
    return schema.isEmpty() ? name : schema + '.' + name;
  }
}
