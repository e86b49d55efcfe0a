package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.Attribute;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.spi.Dialect;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The statements for one entity, made once for the factory.
///
/// Columns are qualified wherever the grammar allows it: SQLite takes an unqualified `"name"` that is no
/// column for a text, and would find nothing instead of failing.
final class EntitySql {
  private final EntityMapping mapping;
  private final Dialect dialect;
  private final String select;
  private final String from;
  private final int[] allColumns;
  private final int[] insertColumns;
  private final @Nullable ArrayStatements arrays;
  private final Map<Integer, String> inserts = new ConcurrentHashMap<>();
  private final Map<Integer, String> deletes = new ConcurrentHashMap<>();
  private final Map<BitSet, String> updates = new ConcurrentHashMap<>();

  EntitySql(EntityMapping mapping, Dialect dialect) {
    this.mapping = mapping;
    this.dialect = dialect;
    this.from = " FROM " + mapping.table().quoted() + " AS e";
    this.select = "SELECT " + mapping.attributes().stream().map(this::column)
        .collect(Collectors.joining(", ")) + from;
    this.allColumns = IntStream.rangeClosed(1, mapping.size()).toArray();
    this.insertColumns = positions(
        i -> mapping.attribute(i).insertable() || i == mapping.id() || i == mapping.version());
    this.arrays = ArrayStatements.of(mapping, dialect, insertColumns);
  }

  /// The statements for many rows, or null if the database or an attribute takes no arrays.
  @Nullable ArrayStatements arrays() {
    return arrays;
  }

  /// A column in a query, qualified.
  String column(Attribute attribute) {
    return "e." + dialect.quote(attribute.column());
  }

  /// All columns in the order of the attributes, without a condition.
  String select() {
    return select;
  }

  /// Where [#select] has each attribute's column, from 1.
  int[] allColumns() {
    return allColumns;
  }

  /// ` FROM table AS e`.
  String from() {
    return from;
  }

  String selectByKey() {
    return select + " WHERE " + column(mapping.attribute(mapping.id())) + " = ?";
  }

  /// Parameters: the attributes of [#insertColumns], for each row in turn.
  String insert(int rows) {
    return inserts.computeIfAbsent(rows, this::makeInsert);
  }

  /// The positions of the attributes an INSERT writes.
  int[] insertColumns() {
    return insertColumns;
  }

  /// Parameters: the changed attributes in order, the new version if there is one, the key, the old version.
  String update(BitSet changed) {
    return updates.computeIfAbsent(changed, this::makeUpdate);
  }

  /// Parameters: the key and the version, if there is one, of one row; or the keys of several.
  String delete(int rows) {
    return deletes.computeIfAbsent(rows, this::makeDelete);
  }

  private String makeDelete(int rows) {
    String which = rows == 1 ? where()
        : " WHERE " + qualified(mapping.id()) + " IN (" + "?, ".repeat(rows - 1) + "?)";
    return "DELETE FROM " + mapping.table().quoted() + which;
  }

  private String makeInsert(int rows) {
    String columns = IntStream.of(insertColumns).mapToObj(i -> dialect.quote(mapping.attribute(i).column()))
        .collect(Collectors.joining(", "));
    String row = "(" + "?, ".repeat(insertColumns.length - 1) + "?)";
    return "INSERT INTO " + mapping.table().quoted() + " (" + columns + ") VALUES " + row
        + (", " + row).repeat(rows - 1);
  }

  private String makeUpdate(BitSet changed) {
    String set = IntStream.of(positions(i -> changed.get(i) || i == mapping.version()))
        .mapToObj(i -> dialect.quote(mapping.attribute(i).column()) + " = ?")
        .collect(Collectors.joining(", "));
    return "UPDATE " + mapping.table().quoted() + " SET " + set + where();
  }

  private String where() {
    String key = " WHERE " + qualified(mapping.id()) + " = ?";
    return mapping.version() < 0 ? key : key + " AND " + qualified(mapping.version()) + " = ?";
  }

  private String qualified(int attribute) {
    return mapping.table().qualifier() + '.' + dialect.quote(mapping.attribute(attribute).column());
  }

  private int[] positions(IntPredicate which) {
    return IntStream.range(0, mapping.size()).filter(which).toArray();
  }
}
