package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The components of a record, all of them attributes.
final class RecordAccessor implements Accessor {
  private final Constructor<?> constructor;
  private final Field[] fields;

  /// Both must be accessible, the constructor canonical.
  RecordAccessor(Constructor<?> constructor, List<Field> fields) {
    this.constructor = constructor;
    this.fields = fields.toArray(Field[]::new);
  }

  @Override
  public Object create(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new MappingException("The constructor of " + constructor.getDeclaringClass().getName()
          + " refused what the row holds: " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new MappingException(constructor.getDeclaringClass().getName() + " cannot be constructed", e);
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
    throw new UnsupportedOperationException("A record never changes: " + fields[attribute]);
  }

  @Override
  public boolean isMutable() {
    return false;
  }
}
