package dev.dovetail.analysis.table.internal.difference;

import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.ProfileChange;
import dev.dovetail.analysis.table.ProfileChange.Kind;
import dev.dovetail.analysis.table.ProfileChange.Severity;
import dev.dovetail.analysis.table.TableProfile;
import dev.dovetail.analysis.table.internal.report.Shares;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Compares two profiles of a table.
public final class TableDiffer {
  private final TableProfile before;
  private final TableProfile after;
  private final Changes changes;

  /// @param from the place of the earlier profile in its series
  /// @param to that of the later one
  public TableDiffer(TableProfile before, TableProfile after, int from, int to) {
    this.before = before;
    this.after = after;
    this.changes = new Changes(from, to);
  }

  /// Returns what differs.
  public List<ProfileChange> changes() {
    addOfFile();
    addRows();
    List<ColumnPair> pairs = ColumnPair.of(before.columns(), after.columns());
    addOrder(pairs.stream().filter(pair -> pair.isInBoth()).toList());
    pairs.forEach(pair -> new ColumnDiffer(pair, before.rows(), after.rows(), changes).compare());
    return changes.list();
  }

  private void addOfFile() {
    compare("format", TableProfile::format);
    compare("encoding", profile -> profile.dialect().encoding().value());
    if (before.dialect().delimited().isPresent() && after.dialect().delimited().isPresent()) {
      compare("delimiter", profile -> named(delimited(profile).delimiter().value()));
      compare("header", profile -> delimited(profile).hasHeader().value() ? "one line" : "none");
      compare("decimal mark", profile -> delimited(profile).hasDecimalComma().value() ? "comma" : "point");
    }
  }

  private void compare(String property, Function<TableProfile, String> of) {
    String was = of.apply(before);
    String is = of.apply(after);
    if (!was.equals(is)) {
      changes.addOfFile(property, was, is);
    }
  }

  private static Dialect.Delimited delimited(TableProfile profile) {
    return profile.dialect().delimited().orElseThrow();
  }

  private static String named(char delimiter) {
    return delimiter == '\t' ? "tab" : Character.toString(delimiter);
  }

  private void addRows() {
    if (before.rows() != after.rows()) {
      boolean isManifold = after.rows() > 2 * before.rows() || 2 * after.rows() < before.rows();
      Severity severity = after.rows() == 0 ? Severity.HIGH : isManifold ? Severity.MEDIUM : Severity.LOW;
      String share = before.rows() == 0 ? ""
          : ", " + Shares.percent(Math.abs(after.rows() - before.rows()), before.rows())
              + (after.rows() > before.rows() ? " more" : " fewer");
      changes.addOfTable(Kind.ROWS, severity, Long.toString(before.rows()), Long.toString(after.rows()),
          Shares.count(after.rows(), "row") + share + " than " + Shares.count(before.rows()));
    }
    if (before.badRowCount() != after.badRowCount()) {
      addCount(Kind.BAD_ROWS, before.badRowCount(), after.badRowCount(), " not as they should be");
    }
    boolean areCounted = before.duplicateRows().isExact() && after.duplicateRows().isExact();
    if (areCounted && before.duplicateRows().count() != after.duplicateRows().count()) {
      addCount(Kind.DUPLICATE_ROWS, before.duplicateRows().count(), after.duplicateRows().count(),
          " repeated");
    }
  }

  private void addCount(Kind kind, long was, long is, String what) {
    Severity severity = was == 0 ? Severity.MEDIUM : Severity.LOW;
    changes.addOfTable(kind, severity, Long.toString(was), Long.toString(is),
        Shares.count(is, "row") + what + ", " + Shares.count(was) + " before");
  }

  /// Columns that come and go change places, too, but leave the order of the others as it is.
  private void addOrder(List<ColumnPair> pairs) {
    List<String> now = pairs.stream().map(pair -> pair.before().orElseThrow().name()).toList();
    Set<String> inBoth = new HashSet<>(now);
    List<String> was = before.columns().stream().map(ColumnProfile::name).filter(inBoth::contains).toList();
    if (!was.equals(now)) {
      changes.addOfTable(Kind.COLUMNS_REORDERED, Severity.MEDIUM, String.join(", ", was),
          String.join(", ", now), "the columns stand in another order");
    }
  }
}
