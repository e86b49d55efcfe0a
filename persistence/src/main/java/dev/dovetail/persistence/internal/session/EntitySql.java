package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.Attribute;
import dev.dovetail.persistence.internal.mapping.Discriminator;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.TableName;
import dev.dovetail.persistence.spi.Dialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The statements for one entity, made once for the factory.
///
/// Columns are qualified wherever the grammar allows it: SQLite takes an unqualified `"name"` that is no
/// column for a text, and would find nothing instead of failing.
final class EntitySql {
  private final EntityMapping mapping;
  private final Dialect dialect;
  private final Map<TableName, String> aliases = new LinkedHashMap<>();
  private final String from;
  private final List<String> columns = new ArrayList<>();
  private final String select;
  private final RowLayout layout;
  private final List<TableSql> tables;

  EntitySql(EntityMapping mapping, Dialect dialect) {
    this.mapping = mapping;
    this.dialect = dialect;
    this.from = " FROM " + makeFrom();
    this.layout = makeLayout();
    this.select = "SELECT " + String.join(", ", columns) + from;
    this.tables = IntStream.range(0, mapping.tables().size())
        .mapToObj(i -> new TableSql(mapping, i, dialect)).toList();
  }

  private String makeFrom() {
    StringBuilder text = new StringBuilder();
    for (TableName table : mapping.tables()) {
      join(text, table, " JOIN ");
    }
    for (EntityMapping concrete : mapping.concrete()) {
      for (TableName table : concrete.tables()) {
        join(text, table, " LEFT JOIN ");
      }
    }
    return text.toString();
  }

  private void join(StringBuilder text, TableName table, String how) {
    String alias = aliases.isEmpty() ? "e" : "e" + aliases.size();
    if (aliases.putIfAbsent(table, alias) != null) {
      return;
    }
    if (text.isEmpty()) {
      text.append(isPartOfTable() ? restricted(table) : table.quoted()).append(" AS e");
      return;
    }
    List<String> keys = IntStream.of(mapping.ids()).mapToObj(i -> dialect.quote(mapping.attribute(i).column()))
        .toList();
    text.append(how).append(table.quoted()).append(" AS ").append(alias).append(" ON ")
        .append(keys.stream().map(key -> alias + '.' + key + " = e." + key).collect(Collectors.joining(" AND ")));
  }

  /// Tells whether the table also has rows of entities that are none of this one.
  private boolean isPartOfTable() {
    EntityMapping parent = mapping.parent();
    return parent != null && parent.tables().equals(mapping.tables());
  }

  private String restricted(TableName table) {
    String values = mapping.concrete().stream()
        .map(concrete -> concrete.discriminator())
        .map(discriminator -> discriminator == null ? "NULL" : TableSql.literal(discriminator.value()))
        .collect(Collectors.joining(", "));
    return "(SELECT * FROM " + table.quoted() + " WHERE " + table.qualifier() + '.' + discriminatorColumn() + " IN ("
        + values + "))";
  }

  private String discriminatorColumn() {
    Discriminator discriminator = mapping.discriminator();
    if (discriminator == null) {
      throw new IllegalStateException(mapping.name() + " shares its table with no other entity");
    }
    return dialect.quote(discriminator.column());
  }

  private RowLayout makeLayout() {
    if (mapping.concrete().size() == 1 && mapping.concrete().getFirst() == mapping) {
      mapping.attributes().forEach(attribute -> columns.add(column(attribute)));
      return RowLayout.of(mapping, IntStream.rangeClosed(1, mapping.size()).toArray());
    }
    columns.add("e." + discriminatorColumn());
    Map<String, Integer> positions = new HashMap<>();
    Map<EntityMapping, int[]> byEntity = new LinkedHashMap<>();
    for (EntityMapping concrete : mapping.concrete()) {
      byEntity.put(concrete, concrete.attributes().stream().mapToInt(attribute ->
          positions.computeIfAbsent(column(concrete, attribute), column -> {
            columns.add(column);
            return columns.size();
          })).toArray());
    }
    return RowLayout.of(mapping, 1, byEntity);
  }

  /// A column in a query, qualified.
  String column(Attribute attribute) {
    return column(mapping, attribute);
  }

  private String column(EntityMapping of, Attribute attribute) {
    return aliases.get(of.tables().get(attribute.table())) + '.' + dialect.quote(attribute.column());
  }

  /// The columns of some attributes in a query, qualified.
  List<String> columns(int[] attributes) {
    return IntStream.of(attributes).mapToObj(i -> column(mapping.attribute(i))).toList();
  }

  /// All columns, without a condition.
  String select() {
    return select;
  }

  /// The same with further columns behind them.
  String selectAnd(List<String> further) {
    return "SELECT " + String.join(", ", columns) + ", " + String.join(", ", further) + from;
  }

  /// How many columns [#select] has.
  int columnCount() {
    return columns.size();
  }

  /// Where [#select] has the columns.
  RowLayout layout() {
    return layout;
  }

  /// ` FROM table AS e`, with joins if rows are spread over several tables.
  String from() {
    return from;
  }

  String selectByKey() {
    return select + " WHERE " + KeySql.equal(columns(mapping.ids()));
  }

  /// Parameters: the keys, the columns of each in turn.
  String selectByKeys(int count) {
    return select + " WHERE " + KeySql.anyOf(columns(mapping.ids()), count);
  }

  /// The statements that write, for each table in the order of the entity's tables.
  List<TableSql> tables() {
    return tables;
  }
}
