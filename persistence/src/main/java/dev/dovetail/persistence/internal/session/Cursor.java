package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.SessionStateException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Results read one by one from a statement of their own.
final class Cursor<R extends @Nullable Object> extends Spliterators.AbstractSpliterator<R> {
  private final DefaultSession session;
  private final String attempt;
  private final String sql;
  private final RowMapper<R> mapper;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private boolean isAtEnd;

  private Cursor(DefaultSession session, String attempt, String sql, RowMapper<R> mapper,
      PreparedStatement statement, ResultSet rows) {
    super(Long.MAX_VALUE, Spliterator.ORDERED);
    this.session = session;
    this.attempt = attempt;
    this.sql = sql;
    this.mapper = mapper;
    this.statement = statement;
    this.rows = rows;
  }

  /// Runs a query; the stream's close, its end and the end of the transaction close the statement.
  static <R extends @Nullable Object> Stream<R> open(DefaultSession session, String attempt,
      BoundStatement query, RowMapper<R> mapper) {
    return openColumns(session, attempt, query, rows -> mapper);
  }

  /// Runs a query whose mapper is made once its columns are known.
  static <R extends @Nullable Object> Stream<R> openColumns(DefaultSession session, String attempt,
      BoundStatement query, SessionCore.RowMapperMaker<R> maker) {
    Transaction transaction = session.core().transaction();
    PreparedStatement statement = null;
    try {
      transaction.beginStreaming();
      statement = transaction.prepareCursor(query.sql());
      SessionCore.bind(statement, query.parameters());
      ResultSet rows = statement.executeQuery();
      Cursor<R> cursor = new Cursor<>(session, attempt, query.sql(), maker.make(rows), statement, rows);
      statement = null; // the cursor's from now on
      return StreamSupport.stream(cursor, false).onClose(cursor::close);
    } catch (SQLException e) {
      throw session.core().failed(attempt, query.sql(), e);
    } finally {
      if (statement != null) {
        transaction.closeCursor(statement);
      }
    }
  }

  @Override
  public boolean tryAdvance(Consumer<? super R> action) {
    if (isAtEnd) {
      return false;
    }
    List<R> next = session.inside("read on", this::next);
    isAtEnd = next.isEmpty();
    next.forEach(action);
    return !isAtEnd;
  }

  /// Returns the next result, or none at the end.
  private List<R> next() {
    if (!session.core().transaction().isOpen(statement)) { // a driver may take this for the last row
      throw new SessionStateException(
          "Cannot read on: the stream was closed by the end of its transaction. Read it to"
          + " its end first, or take a list");
    }
    List<R> next = new ArrayList<>(1); // List.of refuses a null
    try {
      if (rows.next()) {
        next.add(mapper.map(rows));
      } else {
        session.core().transaction().closeCursor(statement);
      }
      return next;
    } catch (SQLException e) {
      throw session.core().failed(attempt, sql, e);
    }
  }

  private void close() {
    isAtEnd = true;
    session.core().transaction().closeCursor(statement);
  }
}
