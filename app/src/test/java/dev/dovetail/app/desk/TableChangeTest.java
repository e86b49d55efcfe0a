package dev.dovetail.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.app.profile.ColumnSummary;
import dev.dovetail.app.profile.Frequent;
import dev.dovetail.app.profile.TableSummary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TableChangeTest {
  private static TableSummary table(long rows, ColumnSummary... columns) {
    return new TableSummary("csv", "utf-8", Optional.of(","), true, rows, 0, List.of(), List.of(columns));
  }

  private static ColumnSummary column(String name, String type, String... values) {
    return new ColumnSummary(
        name, type, 1, 0, 1, true, Optional.empty(), Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty(),
        java.util.Arrays.stream(values).map(v -> new Frequent(v, 1)).toList(), Optional.empty());
  }

  @Test
  void columnsAreComparedByName() {
    TableChange change =
        TableChange.between(
            "t.csv",
            table(3, column("a", "integer"), column("b", "string"), column("c", "date")),
            table(4, column("c", "date"), column("a", "number"), column("d", "any")));
    assertEquals(
        new TableChange(
            "t.csv", 3, 4,
            List.of(
                new ColumnChange.Retyped("a", "integer", "number", Optional.empty()),
                new ColumnChange.Added("d", "any"),
                new ColumnChange.Removed("b", "string"))),
        change);
  }

  @Test
  void aColumnThatGaveUpNumbersShowsWhy() {
    List<ColumnChange> columns =
        TableChange.between("t", table(1, column("a", "integer")), table(1, column("a", "string", "7", "-1.5", "07"))).columns();
    assertEquals(List.of(new ColumnChange.Retyped("a", "integer", "string", Optional.of("07"))), columns);
  }
}
