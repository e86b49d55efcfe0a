package dev.dovetail.persistence.internal.schema;

/// A column.
///
/// @param name without quotes
/// @param type as CREATE TABLE names it, or as the driver reports it
/// @param isNullable whether it may be null
/// @param options what else the user wants to follow the type, or empty
record ColumnDefinition(String name, String type, boolean isNullable, String options) {
  /// The same column, of rows that need not have it.
  ColumnDefinition nullable() {
    return new ColumnDefinition(name, type, true, options);
  }

  /// What the column holds, for messages.
  String text() {
    return type + (isNullable ? "" : " NOT NULL");
  }
}
