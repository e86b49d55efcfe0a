package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An entity and its table. A *row* is an array of stored forms, one for each attribute, in order. A *key* is
/// the stored form of the attribute that is the key, or a list of several.
public final class EntityMapping {
  private enum Unknown { UNKNOWN }

  /// Stands in a row for a value that is not known, and matches nothing.
  public static final Object UNKNOWN = Unknown.UNKNOWN;

  private static final int MANY = 2000; // objects that pay for a generated accessor

  private final Shape shape;
  private final String name; // Class.getSimpleName is not for each call of get
  private final int order;
  private final Attribute[] attributes;
  private final Member[] members;
  private final int[] memberOf; // for each attribute
  private final Accessors accessors;
  private final int[] copied; // attributes whose stored form is not what the field holds
  private final int[] primitive;
  private final int[] ids;
  private final int version;
  private final boolean isPlain; // each member is an attribute
  private final List<Relation> relations;
  private final List<EntityMapping> concrete = new ArrayList<>(); // this one and those that extend it
  private Accessor accessor; // another one in time; either will do for any thread
  private int uses;

  EntityMapping(Shape shape, int order, Accessors accessors) {
    this.shape = shape;
    this.name = shape.type().getSimpleName();
    this.order = order;
    this.attributes = shape.attributes().toArray(Attribute[]::new);
    this.members = shape.members().toArray(Member[]::new);
    this.memberOf = memberOf();
    this.accessors = accessors;
    this.accessor = accessors.reflective();
    this.copied = positions(i -> plainPosition(memberOf[i]) < 0);
    this.primitive = positions(i -> attributes[i].isPrimitive() && members[memberOf[i]] instanceof Member.Plain);
    this.ids = shape.ids().stream().mapToInt(i -> i).toArray();
    this.version = shape.version();
    this.isPlain = shape.members().stream().allMatch(m -> m instanceof Member.Plain);
    this.relations = shape.members().stream().map(EntityMapping::relation).filter(r -> r != null).toList();
  }

  private static @Nullable Relation relation(Member member) {
    return switch (member) {
      case Member.Reference(Relation relation, int from, int count) -> relation;
      case Member.Inverse(Relation relation, int from) -> relation;
      default -> null;
    };
  }

  private int[] memberOf() {
    int[] of = new int[attributes.length];
    for (int m = 0; m < members.length; m++) {
      Arrays.fill(of, members[m].from(), members[m].from() + members[m].count(), m);
    }
    return of;
  }

  /// Where a row has exactly what a field holds, or -1.
  private int plainPosition(int member) {
    return members[member] instanceof Member.Plain(int from) && attributes[from].codec().keepsValues() ? from : -1;
  }

  private int[] positions(IntPredicate which) {
    return IntStream.range(0, attributes.length).filter(which).toArray();
  }

  /// Notes a class whose objects are objects of this entity too.
  void addConcrete(EntityMapping mapping) {
    concrete.add(mapping);
  }

  /// The class.
  public Class<?> type() {
    return shape.type();
  }

  /// Tells whether no object is of this class itself.
  boolean isAbstract() {
    return Modifier.isAbstract(type().getModifiers());
  }

  /// The class of composite keys as users write them, or null.
  @Nullable EmbeddedValue keyType() {
    return shape.keyType();
  }

  /// The class's name in messages.
  public String name() {
    return name;
  }

  /// Its place among the factory's entities, from 0.
  public int order() {
    return order;
  }

  /// The entity it extends, or null.
  public @Nullable EntityMapping parent() {
    return shape.parent();
  }

  /// The entity at the top of those it extends; itself if it extends none.
  public EntityMapping root() {
    EntityMapping above = parent();
    return above == null ? this : above.root();
  }

  /// The entities whose objects are objects of this one: itself, unless it is abstract, and those that
  /// extend it.
  public List<EntityMapping> concrete() {
    return concrete;
  }

  /// Returns the entity of an object: this one, or one that extends it.
  ///
  /// @throws MappingException if the object is of another class
  public EntityMapping concrete(Object entity) {
    if (entity.getClass() == type()) {
      return this;
    }
    for (EntityMapping mapping : concrete) {
      if (mapping.type() == entity.getClass()) {
        return mapping;
      }
    }
    throw new MappingException("An object of " + entity.getClass().getName() + " is where one of "
        + type().getName() + " is expected, and " + (type().isInstance(entity)
            ? "it is not among the entities of this factory: add it by entities(...)" : "it is not one"));
  }

