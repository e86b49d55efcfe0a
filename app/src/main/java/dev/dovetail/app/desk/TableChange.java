package dev.dovetail.app.desk;

import dev.dovetail.app.profile.ColumnSummary;
import dev.dovetail.app.profile.Frequent;
import dev.dovetail.app.profile.TableSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// How a table differs from the one that was delivered under its path before.
///
/// @param path the file, below `data/`
/// @param rowsBefore how many rows it had
/// @param rows how many rows it has
/// @param columns what is different about its columns
public record TableChange(String path, long rowsBefore, long rows, List<ColumnChange> columns) {
  /// Copies the list.
  public TableChange {
    columns = List.copyOf(columns);
  }

  /// Compares two deliveries of a table, column by column, by name.
  static TableChange between(String path, TableSummary before, TableSummary now) {
    Map<String, ColumnSummary> gone = new LinkedHashMap<>();
    before.columns().forEach(column -> gone.put(column.name(), column));
    List<ColumnChange> changes = new ArrayList<>();
    for (ColumnSummary column : now.columns()) {
      ColumnSummary earlier = gone.remove(column.name());
      if (earlier == null) {
        changes.add(new ColumnChange.Added(column.name(), column.type()));
      } else if (!earlier.type().equals(column.type())) {
        changes.add(new ColumnChange.Retyped(column.name(), earlier.type(), column.type(), example(earlier, column)));
      }
    }
    gone.values().forEach(column -> changes.add(new ColumnChange.Removed(column.name(), column.type())));
    return new TableChange(path, before.rows(), now.rows(), changes);
  }

  /// Finds a value among those that are remembered which is a reason to give up a numeric type.
  private static Optional<String> example(ColumnSummary before, ColumnSummary now) {
    boolean wasNumeric = before.type().equals("integer") || before.type().equals("number");
    if (!wasNumeric || !now.type().equals("string")) {
      return Optional.empty();
    }
    return Stream.concat(
            Stream.concat(now.minimum().stream(), now.maximum().stream()),
            now.frequent().stream().map(Frequent::value))
        .filter(value -> !value.matches("-?(0|[1-9]\\d*)(\\.\\d+)?"))
        .findFirst();
  }
}
