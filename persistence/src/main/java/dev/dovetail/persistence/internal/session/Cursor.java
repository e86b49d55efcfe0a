package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.SessionStateException;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Objects read one by one from a statement of their own.
final class Cursor extends Spliterators.AbstractSpliterator<Object> {
  private final DefaultSession session;
  private final String attempt;
  private final String sql;
  private final RowLayout layout;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private boolean isAtEnd;

  private Cursor(DefaultSession session, String attempt, String sql, EntityMapping mapping,
      PreparedStatement statement, ResultSet rows) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.session = session;
    this.attempt = attempt;
    this.sql = sql;
    this.layout = session.core().sql(mapping).layout();
    this.statement = statement;
    this.rows = rows;
  }

  /// Runs a query; the stream's close, its end and the end of the transaction close the statement.
  static Stream<Object> open(DefaultSession session, String attempt, String sql, List<Binding> parameters,
      EntityMapping mapping) {
    Transaction transaction = session.core().transaction();
    try {
      transaction.beginStreaming();
      PreparedStatement statement = transaction.prepareCursor(sql);
      SessionCore.bind(statement, parameters);
      Cursor cursor = new Cursor(session, attempt, sql, mapping, statement, statement.executeQuery());
      return StreamSupport.stream(cursor, false).onClose(cursor::close);
    } catch (SQLException e) {
      throw session.core().failed(attempt, sql, e);
    }
  }

  @Override
  public boolean tryAdvance(Consumer<? super Object> action) {
    if (isAtEnd) {
      return false;
    }
    Object next = session.inside("read on", this::next);
    if (next == this) {
      isAtEnd = true;
      return false;
    }
    action.accept(next);
    return true;
  }

  /// Returns the next object, or this cursor at the end.
  private Object next() {
    if (!session.core().transaction().isOpen(statement)) { // a driver may take this for the last row
      throw new SessionStateException(
          "Cannot read on: the stream was closed by the end of its transaction. Read it to"
          + " its end first, or take a list");
    }
    try {
      if (rows.next()) {
        return session.core().loader().loadDetached(layout, rows);
      }
      session.core().transaction().closeCursor(statement);
      return this;
    } catch (SQLException e) {
      throw session.core().failed(attempt, sql, e);
    }
  }

  private void close() {
    isAtEnd = true;
    session.core().transaction().closeCursor(statement);
  }
}
