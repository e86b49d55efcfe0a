package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of a class with a constructor without parameters. Core reflection reads an array of fields
/// faster than handles that are no constants do, and needs nothing generated at start-up.
final class FieldAccessor implements Accessor {
  private final Constructor<?> constructor;
  private final Field[] fields;

  /// Both must be accessible.
  FieldAccessor(Constructor<?> constructor, List<Field> fields) {
    this.constructor = constructor;
    this.fields = fields.toArray(Field[]::new);
  }

  @Override
  public Object create(@Nullable Object[] values) {
    try {
      Object entity = constructor.newInstance();
      for (int i = 0; i < fields.length; i++) {
        fields[i].set(entity, values[i]);
      }
      return entity;
    } catch (InvocationTargetException e) {
      throw new MappingException("The constructor of " + constructor.getDeclaringClass().getName()
          + " failed", e);
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
    try {
      fields[attribute].set(entity, value);
    } catch (IllegalAccessException e) {
      throw new MappingException("Cannot write " + fields[attribute], e);
    }
  }

  @Override
  public boolean isMutable() {
    return true;
  }
}
