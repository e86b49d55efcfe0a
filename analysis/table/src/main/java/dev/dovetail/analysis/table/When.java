package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.Choice;
import dev.dovetail.analysis.table.internal.expression.LiteralNode;
import dev.dovetail.analysis.table.internal.expression.Node;
import java.util.ArrayList;
import java.util.List;

/// A choice begun with a condition: `when(a).then(x).when(b, y).otherwise(z)`.
public final class When {
  private final Condition condition;

  When(Condition condition) {
    this.condition = condition;
  }

  /// Says what to take where the condition is true.
  public <E extends Expression<?, E>> Then<E> then(E value) {
    return new Then<>(List.of(new Branch<>(condition, value)));
  }

  private record Branch<E>(Condition condition, E value) {}

  /// A choice that lacks what to take where no condition is true, null ones included.
  ///
  /// @param <E> the kind of values
  public static final class Then<E extends Expression<?, E>> {
    private final List<Branch<E>> branches;

    private Then(List<Branch<E>> branches) {
      this.branches = branches;
    }

    /// Says what to take where a further condition is true and none before is.
    public Then<E> when(Condition condition, E value) {
      List<Branch<E>> more = new ArrayList<>(branches);
      more.add(new Branch<>(condition, value));
      return new Then<>(more);
    }

    /// Says what to take where no condition is true.
    public E otherwise(E value) {
      return otherwise(value.node());
    }

    /// Takes null where no condition is true.
    public E otherwiseNull() {
      return otherwise(new LiteralNode(ColumnType.EMPTY, null));
    }

    private E otherwise(Node last) {
      Node node = last;
      for (Branch<E> branch : branches.reversed()) {
        node = Choice.of(branch.condition().node(), branch.value().node(), node);
      }
      E first = branches.getFirst().value();
      return first.make(first.name(), node);
    }
  }
}
