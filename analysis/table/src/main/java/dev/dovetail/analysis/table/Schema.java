package dev.dovetail.analysis.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The names and types of the columns of a table, in their order.
///
/// @param fields one a column
public record Schema(List<Schema.Field> fields) {
  /// The name and type of a column.
  ///
  /// @param name unique in its table; may be blank
  /// @param type of its values
  public record Field(String name, ColumnType type) {}

  private static final Schema EMPTY = new Schema(List.of());

  /// Copies the list.
  ///
  /// @throws IllegalArgumentException if two columns have the same name
  public Schema {
    fields = List.copyOf(fields);
    Set<String> names = new HashSet<>();
    for (Field field : fields) {
      if (!names.add(field.name())) {
        throw new IllegalArgumentException(
            "Two columns are named \"" + field.name() + "\"; names must be unique in a table");
      }
    }
  }

  /// Returns the schema without columns, to begin with.
  public static Schema empty() {
    return EMPTY;
  }

  /// Returns this schema with a further column at the end.
  ///
  /// @throws IllegalArgumentException if there is a column of that name
  public Schema with(String name, ColumnType type) {
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(name, type));
    return new Schema(more);
  }

  /// Returns the names of the columns.
  public List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  /// Returns the type of each column by its name: what [ReadOptions#withTypes] takes to read a file that was
  /// written from a table of this schema.
  public Map<String, ColumnType> types() {
    Map<String, ColumnType> types = new LinkedHashMap<>();
    fields.forEach(field -> types.put(field.name(), field.type()));
    return types;
  }

  /// Returns where a column stands, from 0; -1 if there is none of that name.
  public int indexOf(String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
