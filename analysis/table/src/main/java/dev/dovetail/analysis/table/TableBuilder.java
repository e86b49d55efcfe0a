package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.frame.ColumnView;
import dev.dovetail.analysis.table.internal.frame.DataBuilder;
import dev.dovetail.analysis.table.internal.frame.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds a table row by row. For one thread; to be used once.
public final class TableBuilder {
  private final Schema schema;
  private final List<DataBuilder> columns;

  TableBuilder(Schema schema) {
    this.schema = schema;
    this.columns = schema.fields().stream().map(field -> DataBuilder.of(field.type())).toList();
  }

  /// Adds a row.
  ///
  /// @param values one a column, null for no value: the objects that stand for values in a [Column], also
  ///     primitives' wrappers, enums and times with an offset
  /// @return this builder
  /// @throws IllegalArgumentException if there are more or fewer values than columns, or one cannot be taken
  /// for
  ///     a value of its column without loss; then nothing is added
  public TableBuilder add(@Nullable Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          "The table has " + columns.size() + " columns, found " + values.length + " values");
    }
    @Nullable Object[] converted = new @Nullable Object[values.length];
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      converted[i] = value == null ? null : converted(schema.fields().get(i), value);
    }
    for (int i = 0; i < values.length; i++) {
      Object value = converted[i];
      if (value == null) {
        columns.get(i).addNull();
      } else {
        columns.get(i).add(value);
      }
    }
    return this;
  }

  private static Object converted(Schema.Field field, Object value) {
    try {
      return Values.convert(field.type(), value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Column \"" + field.name() + "\": " + e.getMessage(), e);
    }
  }

  /// Ends the table. The builder is not to be used any more.
  public Table build() {
    List<Column<?>> built = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      built.add(new Column<>(schema.fields().get(i).name(), new ColumnView(columns.get(i).build())));
    }
    return Table.of(built);
  }
}
