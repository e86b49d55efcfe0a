package dev.dovetail.persistence.internal.schema;

import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.spi.Dialect;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.UniqueConstraint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A table in the making.
final class TableBuilder {
  private final TableId id;
  private final Dialect dialect;
  private final List<ColumnDefinition> columns = new ArrayList<>();
  private final List<String> primaryKey = new ArrayList<>();
  private final List<UniqueKey> uniqueKeys = new ArrayList<>();
  private final List<Index> indexes = new ArrayList<>();
  private final List<List<String>> references = new ArrayList<>();
  private final List<ForeignKey> foreignKeys = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private String options = "";

  TableBuilder(TableId id, Dialect dialect) {
    this.id = id;
    this.dialect = dialect;
  }

  /// Adds a column.
  ///
  /// @param where the entity, for the message
  /// @throws MappingException if another class has a column of this name that is not the same
  void column(String where, ColumnDefinition column) {
    for (ColumnDefinition there : columns) {
      if (there.name().equalsIgnoreCase(column.name())) {
        if (!there.equals(column)) {
          throw new MappingException(where + " has the column " + column.name() + " of type " + column.text()
              + " in the table " + id + ", where another class has it of type " + there.text()
              + ": give one of them another name by @Column(name = ...), or both the same type");
        }
        return;
      }
    }
    columns.add(column);
  }

  void primaryKey(List<String> names) {
    primaryKey.addAll(names);
  }

  void checks(CheckConstraint[] constraints) {
    Stream.of(constraints).forEach(c -> checks.add(new Check(c.name(), c.constraint())));
  }

  void options(String text) {
    options = text;
  }

  void foreignKey(ForeignKey key) {
    foreignKeys.add(key);
  }

  /// Adds columns that hold the key of another row, by which they are looked for when that one is deleted.
  ///
  /// @param said what is said about the foreign key, or null
  void reference(List<String> names, EntityMapping target, jakarta.persistence.@Nullable ForeignKey said) {
    references.add(names);
    ConstraintMode mode = said == null ? ConstraintMode.PROVIDER_DEFAULT : said.value();
    if (mode != ConstraintMode.NO_CONSTRAINT) {
      List<String> key = Arrays.stream(target.ids()).mapToObj(i -> target.attribute(i).column()).toList();
      foreignKeys.add(ForeignKey.of(names, TableId.of(target.tables().getLast()), key, said));
    }
  }

  /// Makes columns unique, unless they are.
  void unique(String name, List<String> names) {
    Set<String> same = new HashSet<>(names);
    boolean isThere = same.equals(new HashSet<>(primaryKey))
        || uniqueKeys.stream().anyMatch(key -> same.equals(new HashSet<>(key.columns())));
    if (!isThere) {
      uniqueKeys.add(new UniqueKey(name, names));
    }
  }

  /// Adds what a user's annotations say.
  ///
  /// @throws MappingException if one names a column that is not there
  void constraints(String where, UniqueConstraint[] unique, jakarta.persistence.Index[] more) {
    for (UniqueConstraint constraint : unique) {
      unique(constraint.name(), Arrays.stream(constraint.columnNames())
          .map(name -> column("@UniqueConstraint of " + where, name)).toList());
    }
    Stream.of(more).forEach(index -> indexes.add(index(where, index)));
  }

  private Index index(String where, jakarta.persistence.Index index) {
    List<String> names = new ArrayList<>();
    List<String> directions = new ArrayList<>();
    for (String part : index.columnList().split(",", -1)) {
      String[] words = part.strip().split("\\s+", -1);
      String direction = words.length == 2 ? words[1].toUpperCase(Locale.ROOT) : "ASC";
      if (words.length > 2 || !List.of("ASC", "DESC").contains(direction)) {
        throw new MappingException("@Index of " + where
            + ": expected columns, each followed by ASC, DESC or nothing, with commas between them; found \""
            + index.columnList() + '"');
      }
      names.add(column("@Index of " + where, words[0]));
      directions.add(direction.equals("DESC") ? " DESC" : "");
    }
    String name = index.name().isEmpty() ? Names.of(id, names, "idx") : index.name();
    return new Index(name, List.copyOf(names), List.copyOf(directions), index.unique(), index.options());
  }

  private String column(String where, String name) {
    List<String> names = columns.stream().map(ColumnDefinition::name).toList();
    return names.stream()
        .filter(column -> column.equals(name) || dialect.quote(column).equals(name))
        .findFirst()
        .orElseThrow(() -> new MappingException(where + " names the column " + name
            + ", which is none of " + names));
  }

  /// Returns the table, with an index for each reference whose columns are not the first of a key or an
  /// index.
  TableDefinition build() {
    for (List<String> reference : references) {
      List<List<String>> there = new ArrayList<>(List.of(primaryKey));
      uniqueKeys.forEach(key -> there.add(key.columns()));
      indexes.forEach(index -> there.add(index.columns()));
      if (there.stream().noneMatch(names -> beginsWith(names, reference))) {
        indexes.add(Index.of(Names.of(id, reference, "idx"), reference, false));
      }
    }
    return new TableDefinition(id, List.copyOf(columns), List.copyOf(primaryKey), List.copyOf(uniqueKeys),
        List.copyOf(indexes), List.copyOf(foreignKeys), List.copyOf(checks), options);
  }

  private static boolean beginsWith(List<String> names, List<String> first) {
    return names.size() >= first.size()
        && new HashSet<>(names.subList(0, first.size())).equals(new HashSet<>(first));
  }
}
