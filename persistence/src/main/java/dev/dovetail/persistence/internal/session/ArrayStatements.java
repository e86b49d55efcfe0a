package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.Discriminator;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.spi.Dialect;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The statements that write many rows of an entity in one of its tables, and get each column as one array.
/// Their text is the same for any number of rows, so the server parses it once; and it writes all rows in one
/// statement, where a batch is a statement a row. In which order it updates or deletes them is its choice.
final class ArrayStatements {
  /// How many rows a statement takes at best.
  static final int ROWS = 1000;

  private final EntityMapping mapping;
  private final TableSql table;
  private final Dialect dialect;
  private final int[] keyColumns; // the key, and the version if it is here
  private final @Nullable ArrayStatement insert;
  private final @Nullable ArrayStatement delete;
  private final Map<BitSet, Optional<ArrayStatement>> updates = new ConcurrentHashMap<>();

  ArrayStatements(EntityMapping mapping, TableSql table, Dialect dialect) {
    this.mapping = mapping;
    this.table = table;
    this.dialect = dialect;
    this.keyColumns = IntStream.range(0, mapping.size())
        .filter(i -> mapping.isId(i) || (i == mapping.version() && table.hasVersion())).toArray();
    this.insert = makeInsert(table.insertColumns());
    this.delete = makeDelete();
  }

  /// The INSERT, or null if the database takes no arrays, or not those of an attribute's type.
  @Nullable ArrayStatement insert() {
    return insert;
  }

  /// The UPDATE of these attributes, or null as for [#insert].
  @Nullable ArrayStatement update(BitSet changed) {
    Optional<ArrayStatement> known = updates.get(changed);
    if (known == null) {
      known = Optional.ofNullable(makeUpdate(table.updated(changed)));
      updates.put((BitSet) changed.clone(), known);
    }
    return known.orElse(null);
  }

  /// The DELETE, or null as for [#insert].
  @Nullable ArrayStatement delete() {
    return delete;
  }

  private boolean areArrays(int[] columns) {
    return dialect.takesArrays()
        && IntStream.of(columns).allMatch(i -> mapping.attribute(i).codec().arrayType() != null);
  }

  private @Nullable ArrayStatement makeInsert(int[] columns) {
    if (!areArrays(columns)) {
      return null;
    }
    String names = IntStream.of(columns).mapToObj(table::quoted).collect(Collectors.joining(", "));
    String values = "v.*";
    Discriminator discriminator = table.discriminator();
    if (discriminator != null) {
      names += ", " + dialect.quote(discriminator.column());
      values += ", " + TableSql.literal(discriminator.value());
    }
    return new ArrayStatement(mapping, "INSERT INTO " + table.name().quoted() + " (" + names + ") SELECT "
        + values + " FROM unnest(" + parameters(columns) + ") AS v", columns, new int[0]);
  }

  private @Nullable ArrayStatement makeUpdate(int[] columns) {
    if (!areArrays(columns) || !areArrays(keyColumns)) {
      return null;
    }
    String set = IntStream.range(0, columns.length).mapToObj(i -> table.quoted(columns[i]) + " = v.c" + i)
        .collect(Collectors.joining(", "));
    return new ArrayStatement(mapping, "UPDATE " + table.name().quoted() + " SET " + set + " FROM unnest("
        + parameters(columns) + ", " + parameters(keyColumns) + ") AS v (" + names('c', columns) + ", "
        + names('k', keyColumns) + ')' + where(), columns, keyColumns);
  }

  private @Nullable ArrayStatement makeDelete() {
    return areArrays(keyColumns) ? new ArrayStatement(mapping, "DELETE FROM " + table.name().quoted()
        + " USING unnest(" + parameters(keyColumns) + ") AS v (" + names('k', keyColumns) + ')' + where(),
        new int[0], keyColumns) : null;
  }

  private String where() {
    return " WHERE " + IntStream.range(0, keyColumns.length)
        .mapToObj(i -> table.qualified(keyColumns[i]) + " = v.k" + i).collect(Collectors.joining(" AND "))
        + " RETURNING "
        + IntStream.of(mapping.ids()).mapToObj(table::qualified).collect(Collectors.joining(", "));
  }

  private String parameters(int[] columns) {
    return IntStream.of(columns)
        .mapToObj(i -> "CAST(? AS " + ArrayStatement.type(mapping, i).sqlType() + "[])")
        .collect(Collectors.joining(", "));
  }

  private static String names(char letter, int[] columns) {
    return IntStream.range(0, columns.length).mapToObj(i -> letter + Integer.toString(i))
        .collect(Collectors.joining(", "));
  }
}
