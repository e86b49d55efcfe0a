package dev.dovetail.persistence.internal.session;

import java.util.List;

/// A statement and the values of its parameters.
///
/// @param sql with `?` for each parameter
/// @param parameters in order
record BoundStatement(String sql, List<Binding> parameters) {
  BoundStatement {
    parameters = List.copyOf(parameters);
  }

  /// Returns the statement that counts the rows this one returns.
  BoundStatement counting() {
    return new BoundStatement("SELECT count(*) FROM (" + sql + ") AS counted", parameters);
  }
}
