package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a server does that a file does not.
class PostgresTest {
  private Postgres database;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  void create() throws SQLException {
    database = Postgres.create();
    database.run("INSERT INTO person (name, age, version) VALUES ('Ada', 0, 1)");
  }

  @Test
  void transactionsThatGetInEachOthersWayAreDoneAgain() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    try (SessionFactory factory = database.builder().onConnect("SET lock_timeout = '10s'").build();
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        all.add(threads.submit(() -> factory.run(session -> {
          tries.incrementAndGet();
          session.query(Person.class).one().years++;
        })));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError("after " + tries + " tries", e);
    }
    assertEquals("12", database.value("SELECT age FROM person"));
    assertTrue(tries.get() > 12, "they did meet");
  }

  @Test
  void withoutTransactTheConflictIsTold() throws SQLException {
    try (SessionFactory factory = database.factory(); Session session = factory.open()) {
      session.begin();
      Person ada = session.query(Person.class).one();
      database.run("UPDATE person SET age = 36, version = 2");
      ada.name = "Ada Lovelace";
      SerializationException conflict = assertThrows(SerializationException.class, session::flush);
      assertTrue(conflict.getMessage().contains("Person#1"), conflict.getMessage());
      assertTrue(conflict.getMessage().contains("repeat the work"), conflict.getMessage());
      session.rollback();
      session.refresh(ada);
      assertEquals(36, ada.years);
    }
  }

  @Test
  void unreachableServerWrongDatabaseAndWrongUserAreTold() {
    assertFails("jdbc:postgresql://localhost:1/x", "host and port");
    assertFails(database.url().replace("/postgres?", "/nowhere?"), "database's name");
    assertFails(database.url().replace("user=postgres", "user=nobody"), "user and password");
  }

  private static void assertFails(String url, String advice) {
    try (SessionFactory factory = SessionFactory.builder().url(url).entities(Person.class).build();
        Session session = factory.open()) {
      DatabaseException failure =
          assertThrows(DatabaseException.class, () -> session.query(Person.class).list());
      assertTrue(failure.getMessage().contains(advice), failure.getMessage());
      assertNotNull(failure.getCause());
    }
  }

  @Test
  void connectionCutInTheMiddleIsRolledBackAndTheNextOneWorks() throws SQLException {
    try (SessionFactory factory = database.builder().poolSize(1).build(); Session session = factory.open()) {
      session.add(new Person("Bob"));
      session.flush();
      String process = session.select(String.class, "SELECT pg_backend_pid()::text").getFirst();
      database.value("SELECT pg_terminate_backend(" + process + ")");
      session.add(new Person("Cid"));
      assertThrows(DatabaseException.class, session::commit);
      session.rollback();
      session.add(new Person("Dan"));
      session.commit();
      assertEquals("Ada,Dan", database.value("SELECT string_agg(name, ',') FROM person"));
    }
  }

  @Test
  void keysOfConcurrentTransactionsNeverMeet() throws SQLException {
    try (SessionFactory factory = database.factory(); Session one = factory.open();
        Session other = factory.open()) {
      for (int i = 0; i < 5; i++) {
        one.add(new Person("one"));
        other.add(new Person("other"));
        one.flush();
        other.flush();
      }
      one.commit();
      other.commit();
    }
    assertEquals("11", database.value("SELECT count(DISTINCT id) FROM person"));
  }

  @Test
  void transactionIsNotLeftOpenByReading() throws SQLException {
    try (SessionFactory factory = database.factory(); Session session = factory.open()) {
      session.query(Person.class).list();
      assertFalse(session.inTransaction());
      database.run("DROP TABLE note", "DROP TABLE person");
    }
  }
}
