package dev.dovetail.persistence.internal.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How objects of an embeddable class are taken apart and put together. Its *values* are those of its fields,
/// and for a field that is embeddable itself, the values of that one.
///
/// @param type the class
/// @param accessor of its fields
/// @param nested for each field, how its object is taken apart, or null if the field holds a value
/// @param starts for each field, the position of its first value
/// @param size the number of values
public record EmbeddedValue(Class<?> type, Accessor accessor, List<@Nullable EmbeddedValue> nested,
    List<Integer> starts, int size) {
  /// Reads one value.
  @Nullable Object get(Object object, int value) {
    int field = field(value);
    Object found = accessor.get(object, field);
    EmbeddedValue inner = nested.get(field);
    return inner == null || found == null ? found : inner.get(found, value - starts.get(field));
  }

  private int field(int value) {
    int field = starts.size() - 1;
    while (starts.get(field) > value) {
      field--;
    }
    return field;
  }

  /// Makes an object of its values.
  ///
  /// @param values of which those from `from` on are meant
  /// @return null if all of them are null
  /// @throws Exception whatever the constructor throws
  @Nullable Object create(@Nullable Object[] values, int from) throws Exception {
    boolean isNull = true;
    for (int i = 0; i < size; i++) {
      isNull &= values[from + i] == null;
    }
    if (isNull) {
      return null;
    }
    @Nullable Object[] fields = new Object[nested.size()];
    for (int i = 0; i < fields.length; i++) {
      EmbeddedValue inner = nested.get(i);
      int start = from + starts.get(i);
      fields[i] = inner == null ? values[start] : inner.create(values, start);
    }
    return accessor.create(fields);
  }
}
