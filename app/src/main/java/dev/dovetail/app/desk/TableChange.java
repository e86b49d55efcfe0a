package dev.dovetail.app.desk;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.ProfileChange;
import dev.dovetail.analysis.table.ProfileChange.Kind;
import dev.dovetail.analysis.table.ProfileDifference;
import dev.dovetail.analysis.table.TableProfile;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How a table differs from the one that was delivered under its path before.
///
/// @param path the file, below `data/`
/// @param rowsBefore how many rows it had
/// @param rows how many rows it has
/// @param changes what else is different about it
public record TableChange(String path, long rowsBefore, long rows, List<ProfileChange> changes) {
  private static final Set<Kind> SCHEMA = EnumSet.of(
      Kind.COLUMN_ADDED, Kind.COLUMN_REMOVED, Kind.COLUMN_RENAMED, Kind.TYPE_WIDENED, Kind.TYPE_NARROWED,
      Kind.TYPE_CHANGED);

  /// Copies the list.
  public TableChange {
    changes = List.copyOf(changes);
  }

  /// Compares two deliveries of a table.
  static TableChange between(String path, TableProfile before, TableProfile now) {
    return new TableChange(
        path,
        before.rows(),
        now.rows(),
        ProfileDifference.between(before, now).changes().stream()
            .filter(change -> change.kind() != Kind.ROWS)
            .filter(change -> !isWithinOneName(change))
            .toList());
  }

  /// Types that have one name in the schema, as integers of any length, are one to its readers; and of earlier tables the
  /// catalogue may know the name only.
  private static boolean isWithinOneName(ProfileChange change) {
    boolean isRetyped =
        SCHEMA.contains(change.kind()) && change.before().isPresent() && change.after().isPresent()
            && change.kind() != Kind.COLUMN_RENAMED;
    return isRetyped && frictionless(change.before().get()).equals(frictionless(change.after().get()));
  }

  private static String frictionless(String type) {
    return ColumnType.valueOf(type.toUpperCase(Locale.ROOT)).frictionless();
  }

  /// Returns the changes of columns that are there, their names and types.
  public List<ProfileChange> schema() {
    return changes.stream().filter(change -> SCHEMA.contains(change.kind())).toList();
  }

  /// Returns what else has changed and deserves a look.
  public List<ProfileChange> remarkable() {
    return changes.stream()
        .filter(change -> !SCHEMA.contains(change.kind()))
        .filter(change -> change.severity() != ProfileChange.Severity.LOW)
        .toList();
  }
}
