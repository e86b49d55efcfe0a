package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.Attribute;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.spi.Dialect;
import java.util.List;
import java.util.stream.IntStream;

/// The statements for one entity, made once for the factory.
///
/// Columns are qualified wherever the grammar allows it: SQLite takes an unqualified `"name"` that is no
/// column for a text, and would find nothing instead of failing.
final class EntitySql {
  private final EntityMapping mapping;
  private final EntityFrom tables;
  private final EntityColumns selected;
  private final String from;
  private final String select;
  private final List<TableSql> writing;

  EntitySql(EntityMapping mapping, Dialect dialect) {
    this.mapping = mapping;
    this.tables = new EntityFrom(mapping, dialect, "e");
    this.selected = EntityColumns.of(tables, 0);
    this.from = " FROM " + tables.from();
    this.select = "SELECT " + String.join(", ", selected.columns()) + from;
    this.writing = IntStream.range(0, mapping.tables().size())
        .mapToObj(i -> new TableSql(mapping, i, dialect)).toList();
  }

  /// The tables under their aliases.
  EntityFrom source() {
    return tables;
  }

  /// A column in a query, qualified.
  String column(Attribute attribute) {
    return tables.column(attribute);
  }

  /// The columns of some attributes in a query, qualified.
  List<String> columns(int[] attributes) {
    return tables.columns(attributes);
  }

  /// All columns, without a condition.
  String select() {
    return select;
  }

  /// The same with further columns behind them.
  String selectAnd(List<String> further) {
    return further.isEmpty() ? select
        : "SELECT " + String.join(", ", selected.columns()) + ", " + String.join(", ", further) + from;
  }

  /// How many columns [#select] has.
  int columnCount() {
    return selected.columns().size();
  }

  /// Where [#select] has the columns.
  RowLayout layout() {
    return selected.layout();
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
    return writing;
  }
}
