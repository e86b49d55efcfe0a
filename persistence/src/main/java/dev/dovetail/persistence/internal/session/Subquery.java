package dev.dovetail.persistence.internal.session;

/// The rows that belong to a row of the query around.
///
/// @param columns of these rows
/// @param from the FROM clause, without what the columns need besides
/// @param correlation the condition that a row belongs to the one around
/// @param rest of the path of relations, which leads on from these rows; or empty
record Subquery(Columns columns, String from, String correlation, String rest) {
  /// Returns the condition that there is such a row.
  ///
  /// @param condition on it
  String exists(String condition) {
    return "EXISTS (SELECT 1 FROM " + from + columns.joins() + " WHERE " + correlation + " AND (" + condition
        + "))";
  }
}
