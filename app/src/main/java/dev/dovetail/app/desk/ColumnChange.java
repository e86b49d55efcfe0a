package dev.dovetail.app.desk;

import java.util.Optional;

/// How a column differs between two deliveries of a table.
public sealed interface ColumnChange {
  /// Returns the column's name.
  String name();

  /// The column was not there before.
  ///
  /// @param type its type
  record Added(String name, String type) implements ColumnChange {}

  /// The column is not there any more.
  ///
  /// @param type the type it had
  record Removed(String name, String type) implements ColumnChange {}

  /// The column has another type.
  ///
  /// @param from the type it had
  /// @param to the type it has
  /// @param example a value that the earlier type has no room for
  record Retyped(String name, String from, String to, Optional<String> example) implements ColumnChange {}
}
