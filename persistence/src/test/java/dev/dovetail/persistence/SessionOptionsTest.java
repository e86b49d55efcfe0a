package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/// What sessions do that were opened with other options. Numbers are those of the acceptance cases.
class SessionOptionsTest extends DatabaseTest {
  private Session with(SessionOptions options) {
    session.close();
    session = factory.open(options);
    return session;
  }

  @Test
  void withoutAutobeginNothingGoesBeforeBegin() throws SQLException { // 28
    Person ada = stored("Ada");
    with(SessionOptions.DEFAULT.autobegin(false));
    List<Runnable> calls = List.of(() -> session.add(new Person("Bob")), session::commit,
        () -> session.get(Person.class, ada.id()), () -> session.query(Person.class).list(),
        () -> session.execute("DELETE FROM person"), session::beginNested);
    for (int round = 0; round < 3; round++) {
      for (Runnable call : calls) {
        var refused = assertThrows(SessionStateException.class, call::run);
        assertTrue(refused.getMessage().contains("begin()"), refused.getMessage());
      }
      session.begin();
      session.getOne(Person.class, ada.id()).years = round + 1;
      switch (round) {
        case 0 -> session.commit();
        case 1 -> session.rollback();
        default -> session.reset();
      }
    }
    assertEquals("1", database.value("SELECT age FROM person"));
  }

  @Test
  void changeOfAFieldIsNotWrittenWithoutBegin() { // 28
    Person ada = stored("Ada");
    with(SessionOptions.DEFAULT.autobegin(false).expireOnCommit(false));
    session.begin();
    Person held = session.getOne(Person.class, ada.id());
    session.commit();
    held.years = 36;
    assertThrows(SessionStateException.class, session::flush);
  }

  @Test
  void transactionCannotBeBegunTwice() { // 29
    session.begin();
    assertThrows(SessionStateException.class, session::begin);
    var refused =
        assertThrows(SessionStateException.class, () -> session.begin(Isolation.READ_COMMITTED));
    assertTrue(refused.getMessage().contains("under way"), refused.getMessage());
  }

  @Test
  void withoutExpiryValuesStayAsTheyWereAtTheCommit() throws SQLException { // 33
    Person ada = stored("Ada");
    with(SessionOptions.DEFAULT.expireOnCommit(false));
    Person held = session.getOne(Person.class, ada.id());
    session.commit();
    database.run("UPDATE person SET age = 36");
    wire.clear();
    assertEquals(0, session.getOne(Person.class, ada.id()).years);
    assertEquals(List.of(), wire.executed);
    session.expireAll();
    assertEquals(36, session.getOne(Person.class, ada.id()).years);
    held.name = "changed";
    session.flush();
    session.rollback();
    assertTrue(session.isExpired(held), "a rollback expires all the same");
  }

  @Test
  void autoflushCanBeOffFromTheBeginning() { // 66
    with(SessionOptions.DEFAULT.autoflush(false));
    session.add(new Person("Ada"));
    assertEquals(0, session.query(Person.class).count());
    session.flush();
    assertEquals(1, session.query(Person.class).count());
  }

  @Test
  void failedAutoflushSaysThatItWasOne() { // 67
    session.add(new Person("Ada", "same"));
    session.add(new Person("Twin", "same"));
    var failed = assertThrows(ConstraintException.class, () -> session.query(Person.class).list());
    assertEquals(ConstraintException.Kind.UNIQUE, failed.kind());
    assertTrue(failed.getMessage().contains("automatic flush") && failed.getMessage().contains("noAutoflush"),
        failed.getMessage());
    session.rollback();
    session.add(new Person("Ada", "same"));
    session.add(new Person("Twin", "same"));
    failed = assertThrows(ConstraintException.class, session::flush);
    assertFalse(failed.getMessage().contains("automatic"), failed.getMessage());
  }

  @Test
  void sessionThatResetsOnlyGoesOnAfterItsClose() throws SQLException { // 47
    with(SessionOptions.DEFAULT.closeResetsOnly(true));
    Person ada = new Person("Ada");
    session.add(ada);
    session.flush();
    session.close();
    assertEquals(0, wire.open());
    assertFalse(session.contains(ada));
    session.add(new Person("Bob"));
    session.commit();
    assertEquals("Bob", database.value("SELECT string_agg(name, ',') FROM person"));
  }

  @Test
  void isolationIsThatOfTheTransaction() { // 52
    with(SessionOptions.DEFAULT.isolation(Isolation.READ_COMMITTED));
    session.begin();
    assertEquals(level("read committed"), currentLevel());
    session.commit();
    session.begin(Isolation.REPEATABLE_READ);
    assertEquals(level("repeatable read"), currentLevel());
    session.commit();
    session.add(new Person("Ada"));
    session.flush();
    assertEquals(level("read committed"), currentLevel());
    assertThrows(SessionStateException.class, () -> session.begin(Isolation.SERIALIZABLE));
  }

  private String level(String onAServer) {
    return product == Product.SQLITE ? "serializable" : onAServer;
  }

