package dev.dovetail.app.catalogue;

import dev.dovetail.app.json.Json;
import dev.dovetail.app.json.JsonObject;
import dev.dovetail.app.profile.ColumnSummary;
import dev.dovetail.app.profile.SummaryJson;
import dev.dovetail.app.profile.TableSummary;
import dev.dovetail.persistence.Condition;
import dev.dovetail.persistence.Session;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Table summaries as rows of the catalogue, and back.
public final class Records {
  private Records() {}

  /// Describes a table that belongs to a stored file.
  public static StoredTable table(long fileId, TableSummary table) {
    return new StoredTable(
        fileId,
        table.format(),
        table.encoding(),
        table.delimiter().orElse(null),
        table.hasHeader(),
        table.rows(),
        table.badRows(),
        table.notes().isEmpty() ? null : String.join("\n", table.notes()));
  }

  /// Describes the column at a position of a table.
  ///
  /// @param position from 1
  public static StoredColumn column(long fileId, int position, ColumnSummary column) {
    return new StoredColumn(
        fileId,
        position,
        column.name(),
        column.type(),
        column.count(),
        column.nulls(),
        column.distinct(),
        column.isDistinctExact(),
        column.minimum().orElse(null),
        column.maximum().orElse(null),
        boxed(column.mean()),
        boxed(column.standardDeviation()),
        Json.line(new JsonObject().put("values", SummaryJson.frequent(column.frequent()))),
        column.histogram().map(h -> Json.line(SummaryJson.histogram(h))).orElse(null));
  }

  /// Reads a table back; empty when the file is none.
  public static Optional<TableSummary> read(Session session, long fileId) {
    return session.get(StoredTable.class, fileId).map(table -> summary(table, columns(session, fileId)));
  }

  private static List<StoredColumn> columns(Session session, long fileId) {
    return session.query(StoredColumn.class).where(Condition.equal("fileId", fileId)).orderBy("position").list();
  }

  private static TableSummary summary(StoredTable table, List<StoredColumn> columns) {
    return new TableSummary(
        table.format(),
        table.encoding(),
        table.delimiter(),
        table.hasHeader(),
        table.rowCount(),
        table.badRowCount(),
        table.notes().map(notes -> notes.lines().toList()).orElseGet(List::of),
        columns.stream().map(Records::summary).toList());
  }

  private static ColumnSummary summary(StoredColumn column) {
    return new ColumnSummary(
        column.name(),
        column.type(),
        column.valueCount(),
        column.nullCount(),
        column.distinctCount(),
        column.distinctExact(),
        column.minimum(),
        column.maximum(),
        column.mean().map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
        column.standardDeviation().map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
        SummaryJson.readFrequent(Json.parse(column.mostFrequent()), "values"),
        column.histogram().map(Json::parse).map(SummaryJson::readHistogram));
  }

  private static @Nullable Double boxed(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }
}
