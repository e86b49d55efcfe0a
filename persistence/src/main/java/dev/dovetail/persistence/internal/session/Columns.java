package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.internal.mapping.Attribute;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.Member;
import dev.dovetail.persistence.internal.mapping.Relation;
import dev.dovetail.persistence.spi.Dialect;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Where the columns of a statement come from: the one place that knows what the name of an attribute, or a
/// path of names with dots between them, stands for, and which tables that takes.
///
/// A path leads along relations to one object, each of which becomes a LEFT JOIN, once for all paths that
/// begin alike: rows that refer to nothing stay, and the database makes inner joins of those whose rows a
/// condition leaves out anyway. The key of what is referred to needs no join.
final class Columns {
  private final EntityFrom root;
  private final Dialect dialect;
  private final TablesRead read;
  private final Map<String, EntityFrom> joined = new LinkedHashMap<>();
  private final StringBuilder joins = new StringBuilder();

  Columns(EntityFrom root, Dialect dialect) {
    this(root, dialect, new TablesRead(root.mapping()));
  }

  private Columns(EntityFrom root, Dialect dialect, TablesRead read) {
    this.root = root;
    this.dialect = dialect;
    this.read = read;
  }

  EntityMapping mapping() {
    return root.mapping();
  }

  /// What the whole statement reads.
  TablesRead read() {
    return read;
  }

  /// Returns the column of an attribute, or of the only one that a reference has.
  ///
  /// @throws MappingException if it does not exist
  Term column(String path) {
    return column(root, "", path);
  }

  private Term column(EntityFrom from, String before, String path) {
    EntityMapping mapping = from.mapping();
    int position = mapping.find(path);
    if (position >= 0) {
      return term(from, position, !before.isEmpty());
    }
    int dot = path.indexOf('.');
    Relation relation = relation(mapping, dot < 0 ? path : path.substring(0, dot));
    if (relation == null) {
      mapping.position(path); // throws, and lists what there is
      throw new IllegalStateException(path + " is nothing");
    }
    if (relation.isToMany()) {
      throw new MappingException(relation + " reaches several objects, so that no row has one value of "
          + before + path + ": ask by Condition.exists(\"" + before + relation.name() + "\", …)");
    }
    if (dot < 0) {
      throw new MappingException(relation + " is no single column; name one of its attributes: "
          + relation.target().attributes().stream().map(a -> relation.name() + '.' + a.name()).toList());
    }
    int key = keyPart(relation, path.substring(dot + 1));
    return key >= 0 ? term(from, key, !before.isEmpty())
        : column(join(from, before, relation), before + relation.name() + '.', path.substring(dot + 1));
  }

  private static Term term(EntityFrom from, int position, boolean isJoined) {
    EntityMapping mapping = from.mapping();
    Attribute attribute = mapping.attribute(position);
    boolean isNullable = isJoined || (!attribute.isPrimitive() && !mapping.isId(position));
    return new Term(from.column(attribute), mapping.name() + '.' + attribute.name(), attribute.type(),
        attribute.codec(), isNullable, false, false);
  }

  private static @Nullable Relation relation(EntityMapping mapping, String name) {
    return mapping.relations().stream().filter(r -> r.name().equals(name)).findFirst().orElse(null);
  }

  /// Returns the position of the owner's attribute that is a part of the key it refers to, or -1.
  private static int keyPart(Relation relation, String attribute) {
    int[] ids = relation.target().ids();
    int[] own = relation.isReference() ? attributes(relation.owner(), relation) : new int[0];
    for (int i = 0; i < own.length; i++) {
      if (relation.target().attribute(ids[i]).name().equals(attribute)) {
        return own[i];
      }
    }
    return -1;
  }

  /// The attributes by which an entity refers to another.
  private static int[] attributes(EntityMapping mapping, Relation relation) {
    Member member = mapping.members().get(relation.member());
    return IntStream.range(member.from(), member.from() + member.count()).toArray();
  }

  private EntityFrom join(EntityFrom from, String before, Relation relation) {
    EntityFrom known = joined.get(before + relation.name());
    if (known != null) {
      return known;
    }
    EntityMapping target = relation.target();
    EntityFrom other = new EntityFrom(target, dialect, read.add(target));
    joins.append(relation.isReference()
        ? other.leftJoin(other.columns(target.ids()), from.columns(attributes(relation.owner(), relation)))
        : other.leftJoin(other.columns(foreign(relation)), from.columns(from.mapping().ids())));
    joined.put(before + relation.name(), other);
    return other;
  }

