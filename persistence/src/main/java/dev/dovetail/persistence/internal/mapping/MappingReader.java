package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.internal.mapping.Relation.Description;
import dev.dovetail.persistence.spi.Dialect;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads the mapping of classes from their annotations. Attributes are fields, as in Jakarta Persistence with
/// field access; names of tables and columns that are not given are those of the class and the field.
final class MappingReader {
  private final Dialect dialect;
  private final List<Class<?>> types;
  private final AttributeReader attributeReader;
  private final EmbeddedReader embeddedReader;
  private final Map<Class<?>, EntityMapping> known = new HashMap<>();
  private final Set<Class<?>> keysInProgress = new HashSet<>();

  /// @param types all entities of the factory, in the order in which they were named
  MappingReader(List<Class<?>> types, Dialect dialect) {
    this.dialect = dialect;
    this.types = types;
    this.attributeReader = new AttributeReader(dialect);
    this.embeddedReader = new EmbeddedReader(attributeReader);
  }

  /// Reads one class, and before it the entity it extends. Its relations have still to be linked.
  EntityMapping read(Class<?> type) {
    EntityMapping read = known.get(type);
    if (read != null) {
      return read;
    }
    requireEntity(type);
    SupportedAnnotations.check(type);
    Class<?> above = Fields.parent(type);
    EntityMapping parent = above == null ? null : read(requireNamed(type, above));
    List<Field> fields = Fields.ofEntity(type);
    EntityMapping mapping = new EntityMapping(shape(type, parent, fields), types.indexOf(type),
        Fields.open(type, Fields.all(type)));
    known.put(type, mapping);
    return mapping;
  }

  private static void requireEntity(Class<?> type) {
    if (!type.isAnnotationPresent(Entity.class)) {
      throw new MappingException(type.getName() + " is no entity: mark it with @jakarta.persistence.Entity");
    }
  }

  private Class<?> requireNamed(Class<?> type, Class<?> parent) {
    if (!types.contains(parent)) {
      throw new MappingException(type.getName() + " extends " + parent.getName()
          + ", which is not among the entities of this factory: add it by entities(...)");
    }
    return parent;
  }

  private Shape shape(Class<?> type, @Nullable EntityMapping parent, List<Field> fields) {
    List<TableName> tables = tables(type, parent);
    List<Member> members = new ArrayList<>(parent == null ? List.of() : parent.members());
    List<Attribute> attributes = new ArrayList<>(parent == null ? List.of() : parent.attributes());
    List<Integer> ids = new ArrayList<>();
    int version = parent == null ? -1 : parent.version();
    for (Field field : fields) {
      SupportedAnnotations.check(field);
      Member member = member(field, members.size(), attributes, tables.size() - 1);
      members.add(member);
      if (Fields.isId(field)) {
        for (int i = 0; i < member.count(); i++) {
          ids.add(member.from() + i);
        }
      }
      if (field.isAnnotationPresent(Version.class)) {
        Versions.check(type, field, attributes.get(member.from()), version >= 0);
        version = member.from();
      }
    }
    requireDistinctColumns(type, attributes);
    if (parent != null) {
      if (!ids.isEmpty()) {
        throw new MappingException(type.getName() + " has a key of its own, but the key of an entity that extends"
            + " another is that one's: remove @Id");
      }
      return new Shape(type, parent, tables, List.copyOf(members), List.copyOf(attributes), idsOf(parent), version,
          parent.generation(), parent.keyType(), Discriminators.read(type, dialect));
    }
    return new Shape(type, null, tables, List.copyOf(members), List.copyOf(attributes), requireIds(type, ids),
        version, KeyGenerations.read(type, fields, attributes, ids, dialect), keyType(type, fields),
        isRootOfSeveral(type) ? Discriminators.read(type, dialect) : null);
  }

  private static List<Integer> idsOf(EntityMapping parent) {
    return Arrays.stream(parent.ids()).boxed().toList();
  }

  private Member member(Field field, int position, List<Attribute> attributes, int table) {
    int from = attributes.size();
    if (RelationReader.isRelation(field)) {
      Description description = RelationReader.describe(field);
      Relation relation = new Relation(description, field, position);
      if (!relation.isReference()) {
        return new Member.Inverse(relation, from);
      }
      attributes.addAll(RelationReader.attributes(field, description, key(field, description.target()), table));
      return new Member.Reference(relation, from, attributes.size() - from);
    }
    if (EmbeddedReader.isEmbedded(field)) {
      attributes.addAll(embeddedReader.attributes(field, table));
      return new Member.Embedded(embeddedReader.value(field.getType()), from);
    }
    attributes.add(attributeReader.read(field, "", null, table));
    return new Member.Plain(from);
  }

