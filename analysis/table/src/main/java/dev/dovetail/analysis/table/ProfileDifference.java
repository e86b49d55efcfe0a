package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.difference.TableDiffer;
import dev.dovetail.analysis.table.internal.report.ProfileFiles;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// In what profiles of the same table differ, as of two deliveries, or of a series of them.
///
/// Deterministic, and empty if nothing differs. Columns are known by their names. What is an estimate counts
/// as different only if it differs by more than it may be wrong.
///
/// @param profiles how many profiles were compared
/// @param changes what differs, from each profile to the next: of the whole table first, then column by
///     column as they stand in the later profile, removed ones last. Distributions and shares that no step
///     changed by much, but all steps together did, come at the end, from the first profile to the last.
public record ProfileDifference(int profiles, List<ProfileChange> changes) {
  /// Copies the list.
  public ProfileDifference {
    changes = List.copyOf(changes);
  }

  /// Compares two profiles.
  public static ProfileDifference between(TableProfile before, TableProfile after) {
    return of(List.of(before, after));
  }

  /// Compares each profile with the next.
  ///
  /// @param series in the order of time; of fewer than two there is no difference
  public static ProfileDifference of(List<TableProfile> series) {
    List<ProfileChange> changes = new ArrayList<>();
    for (int to = 1; to < series.size(); to++) {
      changes.addAll(new TableDiffer(series.get(to - 1), series.get(to), to - 1, to).changes());
    }
    if (series.size() > 2) {
      int last = series.size() - 1;
      List<ProfileChange> steps = List.copyOf(changes);
      new TableDiffer(series.getFirst(), series.getLast(), 0, last).changes().stream()
          .filter(change -> change.kind() == ProfileChange.Kind.DISTRIBUTION
              || change.kind() == ProfileChange.Kind.NULL_SHARE)
          .filter(change -> steps.stream().noneMatch(step -> isSame(step, change)))
          .forEach(changes::add);
    }
    return new ProfileDifference(series.size(), changes);
  }

  private static boolean isSame(ProfileChange step, ProfileChange change) {
    return step.kind() == change.kind() && step.column().equals(change.column());
  }

  /// Tells whether nothing differs.
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /// Returns the greatest severity; empty if nothing differs.
  public Optional<ProfileChange.Severity> severity() {
    return changes.stream().map(ProfileChange::severity).max(ProfileChange.Severity::compareTo);
  }

  /// Writes the difference as JSON, in the manner of [ProfileJson]. The writer is flushed, and stays open.
  ///
  /// @throws IOException if the writer fails
  public void writeJson(Writer out) throws IOException {
    ProfileFiles.write(this, out);
  }
}
