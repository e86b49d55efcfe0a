package dev.dovetail.analysis.table.internal.expression;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.internal.frame.Vector;
import org.jspecify.annotations.Nullable;

/// An expression bound to a table: computes stretches of rows. For one thread.
public abstract class Bound {
  private final Vector result;

  Bound(ColumnType type) {
    this.result = new Vector(type);
  }

  /// Returns the type of the values.
  public final ColumnType type() {
    return result.type();
  }

  /// Returns where [#evaluate] puts the values.
  final Vector result() {
    return result;
  }

  /// Computes some rows.
  ///
  /// @param from the first
  /// @param count how many, at most [Vector#ROWS]
  /// @return the values, until the next call
  /// @throws ArithmeticException if a value is beyond its type
  public abstract Vector evaluate(int from, int count);

  /// Returns the different texts of this expression by number, if they are known.
  @Nullable Codes codes() {
    return null;
  }
}
