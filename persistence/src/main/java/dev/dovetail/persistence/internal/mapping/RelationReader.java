package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.Ref;
import dev.dovetail.persistence.internal.mapping.Relation.Description;
import dev.dovetail.persistence.internal.mapping.Relation.Holder;
import dev.dovetail.persistence.internal.mapping.Relation.Kind;
import jakarta.persistence.CascadeType;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the mapping of a field through which an object reaches others.
final class RelationReader {
  private RelationReader() {}

  static boolean isRelation(Field field) {
    return field.isAnnotationPresent(ManyToOne.class) || field.isAnnotationPresent(OneToOne.class)
        || field.isAnnotationPresent(OneToMany.class) || field.isAnnotationPresent(ManyToMany.class);
  }

  /// Reads what the annotations of a relation say.
  static Description describe(Field field) {
    Holder holder = holder(field);
    ManyToOne manyToOne = field.getAnnotation(ManyToOne.class);
    OneToOne oneToOne = field.getAnnotation(OneToOne.class);
    OneToMany oneToMany = field.getAnnotation(OneToMany.class);
    ManyToMany manyToMany = field.getAnnotation(ManyToMany.class);
    OrderBy by = field.getAnnotation(OrderBy.class);
    String orderBy = by == null ? null : by.value();
    Description description;
    if (manyToOne != null) {
      description = new Description(field.getName(), Kind.MANY_TO_ONE, holder,
          target(field, manyToOne.targetEntity()), "", Set.of(manyToOne.cascade()), false,
          holder == Holder.OBJECT, manyToOne.optional() && areNullable(field), orderBy);
    } else if (oneToOne != null) {
      description = new Description(field.getName(), Kind.ONE_TO_ONE, holder,
          target(field, oneToOne.targetEntity()), oneToOne.mappedBy(), Set.of(oneToOne.cascade()),
          oneToOne.orphanRemoval(), holder == Holder.OBJECT, oneToOne.optional() && areNullable(field), orderBy);
    } else if (oneToMany != null) {
      description = new Description(field.getName(), Kind.ONE_TO_MANY, holder,
          target(field, oneToMany.targetEntity()), oneToMany.mappedBy(), Set.of(oneToMany.cascade()),
          oneToMany.orphanRemoval(), oneToMany.fetch() == FetchType.EAGER, true, orderBy);
    } else {
      description = new Description(field.getName(), Kind.MANY_TO_MANY, holder,
          target(field, manyToMany.targetEntity()), manyToMany.mappedBy(), Set.of(manyToMany.cascade()), false,
          manyToMany.fetch() == FetchType.EAGER, true, orderBy);
    }
    check(field, description, isLazy(manyToOne, oneToOne));
    return description;
  }

  private static boolean areNullable(Field field) {
    return Stream.of(columns(field)).allMatch(JoinColumn::nullable);
  }

  private static boolean isLazy(@Nullable ManyToOne manyToOne, @Nullable OneToOne oneToOne) {
    return (manyToOne != null && manyToOne.fetch() == FetchType.LAZY)
        || (oneToOne != null && oneToOne.fetch() == FetchType.LAZY);
  }

  private static void check(Field field, Description description, boolean isLazy) {
    boolean isToMany = description.kind() == Kind.ONE_TO_MANY || description.kind() == Kind.MANY_TO_MANY;
    boolean isCollection = description.holder() == Holder.LIST || description.holder() == Holder.SET;
    String type = field.getType().getTypeName();
    if (isToMany && !isCollection) {
      throw new MappingException(field + ": a field that reaches several objects is a List, a Set or a Collection"
          + " of them; found " + type);
    }
    if (!isToMany && isCollection) {
      throw new MappingException(field + ": a field that reaches one object is of its class, or a Ref to it;"
          + " found " + type);
    }
    if (isLazy && description.holder() == Holder.OBJECT) {
      throw new MappingException(field + ": a plain field cannot load itself, so it cannot be lazy: declare it as"
          + " Ref<" + description.target().getSimpleName() + ">, or leave fetch = LAZY out");
    }
    if (description.holder() == Holder.REF && !description.mappedBy().isEmpty()) {
      throw new MappingException(field + ": the row of the other side keeps this relation, so there is no key to"
          + " make a Ref of: declare it as " + description.target().getSimpleName());
    }
    if (field.getDeclaringClass().isRecord() && description.holder() != Holder.REF) {
      throw new MappingException(field + ": a record is made before what it refers to is loaded: declare it as"
          + " Ref<" + description.target().getSimpleName() + ">" + (isToMany ? " on the other side" : ""));
    }
    if (description.isOrphanRemoval() && !description.cascades().contains(CascadeType.REMOVE)
        && !description.cascades().contains(CascadeType.ALL)) {
      throw new MappingException(field + ": orphanRemoval deletes what is taken out, so deleting the owner must"
          + " delete it too: add cascade = CascadeType.REMOVE (or ALL)");
    }
  }

