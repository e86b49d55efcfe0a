package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.Attribute;
import dev.dovetail.persistence.internal.mapping.Discriminator;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.TableName;
import dev.dovetail.persistence.spi.Dialect;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The statements that write an entity's rows in one of its tables, made once for the factory.
///
/// Columns are qualified wherever the grammar allows it: SQLite takes an unqualified `"name"` that is no
/// column for a text, and would find nothing instead of failing.
final class TableSql {
  private final EntityMapping mapping;
  private final int table;
  private final TableName name;
  private final Dialect dialect;
  private final int[] insertColumns;
  private final GeneratedColumns generated;
  private final ArrayStatements arrays;
  private final Map<InsertShape, String> shapedInserts = new ConcurrentHashMap<>();
  private final Map<Integer, String> inserts = new ConcurrentHashMap<>();
  private final Map<Integer, String> deletes = new ConcurrentHashMap<>();
  private final Map<BitSet, String> updates = new ConcurrentHashMap<>();

  TableSql(EntityMapping mapping, int table, Dialect dialect) {
    this.mapping = mapping;
    this.table = table;
    this.name = mapping.tables().get(table);
    this.dialect = dialect;
    this.insertColumns = positions(i -> mapping.isId(i) || (isHere(i)
        && (mapping.attribute(i).insertable() || i == mapping.version())));
    this.generated = new GeneratedColumns(mapping, this, dialect);
    this.arrays = new ArrayStatements(mapping, this, dialect);
  }

  /// Tells whether the table has an attribute's column.
  boolean isHere(int attribute) {
    return mapping.attribute(attribute).table() == table;
  }

  /// The table.
  TableName name() {
    return name;
  }

  /// Tells whether the table has the version.
  boolean hasVersion() {
    return mapping.version() >= 0 && table == 0;
  }

  /// The columns that the database fills in.
  GeneratedColumns generated() {
    return generated;
  }

  /// The statements for many rows at once.
  ArrayStatements arrays() {
    return arrays;
  }

  /// The discriminator that rows of this table have, or null.
  @Nullable Discriminator discriminator() {
    return table == 0 ? mapping.discriminator() : null;
  }

  /// An INSERT that leaves columns to the database.
  private record InsertShape(int rows, BitSet omitted) {}

  /// Parameters: the attributes of [#insertColumns] without these, for each row in turn. Returns what the
  /// database puts into these.
  ///
  /// @param omitted must not be changed afterwards
  String insert(int rows, BitSet omitted) {
    return shapedInserts.computeIfAbsent(new InsertShape(rows, omitted), shape ->
        makeInsert(IntStream.of(insertColumns).filter(i -> !omitted.get(i)).toArray(), rows)
            + generated.returning(omitted));
  }

  /// Parameters: the attributes of [#insertColumns], for each row in turn.
  String insert(int rows) {
    return inserts.computeIfAbsent(rows, r -> makeInsert(insertColumns, r));
  }

  /// The positions of the attributes an INSERT writes.
  int[] insertColumns() {
    return insertColumns;
  }

  /// Tells whether an UPDATE of the attributes has anything to write here.
  boolean isUpdated(BitSet changed) {
    return hasVersion() || updated(changed).length > 0;
  }

  /// The positions of the attributes an UPDATE writes, in the order of its parameters.
  int[] updated(BitSet changed) {
    return positions(i -> (changed.get(i) && (isHere(i) || mapping.isId(i)))
        || (i == mapping.version() && hasVersion()));
  }

  /// Parameters: the attributes of [#updated], the key, and the old version if it is here.
  String update(BitSet changed) {
    return updates.computeIfAbsent((BitSet) changed.clone(), this::makeUpdate);
  }

  /// Parameters: the key, and the version if it is here, of one row; or the keys of several.
  String delete(int rows) {
    return deletes.computeIfAbsent(rows, this::makeDelete);
  }

  private String makeDelete(int rows) {
    return "DELETE FROM " + name.quoted() + " WHERE "
        + (rows == 1 ? where() : KeySql.anyOf(IntStream.of(mapping.ids()).mapToObj(this::qualified).toList(), rows));
  }

  private String makeInsert(int[] written, int rows) {
    String columns = IntStream.of(written).mapToObj(this::quoted).collect(Collectors.joining(", "));
    String row = "?, ".repeat(written.length - 1) + "?";
    Discriminator discriminator = discriminator();
    if (discriminator != null) {
      columns += ", " + dialect.quote(discriminator.column());
      row += ", " + literal(discriminator.value());
    }
    return "INSERT INTO " + name.quoted() + " (" + columns + ") VALUES (" + row + ')'
        + (", (" + row + ')').repeat(rows - 1);
  }

  /// A discriminator's value in a statement.
  static String literal(Object value) {
    return value instanceof Integer ? value.toString() : "'" + value.toString().replace("'", "''") + '\'';
  }

  private String makeUpdate(BitSet changed) {
    String set = IntStream.of(updated(changed)).mapToObj(i -> quoted(i) + " = ?")
        .collect(Collectors.joining(", "));
    return "UPDATE " + name.quoted() + " SET " + set + " WHERE " + where();
  }

  private String where() {
    String key = IntStream.of(mapping.ids()).mapToObj(i -> qualified(i) + " = ?")
        .collect(Collectors.joining(" AND "));
    return hasVersion() ? key + " AND " + qualified(mapping.version()) + " = ?" : key;
  }

  /// A column, qualified by the table.
  String qualified(int attribute) {
    return name.qualifier() + '.' + quoted(attribute);
  }

  /// A column.
  String quoted(int attribute) {
    Attribute of = mapping.attribute(attribute);
    return dialect.quote(of.column());
  }

  private int[] positions(IntPredicate which) {
    return IntStream.range(0, mapping.size()).filter(which).toArray();
  }
}
