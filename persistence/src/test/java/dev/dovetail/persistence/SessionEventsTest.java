package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What listeners of a session are told, when, and what they may do. Numbers are those of the acceptance
/// cases.
class SessionEventsTest extends DatabaseTest {
  private final List<String> heard = new ArrayList<>();

  /// Notes everything.
  private final class Recorder implements SessionListener {
    @Override
    public void afterBegin(Session of) {
      heard.add("begin");
    }

    @Override
    public void beforeFlush(Session of) {
      heard.add("before flush");
    }

    @Override
    public void afterFlush(Session of, Flushed flushed) {
      heard.add("after flush " + flushed.inserted() + flushed.updated() + flushed.deleted());
    }

    @Override
    public void afterFlushPostexec(Session of) {
      heard.add("postexec");
    }

    @Override
    public void beforeCommit(Session of) {
      heard.add("before commit");
    }

    @Override
    public void afterCommit(Session of) {
      heard.add("after commit");
    }

    @Override
    public void afterRollback(Session of) {
      heard.add("after rollback");
    }

    @Override
    public void afterSoftRollback(Session of) {
      heard.add("after soft rollback" + (of.isActive() ? ", active" : ""));
    }

    @Override
    public void transactionEnd(Session of) {
      heard.add("transaction end");
    }
  }

  /// Notes what becomes of objects.
  private final class Registrar implements SessionListener {
    @Override
    public void stateChanged(Session of, Object entity, ObjectState from, ObjectState to) {
      heard.add(entity + " " + from + " " + to);
    }

    @Override
    public void loadedAsPersistent(Session of, Object entity) {
      heard.add(entity + " loaded");
    }
  }

  private Session listened(SessionListener listener) {
    session.close();
    session = factory.open(SessionOptions.DEFAULT.listener(listener));
    return session;
  }

  private static SessionListener beforeFlush(Consumer<Session> action) {
    return new SessionListener() {
      @Override
      public void beforeFlush(Session of) {
        action.accept(of);
      }
    };
  }

  private static SessionListener afterFlush(Consumer<Session> action) {
    return new SessionListener() {
      @Override
      public void afterFlush(Session of, Flushed flushed) {
        action.accept(of);
      }
    };
  }

  private static SessionListener afterFlushPostexec(Consumer<Session> action) {
    return new SessionListener() {
      @Override
      public void afterFlushPostexec(Session of) {
        action.accept(of);
      }
    };
  }

  private static SessionListener afterCommit(Consumer<Session> action) {
    return new SessionListener() {
      @Override
      public void afterCommit(Session of) {
        action.accept(of);
      }
    };
  }

  private static SessionListener afterRollback(Consumer<Session> action) {
    return new SessionListener() {
      @Override
      public void afterRollback(Session of) {
        action.accept(of);
      }
    };
  }

  @Test
  void commitWithChangesIsToldInOrder() { // 171
    Person ada = stored("Ada");
    listened(new Recorder());
    session.add(new Person("Bob"));
    Person held = session.getOne(Person.class, ada.id()); // flushes Bob
    heard.clear();
    held.name = "Ada Lovelace";
    session.commit();
    assertEquals(List.of("before commit", "before flush", "after flush [][Ada Lovelace][]", "postexec",
        "after commit", "transaction end"), heard);
  }

  @Test
  void theFlushThatBeginsTheTransactionIsHeardToDoSo() {
    listened(new Recorder());
    session.add(new Person("Ada"));
    session.commit();
    assertEquals(List.of("before commit", "before flush", "begin", "after flush [Ada][][]", "postexec",
        "after commit", "transaction end"), heard);
  }

  @Test
  void commitOfNothingIsToldToo() { // 172
    listened(new Recorder());
    session.commit();
    assertEquals(List.of("before commit", "after commit", "transaction end"), heard);
  }

  @Test
  void flushOfNothingIsNotTold() {
    Person ada = stored("Ada");
    listened(new Recorder());
    session.getOne(Person.class, ada.id());
    session.flush();
    assertEquals(List.of(), heard);
  }

  @Test
  void failedFlushIsOneRollbackAndEachLevelIsTold() { // 173
    listened(new Recorder());
    session.add(new Person("Ada", "same"));
    session.add(new Person("Twin", "same"));
    assertThrows(ConstraintException.class, session::flush);
    assertEquals(List.of("before flush", "begin", "after rollback", "after soft rollback"), heard);
    heard.clear();
    session.rollback();
    assertEquals(List.of("after soft rollback, active", "transaction end"), heard);
  }

