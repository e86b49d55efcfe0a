package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.LinkTable;
import dev.dovetail.persistence.internal.mapping.Relation;
import dev.dovetail.persistence.internal.session.Relating.Change;
import dev.dovetail.persistence.spi.Dialect;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Writes the tables between two entities.
final class LinkWriter {
  private final SessionCore core;

  LinkWriter(SessionCore core) {
    this.core = core;
  }

  /// The keys of both sides of a link.
  private record Pair(Object owner, Object target) {}

  /// Inserts the links of objects that were put into collections.
  void insert(Relation relation, List<Change> changes) {
    LinkTable link = link(relation);
    List<Pair> pairs = pairs(relation, changes);
    List<String> columns = quoted(Stream.concat(link.ownerColumns().stream(), link.targetColumns().stream()).toList());
    String row = "(" + "?, ".repeat(columns.size() - 1) + "?)";
    int chunk = core.dialect().rowsPerInsert(columns.size());
    for (int from = 0; from < pairs.size(); from += chunk) {
      List<Pair> part = pairs.subList(from, Math.min(from + chunk, pairs.size()));
      write("Could not insert links of " + relation, "INSERT INTO " + link.name().quoted() + " ("
          + String.join(", ", columns) + ") VALUES " + row + (", " + row).repeat(part.size() - 1), relation, part);
    }
  }

  /// Deletes the links of objects that were taken out of collections.
  void delete(Relation relation, List<Change> changes) {
    LinkTable link = link(relation);
    List<String> columns = Stream.concat(link.ownerColumns().stream(), link.targetColumns().stream())
        .map(column -> qualified(link, column)).toList();
    List<Pair> pairs = pairs(relation, changes);
    int chunk = core.dialect().rowsPerInsert(columns.size());
    for (int from = 0; from < pairs.size(); from += chunk) {
      List<Pair> part = pairs.subList(from, Math.min(from + chunk, pairs.size()));
      write("Could not delete links of " + relation, "DELETE FROM " + link.name().quoted() + " WHERE "
          + KeySql.anyOf(columns, part.size()), relation, part);
    }
  }

  private void write(String attempt, String sql, Relation relation, List<Pair> pairs) {
    try {
      PreparedStatement statement = core.transaction().prepare(sql);
      int parameter = 1;
      for (Pair pair : pairs) {
        parameter = bind(statement, parameter, relation.owner(), pair.owner);
        parameter = bind(statement, parameter, relation.target(), pair.target);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw core.dialect().translate(attempt, sql, e);
    }
  }

  /// Deletes all links of objects that are about to be deleted.
  ///
  /// @param relation of these objects, either side
  void deleteAll(Relation relation, List<Entry> entries) {
    Relation other = relation.other();
    boolean isOwner = relation.linkTable() != null;
    LinkTable link = link(isOwner || other == null ? relation : other);
    List<String> columns = (isOwner ? link.ownerColumns() : link.targetColumns()).stream()
        .map(column -> qualified(link, column)).toList();
    int chunk = core.dialect().rowsPerInsert(columns.size());
    for (int from = 0; from < entries.size(); from += chunk) {
      List<Entry> part = entries.subList(from, Math.min(from + chunk, entries.size()));
      String sql = "DELETE FROM " + link.name().quoted() + " WHERE " + KeySql.anyOf(columns, part.size());
      try {
        PreparedStatement statement = core.transaction().prepare(sql);
        int parameter = 1;
        for (Entry entry : part) {
          parameter = bind(statement, parameter, relation.owner(), entry.requireKey());
        }
        statement.executeUpdate();
      } catch (SQLException e) {
        throw core.dialect().translate("Could not delete links of " + relation, sql, e);
      }
    }
  }

  private static int bind(PreparedStatement statement, int parameter, EntityMapping mapping, Object key)
      throws SQLException {
    int next = parameter;
    for (int i = 0; i < mapping.ids().length; i++) {
      Binding.bind(statement, next++, mapping.attribute(mapping.ids()[i]).codec(), mapping.keyPart(key, i));
    }
    return next;
  }

  /// The pairs of keys, each once, even if both sides of the relation say so.
  private List<Pair> pairs(Relation owning, List<Change> changes) {
    Set<Pair> pairs = new LinkedHashSet<>();
    for (Change change : changes) {
      Object near = change.owner().requireKey();
      Object far = requireKey(change.otherObject());
      pairs.add(change.relation() == owning ? new Pair(near, far) : new Pair(far, near));
    }
    return new ArrayList<>(pairs);
  }

  private Object requireKey(Object object) {
    EntityMapping mapping = core.mappings().of(object.getClass());
    Entry entry = core.map().findObject(mapping, object);
    Object key = entry == null ? mapping.key(object) : entry.key();
    if (key == null) {
      throw new IllegalStateException(mapping.describe(null) + " was not written before its links");
    }
    return key;
  }

  private static LinkTable link(Relation relation) {
    LinkTable link = relation.linkTable();
    if (link == null) {
      throw new IllegalStateException(relation + " has no table of its own");
    }
    return link;
  }

  private List<String> quoted(List<String> columns) {
    Dialect dialect = core.dialect();
    return columns.stream().map(dialect::quote).toList();
  }

  private String qualified(LinkTable link, String column) {
    return link.name().qualifier() + '.' + core.dialect().quote(column);
  }
}
