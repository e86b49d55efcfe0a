package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What only a server refuses: who one is, what one may, and transactions that get into each other's way.
class ServerErrorsTest {
  private Postgres database;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  void create() throws SQLException {
    database = Postgres.create();
    database.run("INSERT INTO person (name, age, version) VALUES ('Ada', 0, 1), ('Bob', 0, 1)");
  }

  private DatabaseException assertFails(String url, String advice) {
    try (SessionFactory factory = SessionFactory.builder().url(url).entities(Person.class).build();
        Session session = factory.open()) {
      DatabaseException failed =
          assertThrows(DatabaseException.class, () -> session.query(Person.class).list());
      assertTrue(failed.getMessage().contains("Could not query Person"), failed.getMessage());
      assertTrue(failed.getMessage().contains(advice), failed.getMessage());
      assertInstanceOf(SQLException.class, failed.getCause());
      assertFalse(failed.getMessage().contains("secret"), failed.getMessage());
      return failed;
    }
  }

  @Test
  void serverThatIsNotThere() throws IOException {
    int port;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = unused.getLocalPort();
    }
    assertFails("jdbc:postgresql://localhost:" + port + "/x?user=u&password=secret", "host and port");
  }

  @Test
  void serverThatDoesNotAnswer() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertFails("jdbc:postgresql://localhost:" + silent.getLocalPort() + "/x?user=u&password=secret"
          + "&loginTimeout=1", "host and port");
    }
  }

  @Test
  void wrongPassword() throws Exception {
    Path access = Path.of(database.value("SHOW hba_file"));
    String before = Files.readString(access);
    database.run("CREATE ROLE guarded LOGIN PASSWORD 'right'");
    try {
      Files.writeString(access, "host all guarded all scram-sha-256\n" + before);
      database.value("SELECT pg_reload_conf()");
      String url = database.url().replace("user=postgres", "user=guarded&password=");
      assertFails(url + "secret", "user and password"); // a new connection waits for the reload
      assertFails(url, "user and password");
    } finally {
      Files.writeString(access, before);
      database.value("SELECT pg_reload_conf()");
      database.run("DROP ROLE guarded");
    }
  }

  @Test
  void rightThatIsMissing() throws SQLException {
    database.run("CREATE ROLE stranger LOGIN", "GRANT USAGE ON SCHEMA " + database.schema() + " TO stranger");
    try {
      assertFails(database.url().replace("user=postgres", "user=stranger"), "Grant the user this right");
    } finally {
      database.run("DROP OWNED BY stranger", "DROP ROLE stranger");
    }
  }

  @Test
  void tooManyConnectionsAreTold() throws SQLException {
    database.run("CREATE ROLE single LOGIN CONNECTION LIMIT 1");
    String url = database.url().replace("user=postgres", "user=single");
    try (SessionFactory factory = SessionFactory.builder().url(url).entities(Person.class).build();
        Session session = factory.open()) {
      session.select(Integer.class, "SELECT 1");
      assertFails(url, "Use fewer connections");
    } finally {
      database.run("DROP ROLE single");
    }
  }

  @Test
  void statementThatTakesTooLongIsToldAndTheSessionGoesOn() {
    try (SessionFactory factory = database.builder().onConnect("SET statement_timeout = 100").build();
        Session session = factory.open()) {
      session.begin();
      DatabaseException slow =
          assertThrows(DatabaseException.class, () -> session.select("SELECT pg_sleep(20)"));
      assertTrue(slow.getMessage().contains("statement_timeout"), slow.getMessage());
      session.rollback();
      assertEquals(2, session.query(Person.class).count());
    }
  }

  /// Two sessions that change the same two rows in opposite order.
  @Test
  void oneOfTwoThatWaitForEachOtherIsTold() throws SQLException {
    List<Throwable> refused = deadlock(null);
    assertEquals(1, refused.size());
    SerializationException told = assertInstanceOf(SerializationException.class, refused.getFirst());
    assertTrue(told.getMessage().contains("Could not update Person#"), told.getMessage());
    assertTrue(told.getMessage().contains("repeat the work"), told.getMessage());
    assertEquals("2", database.value("SELECT sum(age) FROM person"));
  }

  @Test
  void transactRepeatsTheOneThatHadToGiveIn() throws SQLException {
    AtomicInteger tries = new AtomicInteger();
    assertEquals(List.of(), deadlock(tries));
    assertEquals("4", database.value("SELECT sum(age) FROM person"));
    assertTrue(tries.get() > 2, "they did meet");
  }

  private List<Throwable> deadlock(@Nullable AtomicInteger tries) {
    CountDownLatch both = new CountDownLatch(2);
    try (SessionFactory factory = database.builder()
            .onConnect("SET lock_timeout = '20s'", "SET deadlock_timeout = '50ms'").build();
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<CompletableFuture<Void>> work = List.of(1L, 2L).stream().map(first ->
          CompletableFuture.runAsync(() -> {
            SessionFactory.Action<RuntimeException> change = s -> change(s, first, both);
            if (tries == null) {
              try (Session session = factory.open()) {
                change.apply(session);
                session.commit();
              }
            } else {
              factory.run(s -> {
                tries.incrementAndGet();
                change.apply(s);
              });
            }
          }, threads)).toList();
      return work.stream().flatMap(one -> {
        try {
          one.join();
          return Stream.<Throwable>empty();
        } catch (CompletionException e) {
          return Stream.of(e.getCause());
        }
      }).toList();
    }
  }

  private static void change(Session session, long first, CountDownLatch both) {
    session.getOne(Person.class, first).years++;
    session.flush();
    both.countDown();
    try {
      assertTrue(both.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    session.getOne(Person.class, 3 - first).years++;
    session.flush();
  }

  /// Two that read what the other one writes: found out when the second one commits.
  @Test
  void conflictThatIsFoundAtTheCommitIsToldAndIsNotUnknown() throws SQLException {
    try (SessionFactory factory = database.factory(); Session one = factory.open();
        Session two = factory.open()) {
      one.begin();
      two.begin();
      long sum = one.query(Person.class).list().stream().mapToLong(p -> p.years).sum();
      two.query(Person.class).list();
      one.add(new Person("sum " + sum));
      two.add(new Person("another"));
      one.flush();
      two.flush();
      one.commit();
      SerializationException late = assertThrows(SerializationException.class, two::commit);
      assertTrue(late.getMessage().contains("repeat the work"), late.getMessage());
      two.rollback();
      two.add(new Person("again"));
      two.commit();
    }
    assertEquals("Ada,Bob,again,sum 0",
        database.value("SELECT string_agg(name, ',' ORDER BY name COLLATE \"C\") FROM person"));
  }

  @Test
  void workThatSwallowsTheConflictIsRepeatedAllTheSame() throws SQLException {
    AtomicInteger tries = new AtomicInteger();
    try (SessionFactory factory = database.factory()) {
      factory.run(session -> {
        Person ada = session.getOne(Person.class, 1);
        if (tries.getAndIncrement() == 0) {
          database.run("UPDATE person SET age = 36, version = 2 WHERE id = 1");
        }
        ada.years++;
        try {
          session.flush();
        } catch (SerializationException e) {
          assertTrue(e.getMessage().contains("Person#1"), e.getMessage());
        }
      });
    }
    assertEquals(2, tries.get());
    assertEquals("37", database.value("SELECT age FROM person WHERE id = 1"));
  }
}
