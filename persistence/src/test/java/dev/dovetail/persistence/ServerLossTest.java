package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A real server that goes away at the worst moments: between it and the session is a line that is cut.
class ServerLossTest {
  private Postgres database;
  private Line line;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  void open() throws SQLException, IOException {
    database = Postgres.create();
    line = new Line(Postgres.port());
  }

  @AfterEach
  void close() throws IOException {
    line.close();
  }

  private SessionFactory factory(int connections) {
    return SessionFactory.builder().url(throughTheLine()).poolSize(connections)
        .entities(Person.class, Note.class).build();
  }

  private String throughTheLine() {
    return database.url().replace(":" + Postgres.port() + "/", ":" + line.port() + "/")
        + "&ApplicationName=" + database.schema();
  }

  /// How many connections the server has of this test.
  private String connections() throws SQLException {
    return database.value("SELECT count(*) FROM pg_stat_activity WHERE application_name = '"
        + database.schema() + "'");
  }

  private String names() throws SQLException {
    return database.value("SELECT coalesce(string_agg(name, ',' ORDER BY id), '') FROM person");
  }

  @Test
  void cutInTheMiddleOfAFlushStoresNothingAndTheNextWorkFindsAnotherConnection() throws SQLException {
    try (SessionFactory factory = factory(1); Session session = factory.open()) {
      session.add(new Person("first"));
      session.flush();
      session.add(new Person("second"));
      line.cutAt = "INSERT INTO";
      line.isDelivered = true;
      DatabaseException lost = assertThrows(DatabaseException.class, session::flush);
      assertTrue(lost.getMessage().contains("Person#2"), lost.getMessage());
      assertTrue(lost.getMessage().contains("The connection was lost"), lost.getMessage());
      assertThrows(PendingRollbackException.class, session::flush);
      session.rollback();
      session.add(new Person("third"));
      session.commit();
      assertEquals("third", names());
      assertEquals("1", connections());
    }
  }

  @Test
  void cutBeforeTheServerHearsOfTheCommitIsUnknownAndNothingIsThere() throws SQLException {
    assertUnknown(false, "");
  }

  @Test
  void cutBeforeTheServersAnswerIsUnknownAndAllIsThere() throws SQLException {
    assertUnknown(true, "Ada");
  }

  private void assertUnknown(boolean isDelivered, String stored) throws SQLException {
    try (SessionFactory factory = factory(1); Session session = factory.open()) {
      session.add(new Person("Ada"));
      session.flush();
      line.isDelivered = isDelivered;
      line.cutAt = "COMMIT";
      CommitUnknownException unknown = assertThrows(CommitUnknownException.class, session::commit);
      assertTrue(unknown.getMessage().contains("all or nothing"), unknown.getMessage());
      session.rollback();
      assertEquals(stored.isEmpty() ? 0 : 1, session.query(Person.class).count());
      assertEquals(stored, names());
      assertEquals("1", connections());
    }
  }

  @Test
  void connectionsThatDiedWhileIdleDoNotDisturbTransactAndRead() throws SQLException {
    try (SessionFactory factory = factory(3)) {
      try (Session one = factory.open(); Session two = factory.open(); Session three = factory.open()) {
        one.query(Person.class).list();
        two.query(Person.class).list();
        three.query(Person.class).list();
      }
      assertEquals("3", connections());
      line.cut();
      factory.run(s -> s.add(new Person("Ada")));
      line.cut();
      assertEquals("Ada", factory.read(s -> s.query(Person.class).one().name));
      assertEquals("1", connections());
    }
  }

  @Test
  void readingOutsideATransactionFailsOnceAndGoesOn() throws SQLException {
    database.run("INSERT INTO person (name, age, version) VALUES ('Ada', 0, 1)");
    try (SessionFactory factory = factory(1); Session session = factory.open()) {
      assertEquals(1, session.query(Person.class).count());
      line.cut();
      assertThrows(DatabaseException.class, () -> session.query(Person.class).list());
      assertEquals("Ada", session.query(Person.class).one().name);
      line.cut();
      session.begin();
      assertEquals("Ada", session.query(Person.class).one().name);
      assertEquals("1", connections());
    }
  }

  @Test
  void sessionThatTheServerEndsInsideATransactionStoresNothing() throws SQLException {
    try (SessionFactory factory = factory(1); Session session = factory.open()) {
      session.add(new Person("Ada"));
      session.flush();
      database.value("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
          + " WHERE application_name = '" + database.schema() + "'");
      assertThrows(CommitUnknownException.class, session::commit);
      session.rollback();
      assertEquals("", names());
      factory.run(s -> s.add(new Person("Bob")));
      assertEquals("Bob", names());
    }
  }

  @Test
  void poolOfOnesOwnGetsNoBrokenConnectionBack() throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(throughTheLine());
    config.setMaximumPoolSize(2);
    try (HikariDataSource pool = new HikariDataSource(config);
        SessionFactory factory = SessionFactory.builder().dataSource(pool).entities(Person.class, Note.class)
            .build()) {
      for (int i = 0; i < 3; i++) {
        try (Session session = factory.open()) {
          session.add(new Person("lost"));
          session.flush();
          line.cut();
          assertThrows(DatabaseException.class, session::commit);
        }
        factory.run(s -> s.add(new Person("kept")));
        assertEquals(0, pool.getHikariPoolMXBean().getActiveConnections());
      }
      assertEquals("kept,kept,kept", names());
    }
  }

  @Test
  void invalidatedConnectionDoesNotComeBack() throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config);
        SessionFactory factory = SessionFactory.builder().dataSource(pool).entities(Person.class).build()) {
      String sql = "SELECT pg_backend_pid()";
      int process;
      try (Session session = factory.open()) {
        process = session.select(Integer.class, sql).getFirst();
        session.invalidate();
      }
      assertTrue(process != factory.read(s -> s.select(Integer.class, sql).getFirst()));
    }
  }
}
