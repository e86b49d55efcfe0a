package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.session.Loader.Held;
import dev.dovetail.persistence.internal.session.SessionCore.RowMapperMaker;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Runs statements of the user's own, after a flush.
final class NativeStatements {
  private static final String ATTEMPT = "Could not run a query";

  private final DefaultSession session;

  NativeStatements(DefaultSession session) {
    this.session = session;
  }

  int execute(BoundStatement statement) {
    return session.inside("execute", () -> {
      SessionCore core = session.core();
      core.requireWritable("execute");
      core.autoflush(null);
      return core.execute(statement.sql(), statement.parameters());
    });
  }

  List<Map<String, @Nullable Object>> list(BoundStatement statement) {
    return list(statement, rows -> RowMapper.toMaps());
  }

  <R> List<R> list(Class<R> type, BoundStatement statement) {
    Loader loader = session.core().loader();
    return list(statement, results(type, loader::load));
  }

  private <R> List<R> list(BoundStatement statement, RowMapperMaker<R> results) {
    return session.inside("select", () -> {
      SessionCore core = session.core();
      core.autoflush(null);
      return core.queryColumns(ATTEMPT, statement.sql(), statement.parameters(), results);
    });
  }

  Stream<Map<String, @Nullable Object>> stream(BoundStatement statement) {
    return stream(statement, rows -> RowMapper.toMaps());
  }

  <R> Stream<R> stream(Class<R> type, BoundStatement statement) {
    Loader loader = session.core().loader();
    return stream(statement, results(type,
        (layout, rows) -> loader.loadDetached(layout, rows, Held.KEPT)));
  }

  private <R> Stream<R> stream(BoundStatement statement, RowMapperMaker<R> results) {
    return session.inside("select", () -> {
      session.core().autoflush(null);
      return Cursor.openColumns(session, ATTEMPT, statement, results);
    });
  }

  private <R> RowMapperMaker<R> results(Class<R> type, RowMapper.EntityReader reader) {
    SessionCore core = session.core();
    if (core.mappings().contains(type)) {
      EntityMapping mapping = core.mappings().of(type);
      return rows -> RowMapper.toEntities(type, mapping, reader, rows);
    }
    return type.isRecord() && core.dialect().codec(type) == null
        ? rows -> RowMapper.toRecords(type, core.dialect(), rows)
        : rows -> RowMapper.toValues(type, core.dialect(), rows);
  }
}