  /// The attributes of an entity's key, which may refer to other entities in turn.
  private List<Attribute> key(Field referring, Class<?> entity) {
    requireEntity(entity);
    if (!keysInProgress.add(entity)) {
      throw new MappingException(referring + ": the key of " + entity.getName() + " refers to itself");
    }
    List<Attribute> attributes = new ArrayList<>();
    for (Field field : Fields.ofEntity(Fields.root(entity))) {
      if (Fields.isId(field)) {
        member(field, 0, attributes, 0);
      }
    }
    keysInProgress.remove(entity);
    if (attributes.isEmpty()) {
      throw new MappingException(entity.getName() + " has no field marked @Id, so " + referring
          + " cannot refer to it");
    }
    return attributes;
  }

  private static List<Integer> requireIds(Class<?> type, List<Integer> ids) {
    if (ids.isEmpty()) {
      throw new MappingException(type.getName() + " has no field marked @Id (or @EmbeddedId): each row needs a"
          + " key by which it is known");
    }
    return List.copyOf(ids);
  }

  private @Nullable EmbeddedValue keyType(Class<?> type, List<Field> fields) {
    List<Field> keys = fields.stream().filter(Fields::isId).toList();
    if (keys.size() == 1) {
      return EmbeddedReader.isEmbedded(keys.getFirst()) ? embeddedReader.value(keys.getFirst().getType()) : null;
    }
    IdClass idClass = type.getAnnotation(IdClass.class);
    if (idClass == null) {
      return null; // a list of the parts does
    }
    EmbeddedValue value = embeddedReader.value(idClass.value());
    List<String> names = Fields.declared(idClass.value()).stream().map(Field::getName).toList();
    List<String> expected = keys.stream().map(Field::getName).toList();
    if (!names.equals(expected)) {
      throw new MappingException(idClass.value().getName() + " is the key of " + type.getName()
          + ", so its fields are " + expected + " in this order; found " + names);
    }
    return value;
  }

  private List<TableName> tables(Class<?> type, @Nullable EntityMapping parent) {
    if (parent == null) {
      return List.of(table(type));
    }
    Inheritance inheritance = parent.root().type().getAnnotation(Inheritance.class);
    InheritanceType strategy = inheritance == null ? InheritanceType.SINGLE_TABLE : inheritance.strategy();
    return switch (strategy) {
      case SINGLE_TABLE -> {
        if (type.isAnnotationPresent(Table.class)) {
          throw new MappingException(type.getName() + " shares the table of " + parent.root().type().getName()
              + ": remove its @Table, or mark that one @Inheritance(strategy = JOINED)");
        }
        yield parent.tables();
      }
      case JOINED -> {
        List<TableName> tables = new ArrayList<>(parent.tables());
        tables.add(table(type));
        yield List.copyOf(tables);
      }
      case TABLE_PER_CLASS -> throw new MappingException(parent.root().type().getName()
          + ": @Inheritance(TABLE_PER_CLASS) is not supported: use SINGLE_TABLE or JOINED, or a"
          + " @MappedSuperclass if nobody asks for rows of all classes at once");
    };
  }

  private boolean isRootOfSeveral(Class<?> type) {
    return types.stream().anyMatch(other -> other != type && Fields.root(other) == type);
  }

  private static void requireDistinctColumns(Class<?> type, List<Attribute> attributes) {
    Set<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Attribute attribute : attributes) {
      if (!columns.add(attribute.table() + "." + attribute.column())) {
        throw new MappingException(type.getName() + " maps the column " + attribute.column()
            + " twice: give one of its fields another one by @Column(name = ...), or an embedded one by"
            + " @AttributeOverride");
      }
    }
  }

  private TableName table(Class<?> type) {
    Table table = type.getAnnotation(Table.class);
    String entityName = type.getAnnotation(Entity.class).name();
    String name = entityName.isEmpty() ? type.getSimpleName() : entityName;
    String schema = "";
    if (table != null) {
      name = table.name().isEmpty() ? name : table.name();
      schema = table.schema();
    }
    return TableName.of(schema, name, dialect);
  }
}
