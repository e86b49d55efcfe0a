package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several threads, several sessions, and sessions that nobody closes.
class SharingTest {
  @TempDir Path directory;
  private Sqlite database;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  void create() throws SQLException {
    database = Sqlite.create(directory);
  }

  /// An entity whose constructor runs inside a call of the session.
  @Entity
  @Table(name = "Person")
  static class Nosy {
    static @Nullable Runnable onLoad;
    @Id long id;

    Nosy() {
      Runnable action = onLoad;
      if (action != null) {
        action.run();
      }
    }
  }

  @Test
  void secondThreadInsideASessionIsRefusedAtOnce() throws SQLException { // 186
    database.run("INSERT INTO Person (name, age, version) VALUES ('Ada', 36, 1)");
    List<Throwable> refused = new ArrayList<>();
    try (SessionFactory factory = SessionFactory.builder().url(database.url()).entities(Nosy.class).build();
        Session session = factory.open()) {
      Nosy.onLoad = () -> refused.add(
          assertThrows(CompletionException.class, CompletableFuture.runAsync(session::flush)::join)
          .getCause());
      session.query(Nosy.class).list();
      session.commit();
    } finally {
      Nosy.onLoad = null;
    }
    assertInstanceOf(SessionStateException.class, refused.getFirst());
    assertTrue(refused.getFirst().getMessage().contains("in use by thread"), refused.getFirst().getMessage());
  }

  @Test
  void sessionIsHandedOverBetweenCalls() throws SQLException {
    try (SessionFactory factory = database.factory(); Session session = factory.open()) {
      session.add(new Person("Ada"));
      CompletableFuture.runAsync(session::commit).join();
    }
    assertEquals("1", database.value("SELECT count(*) FROM Person"));
  }

  @Test
  void writersOfManyThreadsWaitForEachOther() throws SQLException { // 188
    try (SessionFactory factory = SessionFactory.builder().url(database.url()).poolSize(2)
        .onConnect("PRAGMA busy_timeout = 20000").entities(Person.class, Note.class).build()) {
      factory.run(s -> s.add(new Person("counter")));
      CompletableFuture<?>[] all = IntStream.range(0, 4).mapToObj(i -> CompletableFuture.runAsync(() -> {
        for (int n = 0; n < 25; n++) {
          factory.run(s -> s.query(Person.class).one().years++);
        }
      })).toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(all).join();
    }
    assertEquals("100/101", database.value("SELECT age || '/' || version FROM Person"));
  }

  @Test
  void closedFactoryOpensNoSession() {
    SessionFactory factory = database.factory();
    factory.close();
    assertThrows(SessionClosedException.class, factory::open);
  }

  @Test
  void sessionThatIsOpenWhenItsFactoryClosesEndsItsTransaction() throws SQLException {
    SessionFactory factory = database.builder().poolSize(2).build();
    try (Session begun = factory.open(); Session unused = factory.open()) {
      begun.add(new Person("Ada"));
      begun.flush();
      factory.close();
      begun.commit();
      var late = assertThrows(DatabaseException.class, () -> unused.query(Person.class).list());
      assertTrue(late.getMessage().contains("closed, as its factory is"), late.getMessage());
      unused.rollback();
    }
    assertEquals("Ada", database.value("SELECT name FROM person"));
    assertEquals("delete", database.value("PRAGMA journal_mode = DELETE"), "nobody holds the file any more");
  }

  @Test
  void urlOfAnUnknownProductIsNotPrinted() {
    var unknown = assertThrows(PersistenceException.class, () -> SessionFactory.builder()
        .url("jdbc:oracle:thin:scott/tiger@host:1521/x").entities(Person.class).build());
    assertTrue(unknown.getMessage().contains("There is no dialect for jdbc:oracle:;"), unknown.getMessage());
    var none = assertThrows(PersistenceException.class, () -> SessionFactory.builder().url("secret")
        .entities(Person.class).build());
    assertTrue(none.getMessage().contains("does not begin with jdbc:"), none.getMessage());
  }

  /// Pools that are set up in the wrong way get back what they lent.
  @Test
  void dataSourceWithoutAutoCommitIsRefusedAndLosesNoConnection() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setMaximumPoolSize(1);
    config.setAutoCommit(false);
    try (HikariDataSource pool = new HikariDataSource(config);
        SessionFactory factory = SessionFactory.builder().dataSource(pool).entities(Person.class).build()) {
      for (int i = 0; i < 3; i++) {
        var refused = assertThrows(DatabaseException.class, () -> factory.run(Session::begin));
        assertTrue(refused.getMessage().contains("set its auto-commit to true"), refused.getMessage());
      }
      assertEquals(0, pool.getHikariPoolMXBean().getActiveConnections());
    }
  }

  @Test
  void worksOverAPoolOfOnesOwn() throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setMaximumPoolSize(1);
    config.setConnectionInitSql(Sqlite.FOREIGN_KEYS);
    try (HikariDataSource pool = new HikariDataSource(config);
        SessionFactory factory = SessionFactory.builder().dataSource(pool).entities(Person.class, Note.class)
            .build()) {
      factory.run(s -> s.add(new Person("Ada")));
      assertThrows(ConstraintException.class, () -> factory.run(s -> s.add(new Note("orphan", 99))));
      assertEquals("Ada", factory.read(s -> s.query(Person.class).one().name));
      assertEquals(0, pool.getHikariPoolMXBean().getActiveConnections());
    }
  }

  @Test
  void lostSessionIsReportedWithItsOpeningAndGivesItsConnectionBack() throws InterruptedException { // 185
    BlockingQueue<LogRecord> log = new ArrayBlockingQueue<>(10);
    Logger logger = Logger.getLogger("dev.dovetail.persistence.internal.session.LeakWatch");
    Handler handler = new Handler() {
      @Override
      public void publish(LogRecord record) {
        log.add(record);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
    try (SessionFactory factory = database.builder().poolSize(1).build()) {
      loseASession(factory);
      LogRecord report = null;
      while (report == null) {
        System.gc();
        report = log.poll(20, TimeUnit.MILLISECONDS);
      }
      assertTrue(List.of(report.getThrown().getStackTrace()).toString().contains("SharingTest.loseASession"));
      factory.run(s -> s.add(new Person("Ada"))); // waits for the only connection if it was not given back
      System.gc();
      assertNull(log.poll(100, TimeUnit.MILLISECONDS), "reported once");
      assertEquals("Ada", factory.read(s -> s.query(Person.class).one().name));
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    }
  }

  private static void loseASession(SessionFactory factory) {
    Session lost = factory.open();
    lost.add(new Person("never committed"));
    lost.flush();
    assertNotNull(lost);
  }
}
