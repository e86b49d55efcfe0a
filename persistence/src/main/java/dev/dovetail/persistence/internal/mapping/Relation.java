package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import jakarta.persistence.CascadeType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A field through which an object reaches others.
public final class Relation {
  /// What one object may reach, and how many may reach the same.
  public enum Kind { MANY_TO_ONE, ONE_TO_ONE, ONE_TO_MANY, MANY_TO_MANY }

  /// What the field holds.
  public enum Holder { OBJECT, REF, LIST, SET }

  /// One attribute of the other side by which a collection is ordered.
  ///
  /// @param attribute its position
  /// @param isDescending whether the largest comes first
  public record Order(int attribute, boolean isDescending) {}

  /// What the annotations say.
  ///
  /// @param name of the field
  /// @param kind what it reaches
  /// @param holder what it holds
  /// @param target the class reached
  /// @param mappedBy the field of the other side that keeps the relation, or empty if this one does
  /// @param cascades what is done to the other side too
  /// @param isOrphanRemoval whether what is taken out is deleted
  /// @param isEager whether it is loaded with its owner
  /// @param isOptional whether a reference may be null
  /// @param orderBy as in `@OrderBy`, or null if the order does not matter
  record Description(String name, Kind kind, Holder holder, Class<?> target, String mappedBy,
      Set<CascadeType> cascades, boolean isOrphanRemoval, boolean isEager, boolean isOptional,
      @Nullable String orderBy) {}

  private final Description description;
  private final Field field;
  private final int member;
  private @Nullable EntityMapping owner;
  private @Nullable EntityMapping target;
  private @Nullable Relation other;
  private @Nullable LinkTable link;
  private List<Order> order = List.of();
  private boolean isDeletedByDatabase;

  Relation(Description description, Field field, int member) {
    this.description = description;
    this.field = field;
    this.member = member;
  }

  Description description() {
    return description;
  }

  void link(EntityMapping from, EntityMapping to, @Nullable Relation otherSide, @Nullable LinkTable table,
      List<Order> by, boolean isDeleted) {
    this.owner = from;
    this.target = to;
    this.other = otherSide;
    this.link = table;
    this.order = by;
    this.isDeletedByDatabase = isDeleted;
  }

  /// The field's name.
  public String name() {
    return description.name;
  }

  /// The position of the field among the members of its entity, and of those that extend it.
  public int member() {
    return member;
  }

  /// What it reaches.
  public Kind kind() {
    return description.kind;
  }

  /// What the field holds.
  public Holder holder() {
    return description.holder;
  }

  /// Tells whether the field holds several objects.
  public boolean isToMany() {
    return kind() == Kind.ONE_TO_MANY || kind() == Kind.MANY_TO_MANY;
  }

  /// Tells whether columns of the owner's own row keep the relation.
  public boolean isReference() {
    return !isToMany() && description.mappedBy.isEmpty();
  }

  /// The entity with the field.
  public EntityMapping owner() {
    return linked(owner);
  }

  /// The entity it reaches.
  public EntityMapping target() {
    return linked(target);
  }

  /// The field of the other side that says the same from there: the one this is mapped by, or the one that is
  /// mapped by this; null if there is none.
  public @Nullable Relation other() {
    return other;
  }

  /// Tells whether the other side keeps the relation.
  public boolean isMappedByOther() {
    return !description.mappedBy.isEmpty();
  }

  /// The table between both sides, or null.
  public @Nullable LinkTable linkTable() {
    return link;
  }

  /// How a collection is ordered; empty for not at all.
  public List<Order> order() {
    return order;
  }

  /// Tells whether a deed is done to the other side too.
  public boolean cascades(CascadeType deed) {
    return description.cascades.contains(deed) || description.cascades.contains(CascadeType.ALL);
  }

  /// Tells whether what is taken out of the field is deleted.
  public boolean isOrphanRemoval() {
    return description.isOrphanRemoval;
  }

  /// Tells whether it is loaded whenever its owner is.
  public boolean isEager() {
    return description.isEager;
  }

  /// Tells whether a reference may be null.
  public boolean isOptional() {
    return description.isOptional;
  }

  /// Tells whether the database deletes the rows that refer to a deleted one (`ON DELETE CASCADE`).
  public boolean isDeletedByDatabase() {
    return isDeletedByDatabase;
  }

  /// What the annotation of a reference's column says.
  ///
  /// @param part the position of the attribute of the key referred to
  /// @return null if there is no annotation
  public @Nullable JoinColumn joinColumn(int part) {
    return RelationReader.joinColumn(field, target().attribute(target().ids()[part]), part);
  }

  /// What is said about a reference's foreign key, or null.
  public @Nullable ForeignKey foreignKey() {
    return RelationReader.foreignKey(field);
  }

  /// What is said about the table between both sides, or null.
  public @Nullable JoinTable joinTable() {
    return field.getAnnotation(JoinTable.class);
  }

  /// Where it is, for messages: `Order.lines`.
  @Override
  public String toString() {
    return field.getDeclaringClass().getSimpleName() + '.' + name();
  }

  private EntityMapping linked(@Nullable EntityMapping mapping) {
    if (mapping == null) {
      throw new MappingException(this + " is used before all entities are read");
    }
    return mapping;
  }
}
