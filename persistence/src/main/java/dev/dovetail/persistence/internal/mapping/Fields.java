package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of a user's class that are kept, and how to reach them.
final class Fields {
  private Fields() {}

  /// The fields of an entity, those of its mapped superclasses first, without those of an entity it extends.
  static List<Field> ofEntity(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    Class<?> above = type.getSuperclass();
    if (above != null && above.isAnnotationPresent(MappedSuperclass.class)) {
      fields.addAll(ofEntity(above));
    }
    fields.addAll(declared(type));
    return fields;
  }

  /// The fields of an entity, those of the entities it extends first.
  static List<Field> all(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> of = type; of != null; of = parent(of)) {
      fields.addAll(0, ofEntity(of));
    }
    return fields;
  }

  /// The fields that a class itself declares.
  static List<Field> declared(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields()).filter(Fields::isAttribute).toList();
  }

  private static boolean isAttribute(Field field) {
    return !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())
        && !field.isSynthetic() && !field.isAnnotationPresent(Transient.class);
  }

  /// The entity that a class extends, with mapped superclasses in between or not; null if there is none.
  static @Nullable Class<?> parent(Class<?> type) {
    Class<?> above = type.getSuperclass();
    while (above != null && above.isAnnotationPresent(MappedSuperclass.class)) {
      above = above.getSuperclass();
    }
    return above != null && above.isAnnotationPresent(Entity.class) ? above : null;
  }

  /// The entity at the top of those that a class extends.
  static Class<?> root(Class<?> type) {
    Class<?> parent = parent(type);
    return parent == null ? type : root(parent);
  }

  static boolean isId(Field field) {
    return field.isAnnotationPresent(Id.class) || field.isAnnotationPresent(EmbeddedId.class);
  }

  /// Opens all fields of a class, or a record, and its constructor.
  ///
  /// @param fields all of them, in order
  /// @throws MappingException if objects of the class cannot be made and filled
  static Accessors open(Class<?> type, List<Field> fields) {
    fields.forEach(field -> Openness.open(field.getDeclaringClass(), field));
    return type.isRecord() ? ofRecord(type, fields) : ofClass(type, fields);
  }

  private static Accessors ofRecord(Class<?> type, List<Field> fields) {
    RecordComponent[] components = type.getRecordComponents();
    if (components.length != fields.size()) {
      throw new MappingException(type.getName()
          + " has a component marked @Transient, but a record needs all of them");
    }
    Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return new Accessors(Openness.open(type, type.getDeclaredConstructor(types)), fields, false);
    } catch (NoSuchMethodException e) {
      throw new MappingException("The canonical constructor of " + type.getName() + " cannot be found", e);
    }
  }

  private static Accessors ofClass(Class<?> type, List<Field> fields) {
    for (Field field : fields) {
      if (Modifier.isFinal(field.getModifiers())) {
        throw new MappingException(field
            + " is final, so it cannot be loaded: remove final, mark it @Transient, or"
            + " make the class a record");
      }
    }
    if (type.isInterface() || type.isEnum() || (type.isMemberClass() && !Modifier.isStatic(type.getModifiers()))) {
      throw new MappingException(type.getName()
          + " must be a class that can be constructed by itself: neither an interface, an enum"
          + " nor an inner class that is not static");
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      return new Accessors(Openness.open(type, constructor), fields, true);
    } catch (NoSuchMethodException e) {
      throw new MappingException(type.getName()
          + " needs a constructor without parameters; it may be private", e);
    }
  }
}