  private String currentLevel() {
    return product == Product.SQLITE ? "serializable"
        : session.select(String.class, "SHOW transaction_isolation").getFirst();
  }

  @Test
  void readCommittedSeesWhatOthersCommitMeanwhile() throws SQLException { // 52
    Person ada = stored("Ada");
    with(SessionOptions.DEFAULT.isolation(Isolation.READ_COMMITTED));
    assertEquals("0", String.valueOf(session.select("SELECT age FROM person").getFirst().get("age")));
    if (product == Product.POSTGRES) {
      session.begin();
      database.run("UPDATE person SET age = 36");
      assertEquals(36, session.getOne(Person.class, ada.id()).years);
    }
  }

  @Test
  void givenConnectionStaysOpen() throws SQLException { // 49
    try (Connection connection = wire.getConnection()) {
      with(SessionOptions.DEFAULT.connection(connection, JoinTransactionMode.CONTROL_FULLY));
      session.add(new Person("Ada"));
      session.flush();
      session.commit();
      session.add(new Person("Bob"));
      session.flush();
      session.close();
      assertFalse(connection.isClosed());
      assertTrue(connection.getAutoCommit());
      assertEquals(1, wire.open());
    }
    assertEquals("Ada", database.value("SELECT string_agg(name, ',') FROM person"));
  }

  @Test
  void joinedSessionThatOnlyRollsBackLeavesTheCommitToTheOwner() throws SQLException { // 53
    assertEquals("Eve", joined(JoinTransactionMode.ROLLBACK_ONLY, true, true));
    assertEquals("", joined(JoinTransactionMode.ROLLBACK_ONLY, true, false));
    assertEquals("", joined(JoinTransactionMode.ROLLBACK_ONLY, false, true));
  }

  @Test
  void joinedSessionInASavepointRollsBackItsOwnWork() throws SQLException { // 53
    assertEquals("Eve", joined(JoinTransactionMode.CREATE_SAVEPOINT, true, true));
    assertEquals("", joined(JoinTransactionMode.CREATE_SAVEPOINT, true, false));
    assertEquals("Owner", joined(JoinTransactionMode.CREATE_SAVEPOINT, false, true));
  }

  @Test
  void joinedSessionInControlEndsTheTransaction() throws SQLException { // 53
    assertEquals("Eve", joined(JoinTransactionMode.CONTROL_FULLY, true, true));
    assertEquals("Eve", joined(JoinTransactionMode.CONTROL_FULLY, true, false));
    assertEquals("", joined(JoinTransactionMode.CONTROL_FULLY, false, true));
  }

  /// Lets an owner insert a row, a session rename it to Eve and commit or roll back, and the owner do so.
  private String joined(JoinTransactionMode mode, boolean commits, boolean ownerCommits) throws SQLException {
    database.run("DELETE FROM person");
    try (Connection connection = wire.getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.executeUpdate("INSERT INTO person (id, name, age, version) VALUES (1, 'Owner', 0, 1)");
      }
      with(SessionOptions.DEFAULT.connection(connection, mode));
      session.getOne(Person.class, 1).name = "Eve";
      session.flush();
      if (commits) {
        session.commit();
      } else {
        session.rollback();
      }
      session.close();
      if (ownerCommits) {
        connection.commit();
      } else {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
    String names = database.value("SELECT string_agg(name, ',') FROM person");
    return names.equals("null") ? "" : names;
  }

  @Test
  void isolationOfAJoinedTransactionIsItsOwners() throws SQLException { // 52, 53
    try (Connection connection = wire.getConnection()) {
      connection.setAutoCommit(false);
      with(SessionOptions.DEFAULT.connection(connection, JoinTransactionMode.ROLLBACK_ONLY));
      assertThrows(SessionStateException.class, () -> session.begin(Isolation.SERIALIZABLE));
      session.close();
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  @Test
  void confinedSessionBelongsToAThreadUntilItIsAdopted() { // 186
    with(SessionOptions.DEFAULT.confined(true));
    session.add(new Person("Ada"));
    Session shared = session;
    var refused = assertThrows(CompletionException.class,
        () -> CompletableFuture.runAsync(shared::flush).join());
    assertTrue(String.valueOf(refused.getMessage()).contains("adopt()"), refused.getMessage());
    CompletableFuture.runAsync(() -> {
      shared.adopt();
      shared.flush();
    }).join();
    assertThrows(SessionStateException.class, shared::commit);
    shared.adopt();
    assertDoesNotThrow(shared::commit);
  }

  @Test
  void optionsOfTheFactoryAreThoseOfItsSessions() throws SQLException {
    try (SessionFactory keeping = SessionFactory.builder().dataSource(wire).entities(Person.class)
        .sessions(SessionOptions.DEFAULT.expireOnCommit(false).autobegin(false)).build();
        Session kept = keeping.open()) {
      assertThrows(SessionStateException.class, kept::commit);
      Person ada = new Person("Ada");
      kept.begin();
      kept.add(ada);
      kept.commit();
      assertFalse(kept.isExpired(ada));
      assertEquals(1, keeping.<Long, RuntimeException>transact(s -> s.query(Person.class).count()));
    }
  }
}
