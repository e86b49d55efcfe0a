package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.AttributeOverrides;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The subset of Jakarta Persistence that means something here. Every other annotation of that package is an
/// error, because one that is quietly ignored promises what does not happen.
final class SupportedAnnotations {
  private static final String PACKAGE = Entity.class.getPackageName();
  private static final Set<Class<?>> ON_CLASSES = Set.of(Entity.class, Table.class, Access.class, IdClass.class,
      Inheritance.class, DiscriminatorColumn.class, DiscriminatorValue.class, SequenceGenerator.class);
  private static final Set<Class<?>> ON_SUPERCLASSES = Set.of(MappedSuperclass.class, Access.class,
      SequenceGenerator.class);
  private static final Set<Class<?>> ON_VALUES = Set.of(Column.class, Enumerated.class, Convert.class,
      Transient.class, Embedded.class, AttributeOverride.class, AttributeOverrides.class, Basic.class);
  private static final Set<Class<?>> ON_FIELDS = with(ON_VALUES, Id.class, EmbeddedId.class, GeneratedValue.class,
      SequenceGenerator.class, Version.class, ManyToOne.class, OneToOne.class, OneToMany.class, ManyToMany.class,
      JoinColumn.class, JoinColumns.class, JoinTable.class, OrderBy.class);

  private static final String BY_TIME = "use a type of java.time";
  private static final Map<String, String> INSTEAD = Map.ofEntries(
      Map.entry("ElementCollection", "map the elements as an entity"),
      Map.entry("MapsId", "mark the @ManyToOne or @OneToOne itself with @Id"),
      Map.entry("OrderColumn", "give the elements a column of their own and use @OrderBy"),
      Map.entry("AssociationOverride", "declare the relation in the entity itself"),
      Map.entry("SecondaryTable", "use a @OneToOne"),
      Map.entry("Temporal", BY_TIME), Map.entry("Lob", "a String or byte[] needs no annotation"));

  private SupportedAnnotations() {}

  private static Set<Class<?>> with(Set<Class<?>> some, Class<?>... more) {
    return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
  }

  static void check(Class<?> type) {
    for (Annotation annotation : type.getAnnotations()) {
      check(annotation, ON_CLASSES, type.getName());
      if (annotation instanceof Access access && access.value() != AccessType.FIELD) {
        throw new MappingException(type.getName()
            + ": attributes are fields; @Access(PROPERTY) is not supported");
      }
    }
    Class<?> above = type.getSuperclass();
    while (above != null && !above.isAnnotationPresent(Entity.class)) {
      for (Annotation annotation : above.getAnnotations()) {
        check(annotation, ON_SUPERCLASSES, above.getName() + ", which " + type.getName() + " extends");
      }
      above = above.getSuperclass();
    }
    for (Method method : type.getDeclaredMethods()) {
      for (Annotation annotation : method.getAnnotations()) {
        if (!type.isRecord()) { // the accessor of a component inherits the component's annotations
          check(annotation, LifecycleCallbacks.ANNOTATIONS, method + " (annotations go on fields)");
        }
      }
    }
  }

  static void check(Field field) {
    for (Annotation annotation : field.getAnnotations()) {
      check(annotation, ON_FIELDS, field.toString());
    }
  }

  /// Checks a field of an embeddable class.
  static void checkEmbeddable(Field field) {
    for (Annotation annotation : field.getAnnotations()) {
      check(annotation, ON_VALUES, field + " of an embeddable class");
    }
  }

  private static void check(Annotation annotation, Set<? extends Class<?>> supported, String where) {
    Class<?> type = annotation.annotationType();
    if (type.getPackageName().equals(PACKAGE) && !supported.contains(type)) {
      String instead = INSTEAD.get(type.getSimpleName());
      throw new MappingException(where + ": @" + type.getSimpleName() + " is not supported here"
          + (instead == null
              ? "; supported are " + supported.stream().map(Class::getSimpleName).sorted().toList()
              : ": " + instead));
    }
  }
}
