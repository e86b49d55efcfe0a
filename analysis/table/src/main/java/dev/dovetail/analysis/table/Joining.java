package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.Evaluation;
import dev.dovetail.analysis.table.internal.expression.Promotion;
import dev.dovetail.analysis.table.internal.frame.ColumnView;
import dev.dovetail.analysis.table.internal.frame.Joiner;
import dev.dovetail.analysis.table.internal.frame.Rows;
import dev.dovetail.analysis.table.internal.frame.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Joins two tables.
final class Joining {
  private final Table left;
  private final Table right;
  private final Join join;
  private final List<ColumnView> leftKeys = new ArrayList<>();
  private final List<ColumnView> rightKeys = new ArrayList<>();

  Joining(Table left, Table right, Join join) {
    this.left = left;
    this.right = right;
    this.join = join;
    if (join.leftKeys().isEmpty()) {
      throw new IllegalArgumentException("A join needs columns to compare; name them, or use on");
    }
    for (int i = 0; i < join.leftKeys().size(); i++) {
      addKey(left.column(join.leftKeys().get(i)), right.column(join.rightKeys().get(i)));
    }
  }

  private void addKey(Column<?> first, Column<?> second) {
    ColumnType type;
    try {
      type = Promotion.common(first.type(), second.type());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Column \"" + first.name() + "\" of the left table is of type "
          + first.type() + ", \"" + second.name() + "\" of the right one of type " + second.type()
          + "; convert one of them with derive before the join", e);
    }
    leftKeys.add(widened(first.view(), type));
    rightKeys.add(widened(second.view(), type));
  }

  private static ColumnView widened(ColumnView view, ColumnType type) {
    boolean isOfType = view.type() == type || view.type() == ColumnType.EMPTY;
    return isOfType ? view : Evaluation.concat(List.of(view), type);
  }

  Table table() {
    return switch (join.kind()) {
      case SEMI -> semi(true);
      case ANTI -> semi(false);
      case INNER -> paired(joiner().pairs(false, false));
      case LEFT -> paired(joiner().pairs(true, false));
      case FULL -> paired(joiner().pairs(true, true));
      case RIGHT -> {
        joiner();
        yield paired(Joiner.of(rightKeys, leftKeys).pairs(true, false).swapped());
      }
    };
  }

  private Joiner joiner() {
    Joiner joiner = Joiner.of(leftKeys, rightKeys);
    Join.Cardinality expected = join.cardinality();
    if (expected == Join.Cardinality.ONE_TO_ONE || expected == Join.Cardinality.ONE_TO_MANY) {
      requireUnique("left", left, join.leftKeys(), joiner.repeatedLeft());
    }
    if (expected == Join.Cardinality.ONE_TO_ONE || expected == Join.Cardinality.MANY_TO_ONE) {
      requireUnique("right", right, join.rightKeys(), joiner.repeatedRight());
    }
    return joiner;
  }

  private void requireUnique(String side, Table table, List<String> keys, int @Nullable [] rows) {
    if (rows != null) {
      String key = keys.stream().map(name -> name + " = " + table.column(name).getText(rows[0]))
          .collect(Collectors.joining(", "));
      throw new IllegalArgumentException("The join expects " + join.cardinality() + ", but rows " + rows[0]
          + " and " + rows[1] + " of the " + side + " table both have " + key
          + "; make them distinct, or expect something else");
    }
  }

  private Table semi(boolean areMatched) {
    int[] rows = joiner().leftRows(areMatched);
    return left.withRows(Selection.pick(rows), rows.length);
  }

  private Table paired(Joiner.Pairs pairs) {
    int length = pairs.left().length;
    Table lefts = left.withRows(Selection.pick(pairs.left()), length);
    List<Column<?>> columns = new ArrayList<>(lefts.columns());
    List<Column<?>> others = new ArrayList<>();
    for (Column<?> column : right.columns()) {
      int key = join.rightKeys().indexOf(column.name());
      if (key >= 0 && join.leftKeys().get(key).equals(column.name())) {
        int index = left.schema().indexOf(column.name());
        columns.set(index, new Column<>(column.name(), keyColumn(key, pairs)));
      } else {
        boolean isTaken = left.schema().indexOf(column.name()) >= 0;
        others.add(isTaken ? column.rename(column.name() + join.suffix()) : column);
      }
    }
    columns.addAll(others.isEmpty() ? List.of()
        : Table.of(others).withRows(Selection.pick(pairs.right()), length).columns());
    return Table.of(columns);
  }

  /// The values of the left table, or those of the right one where it has no row.
  private ColumnView keyColumn(int key, Joiner.Pairs pairs) {
    ColumnView first = leftKeys.get(key);
    if (join.kind() == Join.Kind.INNER || join.kind() == Join.Kind.LEFT) {
      return new ColumnView(first.data(), first.rows().pick(pairs.left()));
    }
    ColumnView second = rightKeys.get(key);
    ColumnView both = Evaluation.concat(
        List.of(first, second), Promotion.common(first.type(), second.type()));
    int[] rows = IntStream.range(0, pairs.left().length)
        .map(i -> pairs.left()[i] == Rows.ABSENT ? left.rowCount() + pairs.right()[i] : pairs.left()[i])
        .toArray();
    return new ColumnView(both.data(), Rows.of(rows));
  }
}
