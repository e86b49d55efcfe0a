package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a session counts, and what it writes to the log if it is asked to.
class StatisticsTest extends DatabaseTest {
  @Test
  void sessionCountsWhatItDoes() {
    List<Person> people = IntStream.range(0, 10).mapToObj(i -> new Person("name " + i)).toList();
    session.addAll(people);
    session.flush();
    session.flush();
    people.getFirst().years = 1;
    session.delete(people.getLast());
    session.commit();
    session.expungeAll();
    Person read = session.getOne(Person.class, people.getFirst().id());
    session.getOne(Person.class, read.id());
    session.query(Person.class).list();
    session.execute("UPDATE person SET age = 1");
    SessionStatistics statistics = session.statistics();
    assertEquals(1, statistics.inserts());
    assertEquals(2, statistics.updates());
    assertEquals(1, statistics.deletes());
    assertEquals(2, statistics.selects());
    assertEquals(0, statistics.others());
    assertEquals(6, statistics.statements());
    assertEquals(10, statistics.rowsInserted());
    assertEquals(1, statistics.rowsUpdated());
    assertEquals(1, statistics.rowsDeleted());
    assertEquals(9, statistics.rowsLoaded());
    assertEquals(1, statistics.identityMapHits());
    assertEquals(2, statistics.flushes(), "a flush of nothing is none");
    assertTrue(statistics.flushTime().isPositive());
    session.close();
    assertEquals(statistics, session.statistics());
  }

  /// Keeps what is logged.
  private static final class Kept extends Handler {
    private final List<String> messages = new ArrayList<>();

    @Override
    public void publish(LogRecord message) {
      messages.add(message.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private List<String> logged(SessionFactoryBuilder builder, Level level) {
    Logger logger = Logger.getLogger("dev.dovetail.persistence.sql");
    Kept kept = new Kept();
    logger.setUseParentHandlers(false);
    logger.addHandler(kept);
    logger.setLevel(level);
    try (SessionFactory watched = builder.dataSource(wire).entities(Person.class).build()) {
      watched.run(s -> {
        s.add(new Person("x".repeat(100), null));
        s.flush();
        List<Person> people = IntStream.range(0, 10).mapToObj(i -> new Person("name " + i)).toList();
        s.addAll(people);
        s.flush();
        people.forEach(p -> p.years = 7);
      });
    } finally {
      logger.setLevel(null);
      logger.removeHandler(kept);
      logger.setUseParentHandlers(true);
    }
    return kept.messages;
  }

  @Test
  void statementsAreLoggedWithShortenedParameters() {
    List<String> messages = logged(SessionFactory.builder().logStatements(), Level.FINER);
    String insert = one(messages, "INSERT INTO \"person\"");
    assertTrue(insert.contains("'" + "x".repeat(60) + "… (100 characters)'"), insert);
    assertTrue(insert.contains("null") && insert.contains(" µs]"), insert);
    String update = one(messages, "UPDATE");
    assertTrue(product == Product.POSTGRES ? update.contains("({\"7\",\"7\",")
        : update.contains("(7, 2, ") && update.contains("and 7 more rows"), update);
    assertFalse(one(messages, "COMMIT").isEmpty());
  }

  private static String one(List<String> messages, String beginning) {
    return messages.stream().filter(m -> m.startsWith(beginning)).findFirst()
        .orElseThrow(() -> new AssertionError(beginning + " is not among " + messages));
  }

  @Test
  void nothingIsLoggedUnlessAskedForAndWanted() {
    assertEquals(List.of(), logged(SessionFactory.builder(), Level.ALL));
    assertEquals(List.of(), logged(SessionFactory.builder().logStatements(), Level.FINE));
  }
}
