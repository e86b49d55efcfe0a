package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.internal.mapping.Relation.Description;
import dev.dovetail.persistence.internal.mapping.Relation.Kind;
import dev.dovetail.persistence.internal.mapping.Relation.Order;
import dev.dovetail.persistence.spi.Dialect;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Joins the two sides of each relation, once all entities are read.
final class RelationLinker {
  private final Mappings mappings;
  private final Dialect dialect;

  RelationLinker(Mappings mappings, Dialect dialect) {
    this.mappings = mappings;
    this.dialect = dialect;
  }

  /// Links the relations that an entity declares, without those of the entity it extends.
  void link(EntityMapping owner, List<Field> fields) {
    int inherited = owner.parent() == null ? 0 : owner.parent().members().size();
    for (Relation relation : owner.relations()) {
      if (relation.member() >= inherited) {
        link(owner, relation, fields.get(relation.member() - inherited));
      }
    }
  }

  private void link(EntityMapping owner, Relation relation, Field field) {
    Description description = relation.description();
    if (!mappings.contains(description.target())) {
      throw new MappingException(field + ": " + description.target().getName()
          + " is not among the entities of this factory: add it by entities(...)");
    }
    EntityMapping target = mappings.of(description.target());
    Relation other = relation.isMappedByOther() ? owning(field, description, target)
        : mappedBy(owner, relation, target);
    relation.link(owner, target, other, linkTable(owner, relation, other, target, field), order(field, description,
        target), isDeletedByDatabase(field));
    if (relation.isToMany() && !relation.isMappedByOther() && relation.linkTable() == null) {
      throw new MappingException(field + ": the rows of " + target.name() + " keep this relation, so it needs a"
          + " field there: declare a @ManyToOne in " + target.name() + " and name it by mappedBy, or keep the"
          + " relation in a table by @JoinTable");
    }
  }

  /// The field of the other side that keeps a relation.
  private static Relation owning(Field field, Description description, EntityMapping target) {
    Relation other = target.relation(description.mappedBy());
    Kind expected = switch (description.kind()) {
      case ONE_TO_MANY -> Kind.MANY_TO_ONE;
      case MANY_TO_MANY -> Kind.MANY_TO_MANY;
      case ONE_TO_ONE -> Kind.ONE_TO_ONE;
      case MANY_TO_ONE -> throw new IllegalStateException("@ManyToOne has no mappedBy");
    };
    if (other.kind() != expected || other.isMappedByOther()) {
      throw new MappingException(field + ": mappedBy names a field marked "
          + (expected == Kind.MANY_TO_ONE ? "@ManyToOne" : expected == Kind.ONE_TO_ONE ? "@OneToOne" : "@ManyToMany")
          + " without mappedBy; found " + other);
    }
    if (!field.getDeclaringClass().isAssignableFrom(other.description().target())
        && !other.description().target().isAssignableFrom(field.getDeclaringClass())) {
      throw new MappingException(field + ": mappedBy names " + other + ", which refers to "
          + other.description().target().getName());
    }
    return other;
  }

  /// The field of the other side that says it is mapped by this one.
  private static @Nullable Relation mappedBy(EntityMapping owner, Relation relation, EntityMapping target) {
    for (Relation candidate : target.relations()) {
      if (candidate.description().mappedBy().equals(relation.name())
          && candidate.description().target().isAssignableFrom(owner.type())) {
        return candidate;
      }
    }
    return null;
  }

  private @Nullable LinkTable linkTable(EntityMapping owner, Relation relation, @Nullable Relation other,
      EntityMapping target, Field field) {
    JoinTable table = field.getAnnotation(JoinTable.class);
    if (relation.isMappedByOther() || !relation.isToMany()
        || (table == null && relation.kind() != Kind.MANY_TO_MANY)) {
      if (table != null) {
        throw new MappingException(field + ": @JoinTable belongs to the side of a @ManyToMany or @OneToMany that"
            + " has no mappedBy");
      }
      return null;
    }
    String name = table == null || table.name().isEmpty()
        ? owner.table().name() + '_' + target.table().name() : table.name();
    String back = other == null ? owner.name() : other.name();
    return new LinkTable(TableName.of(table == null ? "" : table.schema(), name, dialect),
        columns(field, table == null ? new JoinColumn[0] : table.joinColumns(), back, owner),
        columns(field, table == null ? new JoinColumn[0] : table.inverseJoinColumns(), relation.name(), target));
  }

  private static List<String> columns(Field field, JoinColumn[] given, String prefix, EntityMapping side) {
    if (given.length != 0 && given.length != side.ids().length) {
      throw new MappingException(field + ": the key of " + side.name() + " has " + side.ids().length
          + " columns, so as many @JoinColumn are needed for it; found " + given.length);
    }
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < side.ids().length; i++) {
      String key = side.attribute(side.ids()[i]).column();
      columns.add(given.length == 0 || given[i].name().isEmpty() ? prefix + '_' + key : given[i].name());
    }
    return List.copyOf(columns);
  }

  /// Reads `@OrderBy`: `"name, age DESC"`, or empty for the key.
  private static List<Order> order(Field field, Description description, EntityMapping target) {
    String text = description.orderBy();
    if (text == null) {
      return List.of();
    }
    if (text.isBlank()) {
      return Arrays.stream(target.ids()).mapToObj(id -> new Order(id, false)).toList();
    }
    List<Order> order = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String[] words = part.strip().split("\\s+", -1);
      String direction = words.length == 1 ? "ASC" : words[1].toUpperCase(Locale.ROOT);
      if (words.length > 2 || !(direction.equals("ASC") || direction.equals("DESC"))) {
        throw new MappingException(field + ": @OrderBy names attributes, each with ASC or DESC or nothing, by"
            + " commas; found \"" + part.strip() + '"');
      }
      order.add(new Order(target.position(words[0]), direction.equals("DESC")));
    }
    return List.copyOf(order);
  }

  private static boolean isDeletedByDatabase(Field field) {
    ForeignKey key = RelationReader.foreignKey(field);
    return key != null && (key.foreignKeyDefinition() + key.options()).toUpperCase(Locale.ROOT)
        .contains("ON DELETE CASCADE");
  }
}
