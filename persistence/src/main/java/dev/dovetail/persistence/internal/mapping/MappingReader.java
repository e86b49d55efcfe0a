package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.spi.Dialect;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads the mapping of a class from its annotations. Attributes are fields, as in Jakarta Persistence with
/// field access; names of tables and columns that are not given are those of the class and the field.
final class MappingReader {
  private static final Set<Class<?>> GENERATED_TYPES = Set.of(Long.class, Integer.class);

  private final Dialect dialect;
  private final AttributeReader attributeReader;

  MappingReader(Dialect dialect) {
    this.dialect = dialect;
    this.attributeReader = new AttributeReader(dialect);
  }

  EntityMapping read(Class<?> type, int order) {
    if (!type.isAnnotationPresent(Entity.class)) {
      throw new MappingException(type.getName() + " is no entity: mark it with @jakarta.persistence.Entity");
    }
    SupportedAnnotations.check(type);
    List<Field> fields = Arrays.stream(type.getDeclaredFields()).filter(MappingReader::isAttribute).toList();
    Accessors accessors = type.isRecord() ? ofRecord(type) : ofClass(type, fields);
    List<Attribute> attributes = new ArrayList<>();
    for (Field field : fields) {
      attributes.add(attributeReader.read(field));
    }
    requireDistinctColumns(type, attributes);
    int id = id(type, fields);
    return new EntityMapping(type, order, table(type), attributes, accessors, id,
        version(type, fields, attributes), isGenerated(type, fields.get(id), attributes.get(id)));
  }

  private static boolean isAttribute(Field field) {
    return !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())
        && !field.isSynthetic() && !field.isAnnotationPresent(Transient.class);
  }

  private static Accessors ofRecord(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    List<Field> fields = new ArrayList<>();
    try {
      for (RecordComponent component : components) {
        Field field = Openness.open(type, type.getDeclaredField(component.getName()));
        if (!isAttribute(field)) {
          throw new MappingException(field + " is a component of a record, so it cannot be @Transient");
        }
        fields.add(field);
      }
      return new Accessors(Openness.open(type, type.getDeclaredConstructor(types)), fields, false);
    } catch (ReflectiveOperationException e) {
      throw new MappingException("The components of " + type.getName() + " cannot be found", e);
    }
  }

  private static Accessors ofClass(Class<?> type, List<Field> fields) {
    if (Modifier.isAbstract(type.getModifiers()) || type.isEnum()
        || (type.isMemberClass() && !Modifier.isStatic(type.getModifiers()))) {
      throw new MappingException(type.getName()
          + " must be a class that can be constructed by itself: neither"
          + " abstract, nor an interface, an enum or an inner class that is not static");
    }
    for (Field field : fields) {
      if (Modifier.isFinal(field.getModifiers())) {
        throw new MappingException(field
            + " is final, so it cannot be loaded: remove final, mark it @Transient, or"
            + " make the class a record");
      }
      Openness.open(type, field);
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      return new Accessors(Openness.open(type, constructor), fields, true);
    } catch (NoSuchMethodException e) {
      throw new MappingException(type.getName()
          + " needs a constructor without parameters; it may be private", e);
    }
  }

  private static void requireDistinctColumns(Class<?> type, List<Attribute> attributes) {
    Set<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Attribute attribute : attributes) {
      if (!columns.add(attribute.column())) {
        throw new MappingException(type.getName() + " maps the column " + attribute.column()
            + " twice: give one of its fields another one by @Column(name = ...)");
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
    String quoted = dialect.quote(name);
    return new TableName(name, schema.isEmpty() ? quoted : dialect.quote(schema) + '.' + quoted, quoted);
  }

  private static int id(Class<?> type, List<Field> fields) {
    List<Field> ids = fields.stream().filter(f -> f.isAnnotationPresent(Id.class)).toList();
    if (ids.size() != 1) {
      throw new MappingException(type.getName() + " has " + ids.size() + " fields marked @Id; exactly one is"
          + " supported: use a key of its own and a unique constraint over the columns");
    }
    return fields.indexOf(ids.getFirst());
  }

  private static int version(Class<?> type, List<Field> fields, List<Attribute> attributes) {
    List<Field> versions = fields.stream().filter(f -> f.isAnnotationPresent(Version.class)).toList();
    if (versions.isEmpty()) {
      return -1;
    }
    int index = fields.indexOf(versions.getFirst());
    if (versions.size() > 1 || !Versions.TYPES.contains(attributes.get(index).type()) || type.isRecord()) {
      throw new MappingException(versions.getLast()
          + ": a class (no record) may have one field marked @Version, and it"
          + " is a long, an int, a short, an Instant or a UUID");
    }
    return index;
  }

  private static boolean isGenerated(Class<?> type, Field field, Attribute id) {
    @Nullable GeneratedValue generated = field.getAnnotation(GeneratedValue.class);
    if (generated == null) {
      return false;
    }
    if (generated.strategy() != GenerationType.IDENTITY || !GENERATED_TYPES.contains(id.type())
        || type.isRecord()) {
      throw new MappingException(field
          + ": supported is @GeneratedValue(strategy = GenerationType.IDENTITY) on a"
          + " long or an int of a class (no record); found " + generated.strategy());
    }
    return true;
  }
}