  @Test
  void savepointRollbackIsASoftOne() { // 173
    listened(new Recorder());
    Savepoint savepoint = session.beginNested();
    heard.clear();
    savepoint.rollback();
    assertEquals(List.of("after soft rollback, active"), heard);
  }

  @Test
  void sessionMayBeUsedInTheOutermostSoftRollback() throws SQLException { // 173
    listened(new SessionListener() {
      @Override
      public void afterSoftRollback(Session of) {
        if (of.isActive()) {
          of.execute("INSERT INTO note (title, person_id) VALUES ('refused', 1)");
        }
      }
    });
    session.execute("INSERT INTO person (id, name, age, version) VALUES (1, 'Ada', 0, 1)");
    session.commit();
    session.add(new Person("Bob", "same"));
    session.add(new Person("Twin", "same"));
    assertThrows(ConstraintException.class, session::flush);
    session.rollback();
    session.commit();
    assertEquals("refused", database.value("SELECT title FROM note"));
  }

  @Test
  void beforeFlushMayAddChangeAndDelete() throws SQLException { // 174
    Person bob = stored("Bob");
    Person eve = stored("Eve");
    session.close();
    listened(beforeFlush(s -> {
      s.add(new Person("added"));
      s.getOne(Person.class, bob.id()).name = "changed";
      s.delete(s.getOne(Person.class, eve.id()));
    }));
    session.add(new Person("Ada"));
    session.flush();
    assertEquals(List.of(), session.newObjects());
    session.commit();
    assertEquals("Ada,added,changed",
        database.value("SELECT string_agg(name, ',' ORDER BY name) FROM person"));
  }

  @Test
  void flushInsideAFlushIsRefused() { // 69
    listened(beforeFlush(Session::flush));
    session.add(new Person("Ada"));
    var refused = assertThrows(SessionStateException.class, session::flush);
    assertTrue(refused.getMessage().contains("already flushing"), refused.getMessage());
  }

  @Test
  void queryInBeforeFlushDoesNotFlush() {
    List<Long> counted = new ArrayList<>();
    listened(beforeFlush(s -> counted.add(s.query(Person.class).count())));
    session.add(new Person("Ada"));
    session.flush();
    assertEquals(List.of(0L), counted);
  }

  @Test
  void exceptionInBeforeFlushFailsTheFlush() {
    IllegalStateException thrown = new IllegalStateException("no");
    listened(beforeFlush(s -> {
      throw thrown;
    }));
    Person ada = new Person("Ada");
    session.add(ada);
    assertSame(thrown, assertThrows(IllegalStateException.class, session::flush));
    assertSame(thrown, assertThrows(PendingRollbackException.class, session::commit).getCause());
    session.rollback();
    assertFalse(session.contains(ada));
  }

  @Test
  void exceptionAfterTheStatementsRollsThemBack() throws SQLException {
    listened(afterFlush(s -> {
      throw new IllegalStateException("no");
    }));
    Person ada = new Person("Ada");
    session.add(ada);
    assertThrows(IllegalStateException.class, session::commit);
    session.rollback();
    assertNull(ada.id);
    assertEquals("0", database.value("SELECT count(*) FROM person"));
  }

  @Test
  void commitFlushesWhatListenersAddUntilNothingIsLeft() throws SQLException { // 70
    List<String> more = new ArrayList<>(List.of("three", "two"));
    Consumer<Session> addOne = s -> {
      if (!more.isEmpty()) {
        s.add(new Person(more.removeLast()));
      }
    };
    listened(afterFlush(addOne));
    session.add(new Person("one"));
    session.flush();
    assertEquals("[two]", session.newObjects().toString(), "a flush does one round");
    session.commit();
    assertEquals("3", database.value("SELECT count(*) FROM person"));
    assertEquals(List.of(), session.newObjects());
  }

  @Test
  void commitGivesUpOnAListenerThatAlwaysAdds() throws SQLException { // 70
    listened(afterFlushPostexec(s -> s.add(new Person("one more"))));
    session.add(new Person("Ada"));
    var failed = assertThrows(FlushException.class, session::commit);
    assertTrue(failed.getMessage().contains("100 flushes"), failed.getMessage());
    session.rollback();
    assertEquals("0", database.value("SELECT count(*) FROM person"));
  }

  @Test
  void objectsStillHaveTheirValuesAfterCommitAndRollback() { // 175
    Person ada = stored("Ada");
    listened(afterCommit(s -> {
      Person held = s.getOne(Person.class, ada.id()); // would be a statement if it were expired
      heard.add(held.name + (s.isExpired(held) ? " expired" : ""));
    }));
    Person held = session.getOne(Person.class, ada.id());
    held.name = "Ada Lovelace";
    session.commit();
    assertEquals(List.of("Ada Lovelace"), heard);
    assertTrue(session.isExpired(held));

    listened(afterRollback(s -> heard.add(s.getOne(Person.class, ada.id()).name)));
    session.getOne(Person.class, ada.id()).name = "changed";
    session.flush();
    session.rollback();
    assertEquals("changed", heard.getLast());
  }

