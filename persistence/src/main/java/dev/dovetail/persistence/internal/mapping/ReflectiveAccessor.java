package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of a class with a constructor without parameters, or of a record, by core reflection. It needs
/// nothing generated, so it is what a short run is best off with; see [GeneratedAccessor].
final class ReflectiveAccessor implements Accessor {
  private final Constructor<?> constructor;
  private final Field[] fields;
  private final boolean isMutable;

  /// All must be accessible.
  ///
  /// @param constructor without parameters, or the canonical one of a record
  ReflectiveAccessor(Constructor<?> constructor, List<Field> fields, boolean isMutable) {
    this.constructor = constructor;
    this.fields = fields.toArray(Field[]::new);
    this.isMutable = isMutable;
  }

  @Override
  public Object create(@Nullable Object[] values) throws Exception {
    try {
      if (!isMutable) {
        return constructor.newInstance(values);
      }
      Object entity = constructor.newInstance();
      for (int i = 0; i < fields.length; i++) {
        fields[i].set(entity, values[i]);
      }
      return entity;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception refusal) {
        throw refusal;
      }
      throw e;
    }
  }

  @Override
  public @Nullable Object get(Object entity, int attribute) {
    try {
      return fields[attribute].get(entity);
    } catch (IllegalAccessException e) {
      throw new MappingException("Cannot read " + fields[attribute], e);
    }
  }

  @Override
  public void set(Object entity, int attribute, @Nullable Object value) {
    if (!isMutable) {
      throw new UnsupportedOperationException("A record never changes: " + fields[attribute]);
    }
    try {
      fields[attribute].set(entity, value);
    } catch (IllegalAccessException e) {
      throw new MappingException("Cannot write " + fields[attribute], e);
    }
  }

  @Override
  public boolean isUntouched(Object entity, @Nullable Object[] row) {
    return false; // it would read all fields, and a closer look does not take longer
  }

  @Override
  public boolean isMutable() {
    return isMutable;
  }
}
