package dev.dovetail.app.profile;

import dev.dovetail.app.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Table summaries as members of a Frictionless (v2) data resource, and back.
///
/// What the standard has no name for is kept in a member called `statistics`, beside the standard's own; readers of the
/// standard pass over members they do not know.
public final class SummaryJson {
  private SummaryJson() {}

  /// Adds the table's members to a resource: `type`, `format`, `encoding`, `dialect`, `schema`, `statistics`.
  public static void write(TableSummary table, JsonObject resource) {
    resource
        .put("type", "table")
        .put("format", table.format())
        .put("encoding", table.encoding())
        .put(
            "dialect",
            new JsonObject().putIfPresent("delimiter", table.delimiter()).put("header", table.hasHeader()))
        .put(
            "statistics",
            new JsonObject()
                .put("rows", table.rows())
                .put("badRows", table.badRows())
                .putIfPresent("notes", table.notes()))
        .put("schema", new JsonObject().put("fields", table.columns().stream().map(SummaryJson::field).toList()));
  }

  /// Reads back what [#write] wrote; empty when the resource is not a table.
  public static Optional<TableSummary> read(JsonObject resource) {
    return resource
        .findObject("schema")
        .map(
            schema -> {
              JsonObject dialect = resource.findObject("dialect").orElseGet(JsonObject::new);
              JsonObject statistics = resource.findObject("statistics").orElseGet(JsonObject::new);
              return new TableSummary(
                  resource.text("format"),
                  resource.text("encoding"),
                  dialect.findText("delimiter"),
                  dialect.flag("header"),
                  statistics.integer("rows"),
                  statistics.integer("badRows"),
                  statistics.list("notes", String.class),
                  schema.list("fields", JsonObject.class).stream().map(SummaryJson::column).toList());
            });
  }

  /// Returns a column as a Frictionless field with statistics.
  public static JsonObject field(ColumnSummary column) {
    return new JsonObject().put("name", column.name()).put("type", column.type()).put("statistics", statistics(column));
  }

  private static JsonObject statistics(ColumnSummary column) {
    return new JsonObject()
        .put("count", column.count())
        .put("nulls", column.nulls())
        .put("distinct", column.distinct())
        .put("distinctIsExact", column.isDistinctExact())
        .putIfPresent("min", column.minimum())
        .putIfPresent("max", column.maximum())
        .putIfPresent("mean", boxed(column.mean()))
        .putIfPresent("standardDeviation", boxed(column.standardDeviation()))
        .putIfPresent("mostFrequent", frequent(column.frequent()))
        .putIfPresent("histogram", column.histogram().map(SummaryJson::histogram));
  }

  /// Returns values with their counts as an array of objects.
  public static List<JsonObject> frequent(List<Frequent> values) {
    return values.stream().map(f -> new JsonObject().put("value", f.value()).put("count", f.count())).toList();
  }

  /// Returns a histogram as an object.
  public static JsonObject histogram(Histogram histogram) {
    return new JsonObject().put("from", histogram.from()).put("to", histogram.to()).put("counts", histogram.counts());
  }

  /// Reads what [#frequent(List)] wrote into a member.
  public static List<Frequent> readFrequent(JsonObject owner, String member) {
    return owner.list(member, JsonObject.class).stream()
        .map(f -> new Frequent(f.text("value"), f.integer("count")))
        .toList();
  }

  /// Reads what [#histogram(Histogram)] wrote.
  public static Histogram readHistogram(JsonObject histogram) {
    return new Histogram(histogram.text("from"), histogram.text("to"), histogram.list("counts", Long.class));
  }

  private static ColumnSummary column(JsonObject field) {
    JsonObject statistics = field.findObject("statistics").orElseGet(JsonObject::new);
    return new ColumnSummary(
        field.text("name"),
        field.text("type"),
        statistics.integer("count"),
        statistics.integer("nulls"),
        statistics.integer("distinct"),
        statistics.flag("distinctIsExact"),
        statistics.findText("min"),
        statistics.findText("max"),
        unboxed(statistics.findNumber("mean")),
        unboxed(statistics.findNumber("standardDeviation")),
        readFrequent(statistics, "mostFrequent"),
        statistics.findObject("histogram").map(SummaryJson::readHistogram));
  }

  private static Optional<Double> boxed(OptionalDouble number) {
    return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
  }

  private static OptionalDouble unboxed(Optional<Double> number) {
    return number.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }
}
