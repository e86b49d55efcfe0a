package dev.dovetail.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a database differs from the mapping.
///
/// Types are compared by what they hold (integers, text ...), not by spelling or size; unique constraints and
/// unique indexes are the same thing; a foreign key is compared with what it says `ON DELETE`; names of
/// constraints and indexes, directions of indexes, checks, defaults and partial indexes are not compared. Of
/// sequences it is told which are missing. A column that is there without being mapped is extra;
/// whether it keeps rows from being inserted, being `NOT NULL` without default, is not asked.
///
/// @param missing what the mapping asks for and the database has not
/// @param changed what is there and is not as the mapping has it
/// @param extra what the database has and no entity asks for; the tables are those of the same schemas
public record SchemaDifference(List<Finding> missing, List<Finding> changed, List<Finding> extra) {
  /// Copies the lists.
  public SchemaDifference {
    missing = List.copyOf(missing);
    changed = List.copyOf(changed);
    extra = List.copyOf(extra);
  }

  /// What differs.
  public enum Kind {
    /// A whole table.
    TABLE,
    /// A column.
    COLUMN,
    /// What a column holds.
    TYPE,
    /// Whether a column may be null.
    NULLABILITY,
    /// The columns of the primary key.
    PRIMARY_KEY,
    /// Columns whose values are unique.
    UNIQUE,
    /// An index that is not unique.
    INDEX,
    /// A reference to another table, or what becomes of it when that row is deleted.
    FOREIGN_KEY,
    /// A sequence.
    SEQUENCE
  }

  /// One difference.
  ///
  /// @param kind what differs
  /// @param table the table, or the sequence
  /// @param what the column, or the columns of a key or an index with commas between them; empty for a table
  ///     or a sequence
  /// @param expected what the mapping asks for; empty if nothing
  /// @param found what the database has; empty if nothing
  /// @param statement what would mend it without losing anything, though it may be refused because of the
  ///     rows there are; null if nothing would
  public record Finding(Kind kind, String table, String what, String expected, String found,
      @Nullable String statement) {
    @Override
    public String toString() {
      String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return name + ' ' + table + (what.isEmpty() ? "" : " (" + what + ')')
          + (expected.isEmpty() ? "" : ": expected " + expected)
          + (found.isEmpty() ? "" : (expected.isEmpty() ? ": " : ", ") + "found " + found)
          + (statement == null ? "" : "\n    " + statement.replace("\n", "\n    ") + ';');
    }
  }

  /// Tells whether there is no difference at all.
  public boolean isEmpty() {
    return missing.isEmpty() && changed.isEmpty() && extra.isEmpty();
  }

  /// Tells whether the database has all that the mapping asks for; it may have more.
  public boolean isComplete() {
    return missing.isEmpty() && changed.isEmpty();
  }

  /// Returns the differences as text for a reader, one a line, each followed by the statement that would mend
  /// it.
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    add(lines, "missing", missing);
    add(lines, "changed", changed);
    add(lines, "extra", extra);
    return lines.isEmpty() ? "no difference" : String.join("\n", lines);
  }

  private static void add(List<String> lines, String title, List<Finding> findings) {
    if (!findings.isEmpty()) {
      lines.add(title + ":\n  " + findings.stream().map(Finding::toString)
          .collect(Collectors.joining("\n  ")));
    }
  }
}
