package dev.dovetail.persistence.internal.session;

import java.util.List;
import java.util.stream.Collectors;

/// Conditions on keys of one column or several.
final class KeySql {
  private KeySql() {}

  /// Returns the condition that a row has one of so many keys. Parameters: the columns of each key in turn.
  ///
  /// @param columns qualified
  static String anyOf(List<String> columns, int keys) {
    if (columns.size() == 1) {
      return columns.getFirst() + " IN (" + "?, ".repeat(keys - 1) + "?)";
    }
    String one = equal(columns);
    return keys == 1 ? one : '(' + one + ')' + (" OR (" + one + ')').repeat(keys - 1);
  }

  /// Returns the condition that a row has a key.
  static String equal(List<String> columns) {
    return columns.stream().map(column -> column + " = ?").collect(Collectors.joining(" AND "));
  }
}
