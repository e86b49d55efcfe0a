package dev.dovetail.app.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.app.json.Json;
import dev.dovetail.app.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SummaryJsonTest {
  /// A summary with every part, and one with none that can be left out.
  private static TableSummary summary(boolean isFull) {
    ColumnSummary bare =
        new ColumnSummary(
            "\u00e9\n", "any", 0, 3, 0, false, Optional.empty(), Optional.empty(), OptionalDouble.empty(),
            OptionalDouble.empty(), List.of(), Optional.empty());
    ColumnSummary full =
        new ColumnSummary(
            "n", "number", 3, 0, 2, true, Optional.of("-0.5"), Optional.of("1e300"), OptionalDouble.of(1.0 / 3),
            OptionalDouble.of(Double.MIN_VALUE), List.of(new Frequent("", 2), new Frequent("\ufeff\u2028", 1)),
            Optional.of(new Histogram("0", "1", List.of(0L, Long.MAX_VALUE))));
    return isFull
        ? new TableSummary("csv", "windows-1252", Optional.of("\t"), false, 3, 1, List.of("one", "two"), List.of(full, bare))
        : new TableSummary("jsonl", "utf-8", Optional.empty(), true, 0, 0, List.of(), List.of());
  }

  @Test
  void whatIsWrittenIsRead() {
    for (boolean isFull : new boolean[] {true, false}) {
      JsonObject resource = new JsonObject().put("path", "x");
      SummaryJson.write(summary(isFull), resource);
      assertEquals(Optional.of(summary(isFull)), SummaryJson.read(Json.parse(Json.line(resource))));
    }
  }

  @Test
  void whatIsNoTableReadsAsNone() {
    assertEquals(Optional.empty(), SummaryJson.read(new JsonObject().put("path", "x")));
  }
}
