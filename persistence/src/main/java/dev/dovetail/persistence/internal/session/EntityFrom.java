package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.Attribute;
import dev.dovetail.persistence.internal.mapping.Discriminator;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.TableName;
import dev.dovetail.persistence.spi.Dialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The tables of one entity in a statement, and of those that extend it, under aliases.
final class EntityFrom {
  private final EntityMapping mapping;
  private final Dialect dialect;
  private final String alias;
  private final Map<TableName, String> aliases = new LinkedHashMap<>();

  /// @param alias of the first table; that of others begins with it
  EntityFrom(EntityMapping mapping, Dialect dialect, String alias) {
    this.mapping = mapping;
    this.dialect = dialect;
    this.alias = alias;
    Stream.concat(Stream.of(mapping), mapping.concrete().stream()).flatMap(of -> of.tables().stream())
        .forEach(table -> aliases.putIfAbsent(table, nextAlias()));
  }

  private String nextAlias() {
    return aliases.isEmpty() ? alias : alias + '_' + aliases.size();
  }

  EntityMapping mapping() {
    return mapping;
  }

  /// The tables, with joins between them if there are several, such that each object has one row.
  String from() {
    TableName first = mapping.table();
    String tables = isPartOfTable()
        ? "(SELECT * FROM " + first.quoted() + " WHERE " + isOfEntity(first.qualifier()) + ')'
        : first.quoted();
    return tables + " AS " + alias + further();
  }

  private String further() {
    StringBuilder text = new StringBuilder();
    aliases.forEach((table, name) -> {
      if (!table.equals(mapping.table())) {
        text.append(mapping.tables().contains(table) ? " JOIN " : " LEFT JOIN ").append(on(table, name));
      }
    });
    return text.toString();
  }

  private String on(TableName table, String name) {
    return table.quoted() + " AS " + name + " ON " + equal(keys(name), keys(alias));
  }

  private List<String> keys(String qualifier) {
    return IntStream.of(mapping.ids())
        .mapToObj(i -> qualifier + '.' + dialect.quote(mapping.attribute(i).column())).toList();
  }

  /// Returns the join to rows of another entity, which stay if nothing is found for them.
  ///
  /// @param columns of this entity
  /// @param others that have to be the same as these
  String leftJoin(List<String> columns, List<String> others) {
    if (columns.stream().anyMatch(column -> !column.startsWith(alias + '.'))) {
      return " LEFT JOIN (" + from() + ") ON " + equal(columns, others);
    }
    StringBuilder text = new StringBuilder(" LEFT JOIN ").append(mapping.table().quoted()).append(" AS ")
        .append(alias).append(" ON ").append(equal(columns, others))
        .append(isPartOfTable() ? " AND " + isOfEntity(alias) : "");
    aliases.forEach((table, name) ->
        text.append(table.equals(mapping.table()) ? "" : " LEFT JOIN " + on(table, name)));
    return text.toString();
  }

  /// Returns the condition that columns are the same as others.
  static String equal(List<String> columns, List<String> others) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      pairs.add(columns.get(i) + " = " + others.get(i));
    }
    return String.join(" AND ", pairs);
  }

  /// Tells whether the first table also has rows of entities that are none of this one.
  boolean isPartOfTable() {
    EntityMapping parent = mapping.parent();
    return parent != null && parent.tables().equals(mapping.tables());
  }

  /// Returns the condition that a row of the first table is of this entity.
  ///
  /// @param qualifier of the table
  String isOfEntity(String qualifier) {
    String values = mapping.concrete().stream()
        .map(concrete -> concrete.discriminator())
        .map(discriminator -> discriminator == null ? "NULL" : TableSql.literal(discriminator.value()))
        .collect(Collectors.joining(", "));
    return qualifier + '.' + discriminator() + " IN (" + values + ')';
  }

  private String discriminator() {
    Discriminator by = mapping.discriminator();
    if (by == null) {
      throw new IllegalStateException(mapping.name() + " shares its table with no other entity");
    }
    return dialect.quote(by.column());
  }

  /// The column that tells entities apart, qualified.
  String discriminatorColumn() {
    return alias + '.' + discriminator();
  }

  /// A column, qualified.
  String column(Attribute attribute) {
    return column(mapping, attribute);
  }

  /// A column of this entity or of one that extends it, qualified.
  String column(EntityMapping of, Attribute attribute) {
    return aliases.get(of.tables().get(attribute.table())) + '.' + dialect.quote(attribute.column());
  }

  /// The columns of some attributes, qualified.
  List<String> columns(int... attributes) {
    return IntStream.of(attributes).mapToObj(i -> column(mapping.attribute(i))).toList();
  }
}
