package dev.dovetail.app.catalogue;

import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.MalformedProfileException;
import dev.dovetail.analysis.table.NumberSummary;
import dev.dovetail.analysis.table.PlotData;
import dev.dovetail.analysis.table.ProfileJson;
import dev.dovetail.analysis.table.Range;
import dev.dovetail.analysis.table.TableProfile;
import dev.dovetail.app.json.Json;
import dev.dovetail.app.json.JsonObject;
import dev.dovetail.persistence.Condition;
import dev.dovetail.persistence.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// Profiles as rows of the catalogue, and back. The rows of a table and its columns are for people and their queries; what
/// is read back is the profile as a whole.
public final class Records {
  private static final int FREQUENT = 5;

  private Records() {}

  /// Describes a table that belongs to a stored file: its own row first, then its profile and its columns.
  public static List<Object> of(long fileId, TableProfile table) {
    List<Object> rows = new ArrayList<>();
    rows.add(table(fileId, table));
    rows.add(new StoredProfile(fileId, ProfileJson.toJson(table)));
    int position = 1;
    for (ColumnProfile column : table.columns()) {
      rows.add(column(fileId, position++, column));
    }
    return rows;
  }

  private static StoredTable table(long fileId, TableProfile table) {
    Optional<Dialect.Delimited> delimited = table.dialect().delimited();
    List<String> notes = table.dialect().notes();
    return new StoredTable(
        fileId,
        table.format(),
        table.dialect().encoding().value().toLowerCase(Locale.ROOT),
        delimited.map(d -> d.delimiter().value().toString()).orElse(null),
        delimited.map(d -> d.hasHeader().value()).orElse(true),
        table.rows(),
        table.badRowCount(),
        notes.isEmpty() ? null : String.join("\n", notes));
  }

  private static StoredColumn column(long fileId, int position, ColumnProfile column) {
    return new StoredColumn(
        fileId,
        position,
        column.name(),
        column.type().frictionless(),
        column.count(),
        column.nulls(),
        column.distinct().value(),
        column.distinct().isExact(),
        column.range().map(Range::min).orElse(null),
        column.range().map(Range::max).orElse(null),
        column.numbers().map(NumberSummary::mean).filter(Double::isFinite).orElse(null),
        column.numbers().map(NumberSummary::standardDeviation).filter(OptionalDouble::isPresent)
            .map(OptionalDouble::getAsDouble).orElse(null),
        frequent(column),
        column.histogram().isPresent() ? histogram(PlotData.of(column)) : null);
  }

  private static String frequent(ColumnProfile column) {
    List<JsonObject> values =
        column.mostFrequent().stream()
            .limit(FREQUENT)
            .map(v -> new JsonObject().put("value", v.value()).put("count", v.count()))
            .toList();
    return Json.line(new JsonObject().put("values", values));
  }

  private static String histogram(PlotData plot) {
    return Json.line(
        new JsonObject()
            .put("from", plot.bars().getFirst().from().orElse(""))
            .put("to", plot.bars().getLast().to().orElse(""))
            .put("counts", plot.bars().stream().map(PlotData.Bar::count).toList()));
  }

  /// Reads a table back; empty when the file is none. Of a table that was stored by an earlier program some figures are
  /// missing.
  public static Optional<TableProfile> read(Session session, long fileId) {
    return session
        .get(StoredTable.class, fileId)
        .map(table -> profile(session, fileId).orElseGet(() -> FormerTable.profile(table, columns(session, fileId))));
  }

  private static Optional<TableProfile> profile(Session session, long fileId) {
    List<TableCount> found =
        session.select(
            TableCount.class, "SELECT COUNT(*) AS tables FROM sqlite_master WHERE type = 'table' AND name = 'data_profile'");
    return found.getFirst().tables() == 0
        ? Optional.empty()
        : session.get(StoredProfile.class, fileId).flatMap(Records::parse);
  }

  private static Optional<TableProfile> parse(StoredProfile stored) {
    try {
      return Optional.of(ProfileJson.parse(stored.profile()));
    } catch (MalformedProfileException e) {
      return Optional.empty(); // of another program; the rows of its columns are there still
    }
  }

  private static List<StoredColumn> columns(Session session, long fileId) {
    return session.query(StoredColumn.class).where(Condition.equal("fileId", fileId)).orderBy("position").list();
  }
}
