package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What sessions know of each other's objects if the factory is told to. Numbers are those of the
/// acceptance cases.
class OwnersTest extends DatabaseTest {
  private static final List<BiConsumer<Session, Object>> CALLS =
      List.of(Session::add, Session::update, Session::delete);

  @BeforeEach
  void track() {
    close();
    factory = SessionFactory.builder().dataSource(wire).entities(Person.class).trackOwners().build();
    session = factory.open();
  }

  @Test
  void objectOfAnotherSessionIsRefused() { // 4
    Person ada = stored("Ada");
    Person bob = new Person("Bob");
    session.add(bob);
    try (Session other = factory.open()) {
      for (BiConsumer<Session, Object> call : CALLS) {
        var refused = assertThrows(SessionStateException.class, () -> call.accept(other, ada));
        assertTrue(refused.getMessage().contains("already attached"), refused.getMessage());
        assertThrows(SessionStateException.class, () -> call.accept(other, bob));
      }
      assertFalse(other.contains(ada));
      assertEquals(List.of(), other.newObjects());
      session.expunge(ada);
      other.update(ada);
      assertTrue(other.contains(ada));
    }
    assertDoesNotThrow(() -> session.update(ada), "its session was closed");
  }

  @Test
  void rolledBackObjectIsFree() {
    Person ada = new Person("Ada");
    session.add(ada);
    session.flush();
    session.rollback();
    try (Session other = factory.open()) {
      other.add(ada);
      assertThrows(SessionStateException.class, () -> session.add(ada));
    }
    session.add(ada);
  }

  @Test
  void objectWhoseDeletionIsCommittedIsRefusedUntilItIsMadeTransient() throws SQLException { // 8
    Person ada = stored("Ada");
    session.delete(ada);
    session.commit();
    var refused = assertThrows(SessionStateException.class, () -> session.add(ada));
    assertTrue(refused.getMessage().contains("has been deleted"), refused.getMessage());
    session.makeTransient(ada);
    session.add(ada);
    session.commit();
    assertEquals("1", database.value("SELECT count(*) FROM person"));
  }

  @Test
  void deletionThatIsRolledBackLeavesTheObjectWhereItWas() { // 8
    Person ada = stored("Ada");
    session.delete(ada);
    session.flush();
    session.rollback();
    session.add(ada);
    try (Session other = factory.open()) {
      assertThrows(SessionStateException.class, () -> other.update(ada));
    }
  }
}
