package dev.dovetail.app.profile;

import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.TableProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Finds in what was read what deserves a look.
public final class Problems {
  /// Ends of names that promise a table, whatever it is packed in.
  private static final Pattern TABLE =
      Pattern.compile("\\.(csv|tsv|jsonl|ndjson|parquet|xls|xls[bmx])(\\.(bz2|gz|lz4|xz|zip|zst))?$", Pattern.CASE_INSENSITIVE);

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

  /// Lists what is wrong with a file that is not read as a table: nothing, unless its name says that it is one.
  ///
  /// @param name the file's
  /// @param reason why it is not read as a table
  public static List<Problem> ofOther(String name, String reason) {
    return TABLE.matcher(name).find() ? List.of(Problem.ofUnread(reason)) : List.of();
  }

  private static Problem of(BadRow row) {
    return new Problem(OptionalLong.of(row.line()), row.reason());
  }
}
