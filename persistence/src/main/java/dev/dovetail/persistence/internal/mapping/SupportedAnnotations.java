package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;

/// The subset of Jakarta Persistence that means something here. Every other annotation of that package is an
/// error, because one that is quietly ignored promises what does not happen.
final class SupportedAnnotations {
  private static final String PACKAGE = Entity.class.getPackageName();
  private static final Set<Class<?>> ON_CLASSES = Set.of(Entity.class, Table.class, Access.class);
  private static final Set<Class<?>> ON_FIELDS = Set.of(Id.class, GeneratedValue.class, Column.class,
      Version.class,
      Enumerated.class, Transient.class, Convert.class);

  private static final String BY_KEY = "keep the key of the other row in a field and query for it";
  private static final String BY_COLUMN = "give each value a field of its own";
  private static final String BY_TIME = "use a type of java.time";
  private static final Map<String, String> INSTEAD = Map.ofEntries(
      Map.entry("ManyToOne", BY_KEY), Map.entry("OneToOne", BY_KEY), Map.entry("OneToMany", BY_KEY),
      Map.entry("ManyToMany", BY_KEY), Map.entry("JoinColumn", "use @Column on a field that holds the key"),
      Map.entry("JoinTable", "map the table between the two as an entity"),
      Map.entry("ElementCollection", "map the elements as an entity"),
      Map.entry("Embedded", BY_COLUMN), Map.entry("AttributeOverride", BY_COLUMN),
      Map.entry("EmbeddedId", "use one field marked @Id, and a unique constraint over the columns"),
      Map.entry("IdClass", "use one field marked @Id, and a unique constraint over the columns"),
      Map.entry("Temporal", BY_TIME), Map.entry("Lob", "a String or byte[] needs no annotation"),
      Map.entry("Basic", "a field needs no annotation"),
      Map.entry("MappedSuperclass", "declare the fields in the entity itself"),
      Map.entry("Inheritance", "map each class to a table of its own"));

  private SupportedAnnotations() {}

  static void check(Class<?> type) {
    for (Annotation annotation : type.getAnnotations()) {
      check(annotation, ON_CLASSES, type, type.getName());
      if (annotation instanceof Access access && access.value() != AccessType.FIELD) {
        throw new MappingException(type.getName()
            + ": attributes are fields; @Access(PROPERTY) is not supported");
      }
    }
    for (Class<?> parent = type.getSuperclass(); parent != null; parent = parent.getSuperclass()) {
      for (Annotation annotation : parent.getAnnotations()) {
        check(annotation, Set.of(), parent, parent.getName() + ", which " + type.getName() + " extends");
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      for (Annotation annotation : method.getAnnotations()) {
        if (!type.isRecord()) { // the accessor of a component inherits the component's annotations
          check(annotation, LifecycleCallbacks.ANNOTATIONS, method, method + " (annotations go on fields)");
        }
      }
    }
  }

  static void check(Field field) {
    for (Annotation annotation : field.getAnnotations()) {
      check(annotation, ON_FIELDS, field, field.toString());
    }
  }

  private static void check(Annotation annotation, Set<? extends Class<?>> supported,
      AnnotatedElement element, String where) {
    Class<?> type = annotation.annotationType();
    if (type.getPackageName().equals(PACKAGE) && !supported.contains(type)) {
      String instead = INSTEAD.get(type.getSimpleName());
      Set<Class<?>> here = element instanceof Field ? ON_FIELDS : ON_CLASSES;
      throw new MappingException(where + ": @" + type.getSimpleName() + " is not supported here"
          + (instead == null
              ? "; supported are " + here.stream().map(Class::getSimpleName).sorted().toList()
              : ": " + instead));
    }
  }
}
