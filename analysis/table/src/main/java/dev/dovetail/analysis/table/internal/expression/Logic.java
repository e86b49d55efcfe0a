package dev.dovetail.analysis.table.internal.expression;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.internal.frame.Vector;

/// The connectives of three-valued logic (SQL's, Kleene's): null is unknown, so that false and null is false,
/// true or null is true, and all else with null is null.
public final class Logic extends Bound {
  private final boolean deciding;
  private final Bound left;
  private final Bound right;

  private Logic(boolean deciding, Bound left, Bound right) {
    super(ColumnType.BOOLEAN);
    this.deciding = deciding;
    this.left = left;
    this.right = right;
  }

  /// Makes an expression that is true where both are.
  public static Node and(Node first, Node second) {
    return binding -> new Logic(false, first.bind(binding), second.bind(binding));
  }

  /// Makes an expression that is true where one is.
  public static Node or(Node first, Node second) {
    return binding -> new Logic(true, first.bind(binding), second.bind(binding));
  }

  /// Makes an expression that is true where another is false.
  public static Node not(Node argument) {
    return binding -> new Mapped(argument.bind(binding), false);
  }

  /// Makes an expression that is true where another is null; never null itself.
  public static Node isNull(Node argument) {
    return binding -> new Mapped(argument.bind(binding), true);
  }

  @Override
  public Vector evaluate(int from, int count) {
    Vector x = left.evaluate(from, count);
    Vector y = right.evaluate(from, count);
    for (int i = 0; i < count; i++) {
      boolean isDecided = (!x.nulls()[i] && x.booleans()[i] == deciding)
          || (!y.nulls()[i] && y.booleans()[i] == deciding);
      result().nulls()[i] = !isDecided && (x.nulls()[i] || y.nulls()[i]);
      result().booleans()[i] = isDecided == deciding;
    }
    return result();
  }

  private static final class Mapped extends Bound {
    private final Bound argument;
    private final boolean isNullTest;

    Mapped(Bound argument, boolean isNullTest) {
      super(ColumnType.BOOLEAN);
      this.argument = argument;
      this.isNullTest = isNullTest;
    }

    @Override
    public Vector evaluate(int from, int count) {
      Vector source = argument.evaluate(from, count);
      for (int i = 0; i < count; i++) {
        result().nulls()[i] = !isNullTest && source.nulls()[i];
        result().booleans()[i] = isNullTest ? source.nulls()[i] : !source.booleans()[i];
      }
      return result();
    }
  }
}
