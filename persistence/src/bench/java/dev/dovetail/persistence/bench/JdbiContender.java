package dev.dovetail.persistence.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/// Jdbi with a row mapper, positional parameters and batches of a thousand.
final class JdbiContender implements Contender {
  private static final int BATCH = 1000;
  private static final String SELECT = "SELECT id, name, place, amount, value, valid FROM reading";

  private final boolean isPostgres;
  private final Connection connection;
  private final Handle handle;

  JdbiContender(Database database) throws SQLException {
    isPostgres = database.isPostgres();
    connection = database.connect();
    handle = Jdbi.create(connection).open();
  }

  @Override
  public void close() {
    handle.close();
  }

  @Override
  public void insert(int count) throws SQLException {
    List<Reading> readings = Reading.make(count);
    Plain.begin(connection, isPostgres);
    long[] keys = Plain.keys(connection, isPostgres, "reading", count);
    batch("INSERT INTO reading VALUES (?, ?, ?, ?, ?, ?)", count, (batch, i) -> {
      Reading r = readings.get(i);
      r.id = keys[i];
      batch.bind(0, r.id).bind(1, r.name).bind(2, r.place)
          .bind(3, r.amount).bind(4, r.value).bind(5, r.valid);
    });
    Plain.commit(connection, isPostgres);
  }

  private interface Binder {
    void bind(PreparedBatch batch, int position);
  }

  private void batch(String sql, int count, Binder binder) {
    for (int from = 0; from < count; from += BATCH) {
      try (PreparedBatch batch = handle.prepareBatch(sql)) {
        for (int i = from; i < Math.min(from + BATCH, count); i++) {
          binder.bind(batch, i);
          batch.add();
        }
        batch.execute();
      }
    }
  }

  @Override
  public int load() throws SQLException {
    Plain.begin(connection, isPostgres);
    int count = list(handle.createQuery(SELECT)).size();
    Plain.commit(connection, isPostgres);
    return count;
  }

  @Override
  public void get(long[] keys) throws SQLException {
    Plain.begin(connection, isPostgres);
    for (long key : keys) {
      list(handle.createQuery(SELECT + " WHERE id = ?").bind(0, key)).getFirst();
    }
    Plain.commit(connection, isPostgres);
  }

  @Override
  public void update(int count) throws SQLException {
    Plain.begin(connection, isPostgres);
    List<Reading> readings = some(count);
    batch("UPDATE reading SET amount = ? WHERE id = ?", count,
        (batch, i) -> batch.bind(0, ++readings.get(i).amount).bind(1, readings.get(i).id));
    Plain.commit(connection, isPostgres);
  }

  @Override
  public void graph(int count) throws SQLException {
    List<Parent> parents = Parent.make(count);
    Plain.begin(connection, isPostgres);
    long[] keys = Plain.keys(connection, isPostgres, "parent", count);
    batch("INSERT INTO parent VALUES (?, ?)", count, (batch, i) -> {
      parents.get(i).id = keys[i];
      batch.bind(0, keys[i]).bind(1, parents.get(i).name);
    });
    List<Child> children = Child.of(parents);
    long[] childKeys = Plain.keys(connection, isPostgres, "child", children.size());
    batch("INSERT INTO child VALUES (?, ?, ?, ?)", childKeys.length, (batch, i) -> {
      Child c = children.get(i);
      c.id = childKeys[i];
      batch.bind(0, c.id).bind(1, c.parent.id).bind(2, c.name).bind(3, c.amount);
    });
    Plain.commit(connection, isPostgres);
  }

  @Override
  public void delete(int count) throws SQLException {
    Plain.begin(connection, isPostgres);
    List<Reading> readings = some(count);
    batch("DELETE FROM reading WHERE id = ?", count, (batch, i) -> batch.bind(0, readings.get(i).id));
    Plain.commit(connection, isPostgres);
  }

  @Override
  public Held hold() {
    return Plain.hold(list(handle.createQuery(SELECT)));
  }

  private List<Reading> some(int count) {
    return list(handle.createQuery(SELECT + " ORDER BY id LIMIT " + count));
  }

  private static List<Reading> list(Query query) {
    try (query) {
      return query.map((rows, context) -> Plain.reading(rows)).list();
    }
  }
}
