package dev.dovetail.analysis.table.internal.expression;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.internal.frame.ColumnView;
import dev.dovetail.analysis.table.internal.frame.EmptyData;
import dev.dovetail.analysis.table.internal.frame.Segments;
import dev.dovetail.analysis.table.internal.frame.Vector;
import dev.dovetail.analysis.table.internal.frame.VectorWriter;
import java.util.Arrays;
import java.util.List;

/// Computes expressions over all rows of a table.
public final class Evaluation {
  private Evaluation() {}

  /// Makes a column; one of the table is shared.
  public static ColumnView column(Node node, Binding binding, int rows) {
    if (node instanceof ColumnNode column) {
      return binding.column(column.name(), column.expected());
    }
    if (node instanceof LiteralNode(_, var value) && value == null) {
      return new ColumnView(new EmptyData(rows));
    }
    Bound bound = node.bind(binding);
    VectorWriter writer = new VectorWriter(bound.type());
    for (int from = 0; from < rows; from += Vector.ROWS) {
      int count = Math.min(Vector.ROWS, rows - from);
      writer.add(bound.evaluate(from, count), count);
    }
    return writer.build();
  }

  /// Puts columns one below the other.
  ///
  /// @param parts columns whose types widen to `type`
  public static ColumnView concat(List<ColumnView> parts, ColumnType type) {
    VectorWriter writer = new VectorWriter(type);
    for (ColumnView part : parts) {
      if (part.type() == ColumnType.EMPTY) {
        writer.addNulls(part.size());
        continue;
      }
      Bound bound = Promotion.widen(new ColumnNode("", Expected.ANY).bind((_, _) -> part), type);
      for (int from = 0; from < part.size(); from += Vector.ROWS) {
        int count = Math.min(Vector.ROWS, part.size() - from);
        writer.add(bound.evaluate(from, count), count);
      }
    }
    return writer.build();
  }

  /// Returns the rows in which a condition is true.
  public static int[] rows(Node condition, Binding binding, int rows) {
    int parts = Segments.of(rows);
    int[][] found = new int[parts][];
    Segments.run(parts, part -> {
      int start = Segments.start(rows, parts, part);
      found[part] = rows(condition.bind(binding), start, Segments.start(rows, parts, part + 1));
    });
    if (parts == 1) {
      return found[0];
    }
    int[] all = new int[Arrays.stream(found).mapToInt(each -> each.length).sum()];
    int at = 0;
    for (int[] each : found) {
      System.arraycopy(each, 0, all, at, each.length);
      at += each.length;
    }
    return all;
  }

  private static int[] rows(Bound bound, int start, int end) {
    int[] found = new int[end - start];
    int size = 0;
    for (int from = start; from < end; from += Vector.ROWS) {
      int count = Math.min(Vector.ROWS, end - from);
      Vector which = bound.evaluate(from, count);
      for (int i = 0; i < count; i++) {
        found[size] = from + i;
        size += which.booleans()[i] && !which.nulls()[i] ? 1 : 0;
      }
    }
    return Arrays.copyOf(found, size);
  }
}