  private static Holder holder(Field field) {
    Class<?> type = field.getType();
    if (type == Ref.class) {
      return Holder.REF;
    }
    if (type == List.class || type == Collection.class) {
      return Holder.LIST;
    }
    return type == Set.class ? Holder.SET : Holder.OBJECT;
  }

  private static Class<?> target(Field field, Class<?> given) {
    if (given != void.class) {
      return given;
    }
    if (field.getType() != Ref.class && !Collection.class.isAssignableFrom(field.getType())) {
      return field.getType();
    }
    Type argument = field.getGenericType() instanceof ParameterizedType type
        ? type.getActualTypeArguments()[0] : Object.class;
    if (argument instanceof Class<?> entity && entity != Object.class) {
      return entity;
    }
    throw new MappingException(field + ": of which entity? Give the type as " + field.getType().getSimpleName()
        + "<Entity>, or as targetEntity");
  }

  /// Makes the attributes that keep a reference in its owner's row.
  ///
  /// @param key the attributes of the key referred to
  /// @param table the position of the owner's table that has the columns
  static List<Attribute> attributes(Field field, Description description, List<Attribute> key, int table) {
    JoinColumn[] columns = columns(field);
    if (columns.length != 0 && columns.length != key.size()) {
      throw new MappingException(field + ": the key of " + description.target().getSimpleName() + " has "
          + key.size() + " columns, so as many @JoinColumn are needed; found " + columns.length);
    }
    List<Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      Attribute of = key.get(i);
      JoinColumn column = joinColumn(field, of, i);
      String name = column == null || column.name().isEmpty() ? field.getName() + '_' + of.column() : column.name();
      attributes.add(new Attribute(key.size() == 1 ? field.getName() : field.getName() + '.' + of.name(), name,
          of.type(), false, of.codec(), column == null || column.insertable(),
          column == null || column.updatable(), table));
    }
    return attributes;
  }

  private static JoinColumn[] columns(Field field) {
    return field.getAnnotationsByType(JoinColumn.class);
  }

  /// What the annotation of one column of a reference says, or null.
  static @Nullable JoinColumn joinColumn(Field field, Attribute key, int position) {
    JoinColumn[] columns = columns(field);
    if (columns.length == 0) {
      return null;
    }
    boolean areNamed = false;
    for (JoinColumn column : columns) {
      if (column.referencedColumnName().equalsIgnoreCase(key.column())) {
        return column;
      }
      areNamed |= !column.referencedColumnName().isEmpty();
    }
    if (areNamed) {
      throw new MappingException(field + ": a reference is kept by the key of the other row, so"
          + " referencedColumnName is one of its columns; none says " + key.column());
    }
    return columns[position];
  }

  /// What is said about a reference's foreign key: for all its columns, or else for one of them; or null.
  static @Nullable ForeignKey foreignKey(Field field) {
    return Stream.concat(Stream.ofNullable(field.getAnnotation(JoinColumns.class)).map(JoinColumns::foreignKey),
            Stream.of(columns(field)).map(JoinColumn::foreignKey))
        .filter(key -> key.value() != ConstraintMode.PROVIDER_DEFAULT)
        .findFirst()
        .orElse(null);
  }
}