  @Test
  void statementsAreRefusedAfterCommitAndRollback() { // 175
    for (SessionListener listener : List.of(afterCommit(s -> s.query(Person.class).list()),
        afterRollback(s -> s.execute("DELETE FROM person")))) {
      listened(listener);
      session.add(new Person("Ada"));
      session.flush();
      var refused = assertThrows(SessionStateException.class, () -> {
        session.commit();
        session.add(new Person("Bob"));
        session.flush();
        session.rollback();
      });
      assertTrue(refused.getMessage().contains("No statement"), refused.getMessage());
      assertTrue(session.isActive());
      assertFalse(session.inTransaction());
    }
  }

  @Test
  void listenersCannotEndTheTransaction() {
    for (Consumer<Session> end : List.<Consumer<Session>>of(Session::commit, Session::rollback,
        Session::close, Session::reset)) {
      listened(beforeFlush(end));
      session.add(new Person("Ada"));
      var refused = assertThrows(SessionStateException.class, session::flush);
      assertTrue(refused.getMessage().contains("inside a listener"), refused.getMessage());
      session.rollback();
    }
  }

  @Test
  void addedAndInsertedObjectsChangeTheirStates() { // 176, 178
    listened(new Registrar());
    session.add(new Person("Ada"));
    assertEquals(List.of("Ada TRANSIENT PENDING"), heard);
    heard.clear();
    session.flush();
    assertEquals(List.of("Ada PENDING PERSISTENT"), heard);
  }

  @Test
  void pendingObjectIsTransientAgainByRollbackAndByExpunge() { // 177
    listened(new Registrar());
    session.add(new Person("Ada"));
    session.rollback();
    Person bob = new Person("Bob");
    session.add(bob);
    session.expunge(bob);
    assertEquals(List.of("Ada TRANSIENT PENDING", "Ada PENDING TRANSIENT", "Bob TRANSIENT PENDING",
        "Bob PENDING TRANSIENT"), heard);
  }

  @Test
  void deletedObjectIsDetachedByCommitAndPersistentByRollback() { // 179
    Person ada = stored("Ada");
    listened(new Registrar());
    Person held = session.getOne(Person.class, ada.id());
    session.delete(held);
    assertEquals(List.of("Ada loaded"), heard, "marking is no change of state");
    session.flush();
    session.rollback();
    session.delete(held);
    session.commit();
    assertEquals(List.of("Ada loaded", "Ada PERSISTENT DELETED", "Ada DELETED PERSISTENT",
        "Ada PERSISTENT DELETED", "Ada DELETED DETACHED"), heard);
  }

  @Test
  void persistentObjectIsDetachedByExpungeAndCloseAndTransientByRollback() { // 180
    Person ada = stored("Ada");
    listened(new Registrar());
    session.expunge(session.getOne(Person.class, ada.id()));
    session.getOne(Person.class, ada.id());
    session.expungeAll();
    session.add(new Person("Bob"));
    session.flush();
    session.rollback();
    session.update(ada);
    session.close();
    assertEquals(List.of("Ada loaded", "Ada PERSISTENT DETACHED", "Ada loaded", "Ada PERSISTENT DETACHED",
        "Bob TRANSIENT PENDING", "Bob PENDING PERSISTENT", "Bob PERSISTENT TRANSIENT",
        "Ada DETACHED PERSISTENT", "Ada PERSISTENT DETACHED"), heard);
  }

  @Test
  void insertedAndDeletedInOneTransactionIsTransientAfterRollback() { // 180
    listened(new Registrar());
    Person ada = new Person("Ada");
    session.add(ada);
    session.flush();
    session.delete(ada);
    session.flush();
    session.rollback();
    assertEquals("Ada DELETED TRANSIENT", heard.getLast());
  }

  @Test
  void listenersOfTheFactoryHearOfEachSession() throws SQLException {
    try (SessionFactory listening = SessionFactory.builder().dataSource(wire).entities(Person.class)
        .listener(new Recorder()).build()) {
      listening.run(s -> s.add(new Person("Ada")));
      assertEquals("before commit", heard.getFirst());
      assertEquals(2, heard.stream().filter("transaction end"::equals).count(), "the commit, and the close");
    }
    assertEquals("1", database.value("SELECT count(*) FROM person"));
  }
}
