package dev.dovetail.analysis.table.internal.expression;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.internal.frame.ColumnView;
import dev.dovetail.analysis.table.internal.frame.DictionaryData;
import dev.dovetail.analysis.table.internal.frame.Vector;
import dev.dovetail.analysis.table.internal.frame.VectorReader;
import org.jspecify.annotations.Nullable;

/// The values of a column.
///
/// @param name of the column
/// @param expected which types it may have
public record ColumnNode(String name, Expected expected) implements Node {
  @Override
  public Bound bind(Binding binding) {
    return new Reading(binding.column(name, expected), expected);
  }

  private static final class Reading extends Bound implements Codes {
    private final ColumnView view;

    Reading(ColumnView view, Expected expected) {
      super(view.type() == ColumnType.EMPTY ? expected.types().getFirst() : view.type());
      this.view = view;
    }

    @Override
    public Vector evaluate(int from, int count) {
      VectorReader.read(view, from, count, result());
      return result();
    }

    @Override
    @Nullable Codes codes() {
      return view.data() instanceof DictionaryData ? this : null;
    }

    private DictionaryData dictionary() {
      return (DictionaryData) view.data();
    }

    @Override
    public int size() {
      return dictionary().values();
    }

    @Override
    public void read(int from, int count, int[] target) {
      DictionaryData data = dictionary();
      for (int i = 0; i < count; i++) {
        int row = view.rows().at(from + i);
        target[i] = row < 0 || data.isNull(row) ? NULL : data.code(row);
      }
    }

    @Override
    public String value(int code) {
      return dictionary().valueOf(code);
    }
  }
}
