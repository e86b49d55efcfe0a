package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An entity and its table. A *row* is an array of stored forms, one for each attribute, in order.
public final class EntityMapping {
  private enum Unknown { UNKNOWN }

  /// Stands in a row for a value that is not known, and matches nothing.
  public static final Object UNKNOWN = Unknown.UNKNOWN;

  private static final int MANY = 2000; // objects that pay for a generated accessor

  private final Class<?> type;
  private final String name; // Class.getSimpleName is not for each call of get
  private final int order;
  private final TableName table;
  private final Attribute[] attributes;
  private final Accessors accessors;
  private final int[] copied; // attributes whose stored form is not the value itself
  private final int[] primitive;
  private final int id;
  private final int version;
  private final boolean isGenerated;
  private Accessor accessor; // another one in time; either will do for any thread
  private int uses;

  EntityMapping(Class<?> type, int order, TableName table, List<Attribute> attributes, Accessors accessors,
      int id, int version, boolean isGenerated) {
    this.type = type;
    this.name = type.getSimpleName();
    this.order = order;
    this.table = table;
    this.attributes = attributes.toArray(Attribute[]::new);
    this.accessors = accessors;
    this.accessor = accessors.reflective();
    this.copied = positions(i -> !attributes.get(i).codec().keepsValues());
    this.primitive = positions(i -> attributes.get(i).isPrimitive());
    this.id = id;
    this.version = version;
    this.isGenerated = isGenerated;
  }

  private int[] positions(IntPredicate which) {
    return IntStream.range(0, attributes.length).filter(which).toArray();
  }

  /// The class.
  public Class<?> type() {
    return type;
  }

  /// The class's name in messages.
  public String name() {
    return name;
  }

  /// Its place among the factory's entities, from 0; rows are inserted in this order.
  public int order() {
    return order;
  }

  /// The table.
  public TableName table() {
    return table;
  }

  /// The number of attributes.
  public int size() {
    return attributes.length;
  }

  /// An attribute by position.
  public Attribute attribute(int index) {
    return attributes[index];
  }

  /// All attributes, in order.
  public List<Attribute> attributes() {
    return List.of(attributes);
  }

  /// The position of the key.
  public int id() {
    return id;
  }

  /// The position of the version, or -1.
  public int version() {
    return version;
  }

  /// Whether the database makes the keys.
  public boolean isGenerated() {
    return isGenerated;
  }

  /// Whether objects can change.
  public boolean isMutable() {
    return accessor.isMutable();
  }

  /// Finds an attribute.
  ///
  /// @throws MappingException if there is none of that name; it lists those there are
  public Attribute attribute(String name) {
    for (Attribute attribute : attributes) {
      if (attribute.name().equals(name)) {
        return attribute;
      }
    }
    throw new MappingException(type.getName() + " has no attribute \"" + name + "\"; its attributes are "
        + attributes());
  }

  /// Makes an object of a row.
  public Object create(@Nullable Object[] row) {
    @Nullable Object[] values = copied.length == 0 ? row : row.clone();
    for (int i : copied) {
      values[i] = toValue(i, row[i]);
    }
    for (int i : primitive) {
      requireValue(i, row[i]);
    }
    try {
      return accessor().create(values);
    } catch (Exception e) { // also checked ones, if the constructor throws them
      throw new MappingException("The constructor of " + type.getName() + " refused what the row holds: " + e, e);
    }
  }

  private Accessor accessor() {
    if (uses < MANY && ++uses == MANY) {
      accessor = accessors.generated(attributes().stream().map(Attribute::codec).toList());
    }
    return accessor;
  }

  /// Reads all attributes.
  public @Nullable Object[] rowOf(Object entity) {
    Accessor fields = accessor();
    @Nullable Object[] row = new Object[attributes.length];
    for (int i = 0; i < row.length; i++) {
      Object value = fields.get(entity, i);
      row[i] = value == null ? null : attributes[i].codec().toStored(value);
    }
    return row;
  }

  /// Reads one attribute.
  public @Nullable Object stored(Object entity, int attribute) {
    Object value = accessor.get(entity, attribute);
    return value == null ? null : attributes[attribute].codec().toStored(value);
  }

  /// Writes one attribute.
  public void setStored(Object entity, int attribute, @Nullable Object stored) {
    accessor.set(entity, attribute, toValue(attribute, stored));
  }

  /// Tells whether the object's own fields show that it has, or had, a row: a generated key, or a version.
  public boolean looksPersisted(Object entity) {
    return (isGenerated && !isUnset(entity, id)) || (version >= 0 && !isUnset(entity, version));
  }

  /// Tells whether a key or a version has the value of a new object: null, or 0 where it cannot be null.
  public boolean isUnset(Object entity, int attribute) {
    Object value = accessor.get(entity, attribute);
    return value == null
        || (attributes[attribute].isPrimitive() && value instanceof Number number && number.longValue() == 0);
  }

  /// Gives a key or a version back the value of a new object: null, or 0 where the field cannot be null.
  public void reset(Object entity, int attribute) {
    accessor.set(entity, attribute,
        attributes[attribute].isPrimitive() ? attributes[attribute].number(0) : null);
  }

  /// Writes all attributes.
  public void setRow(Object entity, @Nullable Object[] row) {
    for (int i = 0; i < row.length; i++) {
      setStored(entity, i, row[i]);
    }
  }

  /// Tells whether the object's attribute still is what the row says.
  public boolean matches(Object entity, int attribute, @Nullable Object[] row) {
    Object value = accessor.get(entity, attribute);
    Object stored = row[attribute];
    if (UNKNOWN.equals(stored)) {
      return false;
    }
    if (value == null || stored == null) {
      return value == null && stored == null;
    }
    return attributes[attribute].codec().matches(value, stored);
  }

  /// Returns the attributes that an UPDATE would have to write.
  ///
  /// @return null if there are none
  public @Nullable BitSet changes(Object entity, @Nullable Object[] row) {
    if (accessor.isUntouched(entity, row) && areSame(entity, row)) {
      return null;
    }
    BitSet changes = null;
    for (int i = 0; i < attributes.length; i++) {
      if (i != version && (attributes[i].updatable() || i == id) && !matches(entity, i, row)) {
        changes = changes == null ? new BitSet(attributes.length) : changes;
        changes.set(i);
      }
    }
    return changes;
  }

  private boolean areSame(Object entity, @Nullable Object[] row) {
    for (int i : copied) {
      if (!matches(entity, i, row)) {
        return false;
      }
    }
    return true;
  }

  /// Names a row in messages: `Person#5`.
  public String describe(@Nullable Object key) {
    return key == null ? "a new " + name() : name() + '#' + key;
  }

  private @Nullable Object toValue(int attribute, @Nullable Object stored) {
    requireValue(attribute, stored);
    return stored == null ? null : attributes[attribute].codec().toValue(stored);
  }

  private void requireValue(int attribute, @Nullable Object stored) {
    if (stored == null && attributes[attribute].isPrimitive()) {
      throw new MappingException("The column " + attributes[attribute].column() + " of " + table.name()
          + " is null, but " + type.getName() + '.' + attributes[attribute].name()
          + " is of a primitive type: use its box, or make the column NOT NULL");
    }
  }
}