  /// What tells its rows from those of related classes, or null.
  public @Nullable Discriminator discriminator() {
    return shape.discriminator();
  }

  /// The table, and the first one if there are several.
  public TableName table() {
    return shape.tables().getFirst();
  }

  /// The tables its rows are spread over, all with the same key; the one with the version first.
  public List<TableName> tables() {
    return shape.tables();
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

  /// All fields, in order.
  public List<Member> members() {
    return shape.members();
  }

  /// The field an attribute is in.
  public Member memberOf(int attribute) {
    return members[memberOf[attribute]];
  }

  /// All relations, in the order of their fields.
  public List<Relation> relations() {
    return relations;
  }

  /// The position of the first attribute of the key.
  public int id() {
    return ids[0];
  }

  /// The positions of the key's attributes.
  public int[] ids() {
    return ids;
  }

  /// Tells whether an attribute belongs to the key.
  public boolean isId(int attribute) {
    for (int id : ids) {
      if (id == attribute) {
        return true;
      }
    }
    return false;
  }

  /// The position of the version, or -1.
  public int version() {
    return version;
  }

  /// How keys are made.
  public KeyGeneration generation() {
    return shape.generation();
  }

  /// Whether keys are made here or by the database.
  public boolean isGenerated() {
    return !(shape.generation() instanceof KeyGeneration.Assigned);
  }

  /// Whether objects can change.
  public boolean isMutable() {
    return accessor.isMutable();
  }

  /// Finds an attribute by its name, or by the name of the reference that it is.
  ///
  /// @throws MappingException if there is none of that name; it lists those there are
  public Attribute attribute(String name) {
    return attributes[position(name)];
  }

  /// Finds the position of an attribute, as [#attribute] finds the attribute.
  public int position(String name) {
    int found = find(name);
    if (found < 0) {
      throw new MappingException(type().getName() + " has no attribute \"" + name + "\"; its attributes are "
          + attributes() + (relations.isEmpty() ? ""
              : ", its relations " + relations.stream().map(Relation::name).toList()));
    }
    return found;
  }

  /// Finds the position of an attribute, or -1.
  public int find(String name) {
    for (int i = 0; i < attributes.length; i++) {
      if (attributes[i].name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /// Finds a relation.
  ///
  /// @throws MappingException if there is none of that name; it lists those there are
  public Relation relation(String name) {
    for (Relation relation : relations) {
      if (relation.name().equals(name)) {
        return relation;
      }
    }
    throw new MappingException(type().getName() + " has no relation \"" + name + "\"; its relations are "
        + relations.stream().map(Relation::name).toList());
  }

  /// The key of a row; null if a part of it is.
  public @Nullable Object key(@Nullable Object[] row) {
    if (ids.length == 1) {
      return row[ids[0]];
    }
    List<Object> parts = new ArrayList<>(ids.length);
    for (int id : ids) {
      Object part = row[id];
      if (part == null) {
        return null;
      }
      parts.add(part);
    }
    return List.copyOf(parts);
  }

  /// The key of an object; null if a part of it is.
  public @Nullable Object key(Object entity) {
    if (ids.length == 1) {
      return stored(entity, ids[0]);
    }
    @Nullable Object[] row = new Object[attributes.length];
    for (int id : ids) {
      row[id] = stored(entity, id);
    }
    return key(row);
  }

  /// One attribute of a key.
  public Object keyPart(Object key, int part) {
    return ids.length == 1 ? key : ((List<?>) key).get(part);
  }

  /// Returns the key that a user means.
  ///
  /// @param key a value of the key's type, any integral number for an integral one; for a composite key, an
  ///     object of its class, or a list of its parts in the order of the fields
  /// @throws MappingException if it is something else
  public Object storedKey(Object key) {
    if (ids.length == 1 && !isInstanceOfKeyType(key)) {
      return attributes[ids[0]].storedOf(name(), key);
    }
    List<Object> parts = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      Object part = keyPartOfUser(key, i);
      if (part == null) {
        throw new MappingException("The key " + key + " of " + name() + " has no "
            + attributes[ids[i]].name());
      }
      parts.add(attributes[ids[i]].storedOf(name(), part));
    }
    return ids.length == 1 ? parts.getFirst() : List.copyOf(parts);
  }

  private boolean isInstanceOfKeyType(Object key) {
    EmbeddedValue keyType = shape.keyType();
    return keyType != null && keyType.type().isInstance(key);
  }

  private @Nullable Object keyPartOfUser(Object key, int part) {
    EmbeddedValue keyType = shape.keyType();
    if (keyType != null && keyType.type().isInstance(key)) {
      return keyType.get(key, part);
    }
    if (key instanceof List<?> parts && parts.size() == ids.length) {
      return parts.get(part);
    }
    throw new MappingException("A key of " + name() + " is "
        + (keyType == null ? "" : "an object of " + keyType.type().getName() + ", or ") + "a list of "
        + Arrays.stream(ids).mapToObj(id -> attributes[id].name()).toList() + "; found " + key);
  }

  /// Makes an object of a row.
  ///
  /// @param references finds what references hold
  public Object create(@Nullable Object[] row, References references) {
    for (int i : primitive) {
      requireValue(i, row[i]);
    }
    @Nullable Object[] values;
    if (isPlain) {
      values = copied.length == 0 ? row : row.clone();
      for (int i : copied) {
        values[i] = toValue(i, row[i]);
      }
    } else {
      values = new Object[members.length];
      for (int m = 0; m < values.length; m++) {
        values[m] = memberValue(m, row, references);
      }
    }
    try {
      return accessor().create(values);
    } catch (Exception e) { // also checked ones, if the constructor throws them
      throw new MappingException("The constructor of " + type().getName() + " refused what the row holds: " + e,
          e);
    }
  }

  private @Nullable Object memberValue(int member, @Nullable Object[] row, References references) {
    return switch (members[member]) {
      case Member.Plain(int from) -> toValue(from, row[from]);
      case Member.Embedded embedded -> embedded(embedded, row);
      case Member.Reference reference -> {
        Object key = referencedKey(reference, row);
        yield key == null ? null : references.to(reference.relation(), key);
      }
      case Member.Inverse(Relation relation, int from) -> relation.isToMany() ? Unloaded.of(relation) : null;
    };
  }

  private @Nullable Object embedded(Member.Embedded member, @Nullable Object[] row) {
    @Nullable Object[] values = new Object[member.count()];
    boolean isNull = true;
    for (int i = 0; i < values.length; i++) {
      Object stored = row[member.from() + i];
      values[i] = stored == null ? null : attributes[member.from() + i].codec().toValue(stored);
      isNull &= stored == null;
    }
    for (int i = 0; i < values.length && !isNull; i++) {
      requireValue(member.from() + i, values[i]);
    }
    try {
      return member.value().create(values, 0);
    } catch (Exception e) { // also checked ones, if the constructor throws them
      throw new MappingException("The constructor of " + member.value().type().getName()
          + " refused what a row of " + table().name() + " holds: " + e, e);
    }
  }

  /// The key that a reference keeps in a row; null if a part of it is.
  public @Nullable Object referencedKey(Member.Reference reference, @Nullable Object[] row) {
    if (reference.count() == 1) {
      Object key = row[reference.from()];
      return UNKNOWN.equals(key) ? null : key;
    }
    List<Object> parts = new ArrayList<>();
    for (int i = 0; i < reference.count(); i++) {
      Object part = row[reference.from() + i];
      if (part == null || UNKNOWN.equals(part)) {
        return null;
      }
      parts.add(part);
    }
    return List.copyOf(parts);
  }

  private Accessor accessor() {
    if (uses < MANY && ++uses == MANY) {
      accessor = accessors.generated(IntStream.range(0, members.length).mapToObj(this::plainPosition).toList());
    }
    return accessor;
  }

  /// Reads all attributes.
  public @Nullable Object[] rowOf(Object entity) {
    accessor();
    @Nullable Object[] row = new Object[attributes.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = stored(entity, i);
    }
    return row;
  }

  /// Reads one attribute.
  public @Nullable Object stored(Object entity, int attribute) {
    int member = memberOf[attribute];
    Object held = accessor.get(entity, member);
    if (held == null) {
      return null;
    }
    if (isPlain) {
      return attributes[attribute].codec().toStored(held);
    }
    return switch (members[member]) {
      case Member.Plain plain -> attributes[attribute].codec().toStored(held);
      case Member.Embedded(EmbeddedValue value, int from) -> {
        Object found = value.get(held, attribute - from);
        yield found == null ? null : attributes[attribute].codec().toStored(found);
      }
      case Member.Reference(Relation relation, int from, int count) ->
          referenced(relation, held, attribute - from);
      case Member.Inverse inverse -> throw new IllegalStateException("an inverse has no attributes");
    };
  }

  private static @Nullable Object referenced(Relation relation, Object held, int part) {
    EntityMapping target = relation.target();
    Object object = held instanceof DefaultRef<?> ref ? ref.object() : held;
    if (object == null) {
      return target.keyPart(((DefaultRef<?>) held).storedKey(target), part);
    }
    EntityMapping mapping = target.concrete(object);
    return mapping.isGenerated() && mapping.isUnset(object, mapping.id()) ? null
        : mapping.stored(object, mapping.ids[part]);
  }

  /// Reads a field.
  public @Nullable Object held(Object entity, int member) {
    return accessor.get(entity, member);
  }

  /// Writes a field.
  public void hold(Object entity, int member, @Nullable Object value) {
    accessor.set(entity, member, value);
  }

  /// Writes one attribute that is a field of its own.
  public void setStored(Object entity, int attribute, @Nullable Object stored) {
    if (!(members[memberOf[attribute]] instanceof Member.Plain)) {
      throw new IllegalStateException(attributes[attribute] + " is a part of a field");
    }
    accessor.set(entity, memberOf[attribute], toValue(attribute, stored));
  }

  /// Writes the fields whose attributes are not what a row says.
  ///
  /// @param row where UNKNOWN leaves the field as it is
  /// @param references finds what references hold
  public void setRow(Object entity, @Nullable Object[] row, References references) {
    for (int m = 0; m < members.length; m++) {
      Member member = members[m];
      boolean isSame = true;
      for (int i = member.from(); i < member.from() + member.count(); i++) {
        isSame &= UNKNOWN.equals(row[i]) || matches(entity, i, row);
      }
      if (!isSame) {
        accessor.set(entity, m, memberValue(m, row, references));
      }
    }
  }

  /// Tells whether the object's own fields show that it has, or had, a row: a generated key, or a version.
  public boolean looksPersisted(Object entity) {
    return (isGenerated() && !isUnset(entity, ids[0])) || (version >= 0 && !isUnset(entity, version));
  }

  /// Tells whether a key or a version has the value of a new object: null, or 0 where it cannot be null.
  public boolean isUnset(Object entity, int attribute) {
    Object value = members[memberOf[attribute]] instanceof Member.Plain
        ? accessor.get(entity, memberOf[attribute]) : stored(entity, attribute);
    return value == null
        || (attributes[attribute].isPrimitive() && value instanceof Number number && number.longValue() == 0);
  }

  /// Gives a key or a version back the value of a new object: null, or 0 where the field cannot be null.
  public void reset(Object entity, int attribute) {
    accessor.set(entity, memberOf[attribute],
        attributes[attribute].isPrimitive() ? attributes[attribute].number(0) : null);
  }

  /// Tells whether the object's attribute still is what the row says.
  public boolean matches(Object entity, int attribute, @Nullable Object[] row) {
    Object stored = row[attribute];
    if (UNKNOWN.equals(stored)) {
      return false;
    }
    int member = memberOf[attribute];
    Object held = accessor.get(entity, member);
    if (isPlain && held != null && stored != null) {
      return attributes[attribute].codec().matches(held, stored);
    }
    if (held == null || stored == null) {
      return stored == null
          && (held == null || (members[member] instanceof Member.Embedded && stored(entity, attribute) == null));
    }
    return switch (members[member]) {
      case Member.Plain plain -> attributes[attribute].codec().matches(held, stored);
      case Member.Embedded(EmbeddedValue value, int from) -> {
        Object found = value.get(held, attribute - from);
        yield found != null && attributes[attribute].codec().matches(found, stored);
      }
      default -> stored.equals(stored(entity, attribute));
    };
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
      if ((attributes[i].updatable() || isId(i)) && !matches(entity, i, row)) {
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

  private void requireValue(int attribute, @Nullable Object value) {
    if (value == null && attributes[attribute].isPrimitive()) {
      throw new MappingException("The column " + attributes[attribute].column() + " of " + table().name()
          + " is null, but " + type().getName() + '.' + attributes[attribute].name()
          + " is of a primitive type: use its box, or make the column NOT NULL");
    }
  }
}
