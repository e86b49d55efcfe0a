package dev.dovetail.persistence.internal.schema;

import java.util.List;

/// A table: one that the mapping asks for, or one that is there.
///
/// @param id its name
/// @param columns its columns, in order
/// @param primaryKey the names of the key's columns, in order; empty if it has none
/// @param uniqueKeys other columns whose values are unique
/// @param indexes indexes that are not made by a key
/// @param foreignKeys references to other tables, or to itself
/// @param checks conditions; not read from a database, which keeps them in words of its own
/// @param options what follows the closing parenthesis, or empty
record TableDefinition(TableId id, List<ColumnDefinition> columns, List<String> primaryKey,
    List<UniqueKey> uniqueKeys, List<Index> indexes, List<ForeignKey> foreignKeys, List<Check> checks,
    String options) {
  /// A table without anything but columns and a key.
  static TableDefinition of(TableId id, List<ColumnDefinition> columns, List<String> primaryKey) {
    return new TableDefinition(id, columns, primaryKey, List.of(), List.of(), List.of(), List.of(), "");
  }
}
