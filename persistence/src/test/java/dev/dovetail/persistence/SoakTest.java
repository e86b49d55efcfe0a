package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Transactions at random, with faults at random, against a model: a map of the rows that must be there.
///
/// `-Ddovetail.soak=50000` makes it long.
class SoakTest extends DatabaseTest {
  private static final int TRANSACTIONS = Integer.getInteger("dovetail.soak", 100);
  private static final String DELETE = "DELETE FROM \"note\" WHERE \"note\".\"title\" = ?";

  private final Random random = new Random(191);
  private final Map<String, String> model = new TreeMap<>();
  private final Map<String, String> next = new TreeMap<>();

  /// A fault of the user's own.
  private static final class Abandoned extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void whatIsCommittedIsThereAndNothingElse() {
    if (product == Product.SQLITE) {
      wire.onConnect = "PRAGMA synchronous = OFF"; // no power is cut here
    }
    Person owner = stored("owner");
    long used = 0;
    for (int i = 0; i < TRANSACTIONS; i++) {
      next.clear();
      next.putAll(model);
      if (random.nextInt(20) == 0) {
        session.close();
        session = factory.open();
      }
      boolean isCommitted = transaction(owner.id());
      if (isCommitted) {
        model.clear();
        model.putAll(next);
      }
      if (i % 50 == 0) {
        assertRows();
      }
      assertEquals(0, wire.open(), "connections in use after transaction " + i);
      wire.clear();
      if (TRANSACTIONS > 1000 && (i + 1) % (TRANSACTIONS / 4) == 0) {
        used = requireBounded(used);
      }
    }
    assertRows();
  }

  private boolean transaction(long owner) {
    int fault = random.nextInt(8);
    wire.cutAfter = fault == 0 ? "COMMIT" : fault == 1 ? DELETE : null;
    try {
      int steps = random.nextInt(1, 8);
      for (int i = 0; i < steps; i++) {
        step(owner);
      }
      if (fault == 2) {
        session.add(new Note("orphan", -1));
      } else if (fault == 3) {
        throw new Abandoned();
      }
      session.commit();
      return true;
    } catch (CommitUnknownException e) {
      session.rollback();
      return true; // the line was cut behind the commit
    } catch (DatabaseException | Abandoned e) {
      session.rollback();
      return false;
    } finally {
      wire.cutAfter = null;
    }
  }

  private void step(long owner) {
    String title = "n" + random.nextInt(60);
    String body = "body " + random.nextInt();
    Optional<Note> held = session.get(Note.class, title);
    switch (random.nextInt(6)) {
      case 0, 1 -> {
        if (held.isEmpty()) {
          Note note = new Note(title, owner);
          note.body = body;
          session.add(note);
          next.put(title, body);
        }
      }
      case 2 -> {
        if (held.isPresent()) {
          session.delete(held.get());
          session.flush();
          next.remove(title);
        }
      }
      case 3 -> held.ifPresent(note -> {
        note.body = body;
        next.put(title, body);
      });
      case 4 -> nested(title, body, owner);
      default -> assertEquals(next.size(), session.query(Note.class).count());
    }
  }

  private void nested(String title, String body, long owner) {
    try (Savepoint savepoint = session.beginNested()) {
      Note note = session.get(Note.class, title).orElseGet(() -> new Note(title, owner));
      note.body = body;
      session.add(note);
      session.flush();
      if (random.nextBoolean()) {
        savepoint.commit();
        next.put(title, body);
      }
    }
  }

  private void assertRows() {
    Map<String, String> rows = new TreeMap<>();
    try (Session own = factory.open()) {
      own.query(Note.class).list().forEach(note -> rows.put(note.title, note.body));
    }
    assertEquals(model, rows);
    session.query(Note.class).list().forEach(note -> assertEquals(rows.get(note.title), note.body));
    session.commit();
  }

  private static long requireBounded(long before) {
    System.gc();
    long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    assertTrue(before == 0 || used < before + (4 << 20), () -> "memory grew from " + before + " to " + used);
    return used;
  }
}
