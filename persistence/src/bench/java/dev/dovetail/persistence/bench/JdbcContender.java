package dev.dovetail.persistence.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Hand-written, batched JDBC: the measure of the others.
///
/// Keys are taken all at once: from the sequence on PostgreSQL, and on SQLite one more than the greatest,
/// under the write lock. On PostgreSQL the driver turns a batch of inserts into multi-row ones.
final class JdbcContender implements Contender {
  private static final int BATCH = 1000;
  private static final String SELECT = "SELECT id, name, place, amount, value, valid FROM reading";
  private static final String INSERT = "INSERT INTO reading VALUES (?, ?, ?, ?, ?, ?)";
  private static final String UPDATE = "UPDATE reading SET amount = ? WHERE id = ?";

  private final boolean isPostgres;
  private final Connection connection;

  JdbcContender(Database database) throws SQLException {
    isPostgres = database.isPostgres();
    connection = database.connect();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  @Override
  public void insert(int count) throws SQLException {
    List<Reading> readings = Reading.make(count);
    begin();
    long[] keys = keys("reading", count);
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (int i = 0; i < count; i++) {
        Reading r = readings.get(i);
        r.id = keys[i];
        insert.setLong(1, keys[i]);
        insert.setString(2, r.name);
        insert.setString(3, r.place);
        insert.setInt(4, r.amount);
        insert.setDouble(5, r.value);
        insert.setBoolean(6, r.valid);
        addTo(insert, i);
      }
      insert.executeBatch();
    }
    commit();
  }

  @Override
  public int load() throws SQLException {
    begin();
    int count = select(SELECT).size();
    commit();
    return count;
  }

  @Override
  public void get(long[] keys) throws SQLException {
    begin();
    try (PreparedStatement select = connection.prepareStatement(SELECT + " WHERE id = ?")) {
      for (long key : keys) {
        select.setLong(1, key);
        read(select).getFirst();
      }
    }
    commit();
  }

  @Override
  public void update(int count) throws SQLException {
    begin();
    List<Reading> readings = select(SELECT + " ORDER BY id LIMIT " + count);
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      int batched = 0;
      for (Reading r : readings) {
        r.amount++;
        update.setInt(1, r.amount);
        update.setLong(2, r.id);
        addTo(update, batched++);
      }
      update.executeBatch();
    }
    commit();
  }

  @Override
  public void graph(int count) throws SQLException {
    List<Parent> parents = Parent.make(count);
    begin();
    insertParents(parents);
    insertChildren(Child.of(parents));
    commit();
  }

  private void insertParents(List<Parent> parents) throws SQLException {
    long[] keys = keys("parent", parents.size());
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO parent VALUES (?, ?)")) {
      for (int i = 0; i < keys.length; i++) {
        Parent p = parents.get(i);
        p.id = keys[i];
        insert.setLong(1, keys[i]);
        insert.setString(2, p.name);
        addTo(insert, i);
      }
      insert.executeBatch();
    }
  }

  private void insertChildren(List<Child> children) throws SQLException {
    long[] keys = keys("child", children.size());
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO child VALUES (?, ?, ?, ?)")) {
      for (int i = 0; i < keys.length; i++) {
        Child c = children.get(i);
        c.id = keys[i];
        insert.setLong(1, keys[i]);
        insert.setLong(2, c.parent.id);
        insert.setString(3, c.name);
        insert.setInt(4, c.amount);
        addTo(insert, i);
      }
      insert.executeBatch();
    }
  }

  @Override
  public void delete(int count) throws SQLException {
    begin();
    List<Reading> readings = select(SELECT + " ORDER BY id LIMIT " + count);
    try (PreparedStatement delete = connection.prepareStatement("DELETE FROM reading WHERE id = ?")) {
      int batched = 0;
      for (Reading r : readings) {
        delete.setLong(1, r.id);
        addTo(delete, batched++);
      }
      delete.executeBatch();
    }
    commit();
  }

  @Override
  public Held hold() throws SQLException {
    begin();
    List<Reading> readings = select(SELECT);
    commit();
    return Plain.hold(readings);
  }

  private static void addTo(PreparedStatement statement, int position) throws SQLException {
    statement.addBatch();
    if ((position + 1) % BATCH == 0) {
      statement.executeBatch();
    }
  }

  private long[] keys(String table, int count) throws SQLException {
    return Plain.keys(connection, isPostgres, table, count);
  }

  private List<Reading> select(String sql) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      return read(select);
    }
  }

  private static List<Reading> read(PreparedStatement select) throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      List<Reading> readings = new ArrayList<>();
      while (rows.next()) {
        readings.add(Plain.reading(rows));
      }
      return readings;
    }
  }

  private void begin() throws SQLException {
    Plain.begin(connection, isPostgres);
  }

  private void commit() throws SQLException {
    Plain.commit(connection, isPostgres);
  }
}