  private static int[] foreign(Relation relation) {
    Relation other = relation.other();
    if (other == null) {
      throw new IllegalStateException(relation + " is kept by nothing");
    }
    return attributes(relation.target(), other);
  }

  /// Joins what a path of relations reaches.
  ///
  /// @throws MappingException if one of them does not exist, or reaches several objects
  EntityFrom join(String path) {
    EntityFrom from = root;
    String before = "";
    for (String name : path.split("\\.", -1)) {
      Relation relation = from.mapping().relation(name);
      if (relation.isToMany()) {
        throw new MappingException(relation + " reaches several objects, which would repeat the row of their"
            + " owner: use fetch(\"" + before + name + "\")");
      }
      from = join(from, before, relation);
      before += name + '.';
    }
    return from;
  }

  /// Returns the objects that a path stands for; null if it stands for something else.
  @Nullable Reference reference(String path) {
    Relation relation = lastRelation(path);
    if (relation == null) {
      return null;
    }
    if (!relation.isReference()) {
      return reference(relation, join(path), relation.target().ids());
    }
    int dot = path.lastIndexOf('.');
    return reference(relation, dot < 0 ? root : join(path.substring(0, dot)),
        attributes(relation.owner(), relation));
  }

  /// Returns the relation that ends a path of relations to one object each; null if it is no such path.
  private @Nullable Relation lastRelation(String path) {
    EntityMapping mapping = mapping();
    Relation last = null;
    for (String name : path.split("\\.", -1)) {
      last = relation(mapping, name);
      if (last == null || last.isToMany()) {
        return null;
      }
      mapping = last.target();
    }
    return last;
  }

  private static Reference reference(Relation relation, EntityFrom from, int[] key) {
    return new Reference(relation, Arrays.stream(key).mapToObj(i -> term(from, i, true)).toList());
  }

  /// Returns the rows that a relation reaches, for a subquery.
  ///
  /// @param path of relations, of which the first one that reaches several objects ends it
  /// @throws MappingException if one of them does not exist
  Subquery subquery(String path) {
    EntityFrom from = root;
    String before = "";
    String rest = path;
    while (true) {
      int dot = rest.indexOf('.');
      Relation relation = from.mapping().relation(dot < 0 ? rest : rest.substring(0, dot));
      if (dot < 0 || relation.isToMany()) {
        return subquery(from, relation, dot < 0 ? "" : rest.substring(dot + 1));
      }
      from = join(from, before, relation);
      before += relation.name() + '.';
      rest = rest.substring(dot + 1);
    }
  }

  private Subquery subquery(EntityFrom from, Relation relation, String rest) {
    EntityMapping target = relation.target();
    EntityFrom other = new EntityFrom(target, dialect, read.add(target));
    Columns columns = new Columns(other, dialect, read);
    List<String> owner = from.columns(from.mapping().ids());
    LinkSide link = LinkSide.of(relation);
    if (link != null) {
      read.addLinks();
      String alias = read.add(target);
      return new Subquery(columns, other.from() + " JOIN " + link.table().quoted() + " AS " + alias + " ON "
          + EntityFrom.equal(link.far(alias, dialect), other.columns(target.ids())),
          EntityFrom.equal(link.near(alias, dialect), owner), rest);
    }
    return new Subquery(columns, other.from(), relation.isReference()
        ? EntityFrom.equal(other.columns(target.ids()), from.columns(attributes(relation.owner(), relation)))
        : EntityFrom.equal(other.columns(foreign(relation)), owner), rest);
  }

  /// Returns what the FROM clause of the entity needs for all columns that were asked for.
  String joins() {
    return joins.toString();
  }

  /// Returns the position of an attribute of the entity itself.
  ///
  /// @throws MappingException if it does not exist
  int position(String name) {
    return mapping().position(name);
  }

  /// Tells whether a name is that of an attribute of the entity itself, and not one that refers to others.
  boolean isValue(String name) {
    int position = mapping().find(name);
    return position >= 0 && !(mapping().memberOf(position) instanceof Member.Reference);
  }

  /// The names of the attributes of the key.
  List<String> key() {
    return Arrays.stream(mapping().ids()).mapToObj(id -> mapping().attribute(id).name()).toList();
  }
}
