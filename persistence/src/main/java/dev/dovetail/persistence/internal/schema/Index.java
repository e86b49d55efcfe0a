package dev.dovetail.persistence.internal.schema;

import java.util.List;

/// An index.
///
/// @param name its name
/// @param columns the names of its columns
/// @param directions what follows each column: ` DESC` or nothing
/// @param isUnique whether no two rows may have these values in common
/// @param options what else the user wants to follow, or empty
record Index(String name, List<String> columns, List<String> directions, boolean isUnique, String options) {
  static Index of(String name, List<String> columns, boolean isUnique) {
    return new Index(name, columns, columns.stream().map(c -> "").toList(), isUnique, "");
  }
}
