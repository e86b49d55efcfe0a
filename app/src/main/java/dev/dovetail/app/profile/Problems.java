package dev.dovetail.app.profile;

import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.TableProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Finds in a profile what deserves a look.
public final class Problems {
  private Problems() {}

  /// Lists what does not fit, each row with its line; the last entry says how many there are if not all are listed.
  public static List<Problem> of(TableProfile profile) {
    List<Problem> problems = new ArrayList<>(profile.badRows().stream().map(Problems::of).toList());
    long more = profile.badRowCount() - problems.size();
    if (more > 0) {
      problems.add(Problem.ofFile(more + " more rows do not fit"));
    }
    return problems;
  }

  private static Problem of(BadRow row) {
    return new Problem(OptionalLong.of(row.line()), row.reason());
  }
}
