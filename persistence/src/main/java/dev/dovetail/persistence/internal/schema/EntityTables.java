package dev.dovetail.persistence.internal.schema;

import dev.dovetail.persistence.internal.mapping.ColumnDeclaration;
import dev.dovetail.persistence.internal.mapping.Discriminator;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.KeyGeneration;
import dev.dovetail.persistence.internal.mapping.Member;
import dev.dovetail.persistence.internal.mapping.Relation;
import dev.dovetail.persistence.internal.mapping.Relation.Kind;
import dev.dovetail.persistence.internal.mapping.TableName;
import dev.dovetail.persistence.spi.Dialect;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// Reads the tables and sequences that entities ask for: their mapping, and what annotations say besides.
final class EntityTables {
  private final Dialect dialect;
  private final ColumnReader columnReader;
  private final Map<TableName, TableBuilder> builders = new LinkedHashMap<>();

  private EntityTables(Dialect dialect) {
    this.dialect = dialect;
    this.columnReader = new ColumnReader(dialect);
  }

  /// Reads the tables of all entities, and those between them.
  static List<TableDefinition> read(List<EntityMapping> mappings, Dialect dialect) {
    EntityTables tables = new EntityTables(dialect);
    List<EntityMapping> parentsFirst = new ArrayList<>(mappings);
    parentsFirst.sort(Comparator.comparingInt(EntityTables::depth));
    parentsFirst.forEach(tables::addColumns);
    parentsFirst.forEach(tables::addConstraints);
    LinkTables links = new LinkTables(dialect);
    mappings.forEach(links::add);
    List<TableBuilder> all = new ArrayList<>(tables.builders.values());
    all.addAll(links.builders());
    return all.stream().map(TableBuilder::build).toList();
  }

  /// Reads the sequences of all entities.
  static List<SequenceDefinition> sequences(List<EntityMapping> mappings) {
    return mappings.stream()
        .map(EntityMapping::generation)
        .filter(KeyGeneration.Sequence.class::isInstance)
        .map(KeyGeneration.Sequence.class::cast)
        .map(sequence -> new SequenceDefinition(TableId.of(sequence.name()), sequence.first()))
        .distinct().toList();
  }

  private static int depth(EntityMapping mapping) {
    EntityMapping parent = mapping.parent();
    return parent == null ? 0 : 1 + depth(parent);
  }

  /// Tells whether the rows of an entity are in the table of the one it extends.
  private static boolean sharesTable(EntityMapping mapping) {
    EntityMapping parent = mapping.parent();
    return parent != null && parent.tables().equals(mapping.tables());
  }

  /// The entity's own table, which of joined ones is the last.
  private TableBuilder builder(EntityMapping mapping) {
    return builders.computeIfAbsent(mapping.tables().getLast(), name -> new TableBuilder(TableId.of(name), dialect));
  }

  private void addColumns(EntityMapping mapping) {
    TableBuilder table = builder(mapping);
    EntityMapping parent = mapping.parent();
    if (parent == null || !sharesTable(mapping)) {
      List<String> key = keyColumns(mapping);
      table.primaryKey(key);
      if (parent != null) {
        addKeyOfParent(mapping, parent, table, key);
      }
    }
    for (int i = parent == null ? 0 : parent.size(); i < mapping.size(); i++) {
      ColumnDefinition column = columnReader.read(mapping, i);
      table.column(mapping.type().getName(), sharesTable(mapping) ? column.nullable() : column);
    }
    Discriminator discriminator = mapping.discriminator();
    if (parent == null && discriminator != null) {
      table.column(mapping.type().getName(), columnReader.read(discriminator,
          mapping.type().getAnnotation(DiscriminatorColumn.class)));
    }
  }

  /// The rows of joined tables go together: deleting the first one deletes those that continue it.
  private void addKeyOfParent(EntityMapping mapping, EntityMapping parent, TableBuilder table, List<String> key) {
    for (int id : parent.ids()) {
      table.column(mapping.type().getName(),
          columnReader.referring(parent, id, parent.attribute(id).column(), null, false));
    }
    table.foreignKey(new ForeignKey("", key, TableId.of(parent.tables().getLast()), key, "ON DELETE CASCADE"));
  }

  private static List<String> keyColumns(EntityMapping mapping) {
    return Arrays.stream(mapping.ids()).mapToObj(id -> mapping.attribute(id).column()).toList();
  }

  private void addConstraints(EntityMapping mapping) {
    TableBuilder table = builder(mapping);
    EntityMapping parent = mapping.parent();
    for (int i = parent == null ? 0 : parent.size(); i < mapping.size(); i++) {
      Column column = mapping.memberOf(i) instanceof Member.Reference ? null
          : ColumnDeclaration.of(mapping, i).column();
      if (column != null) {
        table.checks(column.check());
        if (column.unique()) {
          table.unique("", List.of(mapping.attribute(i).column()));
        }
      }
    }
    for (Member member : mapping.members().subList(parent == null ? 0 : parent.members().size(),
        mapping.members().size())) {
      if (member instanceof Member.Reference reference) {
        addReference(mapping, reference, table);
      }
    }
    Table said = mapping.type().getAnnotation(Table.class);
    if (said != null) {
      table.constraints(mapping.type().getName(), said.uniqueConstraints(), said.indexes());
      table.checks(said.check());
      table.options(said.options());
    }
  }

  private static void addReference(EntityMapping mapping, Member.Reference reference, TableBuilder table) {
    Relation relation = reference.relation();
    List<String> columns = IntStream.range(reference.from(), reference.from() + reference.count())
        .mapToObj(i -> mapping.attribute(i).column()).toList();
    List<JoinColumn> said = IntStream.range(0, columns.size()).mapToObj(relation::joinColumn)
        .filter(Objects::nonNull).toList();
    if (relation.kind() == Kind.ONE_TO_ONE) {
      table.unique("", columns);
    }
    for (int i = 0; i < said.size(); i++) {
      table.checks(said.get(i).check());
      if (said.get(i).unique()) {
        table.unique("", List.of(columns.get(i)));
      }
    }
    table.reference(columns, relation.target(), relation.foreignKey());
  }
}
