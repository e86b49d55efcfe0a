package dev.dovetail.persistence.internal.schema;

import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.internal.mapping.Attribute;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.spi.Dialect;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Reads the tables that entities ask for: their mapping, and what `@Table` and `@Column` say besides.
final class EntityTables {
  private final Dialect dialect;
  private final ColumnReader columnReader;

  EntityTables(Dialect dialect) {
    this.dialect = dialect;
    this.columnReader = new ColumnReader(dialect);
  }

  TableDefinition read(EntityMapping mapping) {
    Table table = mapping.type().getAnnotation(Table.class);
    List<ColumnDefinition> columns = new ArrayList<>();
    List<UniqueKey> uniqueKeys = new ArrayList<>();
    List<Check> checks = new ArrayList<>();
    for (Attribute attribute : mapping.attributes()) {
      columns.add(columnReader.read(mapping, attribute));
      Column column = ColumnReader.annotation(mapping, attribute);
      if (column != null) {
        checks.addAll(checks(column.check()));
      }
      if (column != null && column.unique()) {
        uniqueKeys.add(new UniqueKey("", List.of(attribute.column())));
      }
    }
    List<Index> indexes = new ArrayList<>();
    if (table != null) {
      Stream.of(table.uniqueConstraints()).forEach(u -> uniqueKeys.add(uniqueKey(mapping, u)));
      Stream.of(table.indexes()).forEach(i -> indexes.add(index(mapping, i)));
      checks.addAll(checks(table.check()));
    }
    TableId id = new TableId(table == null ? "" : table.schema(), mapping.table().name());
    return new TableDefinition(id, List.copyOf(columns), List.of(mapping.attribute(mapping.id()).column()),
        List.copyOf(uniqueKeys), List.copyOf(indexes), List.of(), List.copyOf(checks),
        table == null ? "" : table.options());
  }

  private static List<Check> checks(CheckConstraint[] constraints) {
    return Arrays.stream(constraints).map(c -> new Check(c.name(), c.constraint())).toList();
  }

  private UniqueKey uniqueKey(EntityMapping mapping, UniqueConstraint constraint) {
    List<String> columns = Arrays.stream(constraint.columnNames())
        .map(name -> column(mapping, "@UniqueConstraint", name)).toList();
    return new UniqueKey(constraint.name(), columns);
  }

  private Index index(EntityMapping mapping, jakarta.persistence.Index index) {
    List<String> columns = new ArrayList<>();
    List<String> directions = new ArrayList<>();
    for (String part : index.columnList().split(",", -1)) {
      String[] words = part.strip().split("\\s+", -1);
      String direction = words.length == 2 ? words[1].toUpperCase(Locale.ROOT) : "ASC";
      if (words.length > 2 || !List.of("ASC", "DESC").contains(direction)) {
        throw new MappingException("@Index of " + mapping.type().getName()
            + ": expected columns, each followed by ASC, DESC or nothing, with commas between them; found \""
            + index.columnList() + '"');
      }
      columns.add(column(mapping, "@Index", words[0]));
      directions.add(direction.equals("DESC") ? " DESC" : "");
    }
    String name = index.name().isEmpty()
        ? mapping.table().name() + '_' + String.join("_", columns) + "_idx" : index.name();
    return new Index(name, List.copyOf(columns), List.copyOf(directions), index.unique(), index.options());
  }

  private String column(EntityMapping mapping, String where, String name) {
    List<String> columns = mapping.attributes().stream().map(Attribute::column).toList();
    return columns.stream()
        .filter(column -> column.equals(name) || dialect.quote(column).equals(name))
        .findFirst()
        .orElseThrow(() -> new MappingException(where + " of " + mapping.type().getName()
            + " names the column " + name + ", which is none of " + columns));
  }
}
