package dev.dovetail.persistence.internal.schema;

import dev.dovetail.persistence.SchemaDifference.Finding;
import dev.dovetail.persistence.SchemaDifference.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares what a table's columns are the keys of. Each kind is compared as a map from what makes two of
/// them the same to the text that describes one.
///
/// @param ddl writes what would mend a difference
/// @param database how names are compared
/// @param table the table that is asked for
/// @param found the table that is there
record KeyComparison(Ddl ddl, DatabaseTables database, TableDefinition table, TableDefinition found) {
  void compare(List<Finding> missing, List<Finding> changed, List<Finding> extra) {
    compareUniqueKeys(missing, extra);
    compareIndexes(missing, extra);
    compareForeignKeys(missing, changed, extra);
  }

  private void compareUniqueKeys(List<Finding> missing, List<Finding> extra) {
    Map<Set<String>, Index> expected = new LinkedHashMap<>();
    for (UniqueKey key : table.uniqueKeys()) {
      String name = key.name().isEmpty() ? Names.of(table.id(), key.columns(), "key") : key.name();
      expected.put(folded(key.columns()), Index.of(name, key.columns(), true));
    }
    table.indexes().stream().filter(Index::isUnique).forEach(i -> expected.put(folded(i.columns()), i));
    Map<Set<String>, Index> there = new LinkedHashMap<>();
    found.indexes().stream().filter(Index::isUnique).forEach(i -> there.put(folded(i.columns()), i));
    Set<String> primaryKey = folded(table.primaryKey());
    expected.remove(primaryKey);
    there.remove(primaryKey);
    there.remove(folded(found.primaryKey()));
    report(Kind.UNIQUE, expected, there, missing, extra);
  }

  private void compareIndexes(List<Finding> missing, List<Finding> extra) {
    Map<List<String>, Index> expected = new LinkedHashMap<>();
    table.indexes().stream().filter(i -> !i.isUnique()).forEach(i -> expected.put(fold(i.columns()), i));
    Map<List<String>, Index> there = new LinkedHashMap<>();
    found.indexes().stream().filter(i -> !i.isUnique()).forEach(i -> there.put(fold(i.columns()), i));
    for (ForeignKey key : table.foreignKeys()) {
      if (!expected.containsKey(fold(key.columns()))) {
        there.remove(fold(key.columns())); // some databases make it by themselves
      }
    }
    report(Kind.INDEX, expected, there, missing, extra);
  }

  private <K> void report(Kind kind, Map<K, Index> expected, Map<K, Index> there, List<Finding> missing,
      List<Finding> extra) {
    expected.forEach((key, index) -> {
      if (!there.containsKey(key)) {
        missing.add(finding(kind, index.columns(), index.name(), "", ddl.createIndex(table.id(), index)));
      }
    });
    there.forEach((key, index) -> {
      if (!expected.containsKey(key)) {
        extra.add(finding(kind, index.columns(), "", index.name(), null));
      }
    });
  }

  private void compareForeignKeys(List<Finding> missing, List<Finding> changed, List<Finding> extra) {
    Map<String, ForeignKey> expected = new LinkedHashMap<>();
    table.foreignKeys().forEach(key -> expected.put(fold(key), key));
    Map<String, ForeignKey> there = new LinkedHashMap<>();
    found.foreignKeys().forEach(key -> there.put(fold(key), key));
    expected.forEach((fold, key) -> {
      ForeignKey same = there.get(fold);
      if (same == null) {
        String statement = ddl.canAlterConstraints() ? ddl.addForeignKey(table.id(), key) : null;
        missing.add(finding(Kind.FOREIGN_KEY, key.columns(), text(key), "", statement));
      } else if (!same.deletion().equals(key.deletion())) {
        changed.add(finding(Kind.FOREIGN_KEY, key.columns(), text(key), text(same), null));
      }
    });
    there.forEach((fold, key) -> {
      if (!expected.containsKey(fold)) {
        extra.add(finding(Kind.FOREIGN_KEY, key.columns(), "", text(key), null));
      }
    });
  }

  private Finding finding(Kind kind, List<String> columns, String expected, String there,
      @Nullable String statement) {
    return new Finding(kind, table.id().toString(), String.join(", ", columns), expected, there, statement);
  }

  private String fold(ForeignKey key) {
    return database.schemaOf(key.table()) + '.' + database.fold(key.table().name()) + fold(key.columns())
        + fold(key.referenced());
  }

  private static String text(ForeignKey key) {
    return (key.table() + " (" + String.join(", ", key.referenced()) + ") " + key.deletion()).strip();
  }

  private List<String> fold(List<String> columns) {
    return fold(database, columns);
  }

  static List<String> fold(DatabaseTables database, List<String> columns) {
    return columns.stream().map(database::fold).toList();
  }

  private Set<String> folded(List<String> columns) {
    return columns.stream().map(database::fold).collect(Collectors.toSet());
  }
}
