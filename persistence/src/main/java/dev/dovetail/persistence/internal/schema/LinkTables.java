package dev.dovetail.persistence.internal.schema;

import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.LinkTable;
import dev.dovetail.persistence.internal.mapping.Relation;
import dev.dovetail.persistence.internal.mapping.Relation.Kind;
import dev.dovetail.persistence.internal.mapping.TableName;
import dev.dovetail.persistence.spi.Dialect;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the tables between two entities. Each link is a row of its own, whatever holds it, so both keys
/// together are its key.
final class LinkTables {
  private final Dialect dialect;
  private final ColumnReader columnReader;
  private final Map<TableName, TableBuilder> builders = new LinkedHashMap<>();

  LinkTables(Dialect dialect) {
    this.dialect = dialect;
    this.columnReader = new ColumnReader(dialect);
  }

  Collection<TableBuilder> builders() {
    return builders.values();
  }

  /// Adds the tables that the relations of an entity itself have, without those of the one it extends.
  void add(EntityMapping mapping) {
    for (Relation relation : mapping.relations()) {
      LinkTable link = relation.linkTable();
      if (relation.owner() == mapping && link != null && !builders.containsKey(link.name())) {
        TableBuilder table = new TableBuilder(TableId.of(link.name()), dialect);
        builders.put(link.name(), table);
        add(relation, link, table);
      }
    }
  }

  private void add(Relation relation, LinkTable link, TableBuilder table) {
    JoinTable said = relation.joinTable();
    JoinColumn[] none = {};
    columns(relation, relation.owner(), link.ownerColumns(), said == null ? none : said.joinColumns(), table);
    columns(relation, relation.target(), link.targetColumns(), said == null ? none : said.inverseJoinColumns(), table);
    table.primaryKey(Stream.concat(link.ownerColumns().stream(), link.targetColumns().stream()).toList());
    if (relation.kind() == Kind.ONE_TO_MANY) {
      table.unique("", link.targetColumns());
    }
    table.reference(link.ownerColumns(), relation.owner(), said == null ? null : said.foreignKey());
    table.reference(link.targetColumns(), relation.target(), said == null ? null : said.inverseForeignKey());
    if (said != null) {
      table.constraints(relation.toString(), said.uniqueConstraints(), said.indexes());
      table.checks(said.check());
      table.options(said.options());
    }
  }

  private void columns(Relation relation, EntityMapping side, List<String> names, JoinColumn[] said,
      TableBuilder table) {
    for (int i = 0; i < names.size(); i++) {
      @Nullable JoinColumn column = i < said.length ? said[i] : null;
      table.column(relation.toString(), columnReader.referring(side, side.ids()[i], names.get(i), column, false));
    }
  }
}
