package dev.dovetail.persistence;

import static dev.dovetail.persistence.Condition.and;
import static dev.dovetail.persistence.Condition.equal;
import static dev.dovetail.persistence.Condition.greater;
import static dev.dovetail.persistence.Condition.greaterOrEqual;
import static dev.dovetail.persistence.Condition.in;
import static dev.dovetail.persistence.Condition.isNull;
import static dev.dovetail.persistence.Condition.less;
import static dev.dovetail.persistence.Condition.lessOrEqual;
import static dev.dovetail.persistence.Condition.like;
import static dev.dovetail.persistence.Condition.not;
import static dev.dovetail.persistence.Condition.notEqual;
import static dev.dovetail.persistence.Condition.or;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What queries find, and what they refuse before SQL is sent.
class QueryTest extends DatabaseTest {
  @BeforeEach
  void fill() throws SQLException {
    database.run("INSERT INTO Person (name, email, age, version) VALUES ('Ada', 'ada@x', 36, 1), ('Bob',"
        + " null, 20, 1),"
        + " ('Cy', 'cy@x', 50, 1), ('100%', 'p@x', 1, 1)");
  }

  static List<Map.Entry<Condition, String>> conditions() {
    return List.of(
        Map.entry(equal("name", "Ada"), "Ada"),
        Map.entry(equal("email", null), "Bob"),
        Map.entry(notEqual("name", "Ada"), "Bob Cy 100%"),
        Map.entry(notEqual("email", "ada@x"), "Cy 100%"),
        Map.entry(notEqual("email", null), "Ada Cy 100%"),
        Map.entry(isNull("email"), "Bob"),
        Map.entry(less("years", 36), "Bob 100%"),
        Map.entry(lessOrEqual("years", 36L), "Ada Bob 100%"),
        Map.entry(greater("years", (short) 36), "Cy"),
        Map.entry(greaterOrEqual("years", 36), "Ada Cy"),
        Map.entry(in("name", List.of("Cy", "Ada", "none")), "Ada Cy"),
        Map.entry(in("name", List.of()), ""),
        Map.entry(like("name", "%d%"), "Ada"),
        Map.entry(like("name", "%\\%"), "100%"),
        Map.entry(not(like("name", "%d%")), "Bob Cy 100%"),
        Map.entry(and(greater("years", 10), isNull("email")), "Bob"),
        Map.entry(or(equal("name", "Cy"), and(less("years", 40), greater("years", 30))), "Ada Cy"),
        Map.entry(and(), "Ada Bob Cy 100%"),
        Map.entry(or(), ""),
        Map.entry(equal("name", "x' OR '1' = '1"), ""));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void findsWhatTheConditionSays(Map.Entry<Condition, String> expected) {
    Query<Person> query = session.query(Person.class).where(expected.getKey()).orderBy("id");
    String names = query.list().stream().map(p -> p.name).collect(Collectors.joining(" "));
    assertEquals(expected.getValue(), names);
    assertEquals(expected.getValue().isEmpty() ? 0 : expected.getValue().split(" ", -1).length,
        query.count());
    assertEquals(!expected.getValue().isEmpty(), query.exists());
  }

  @Test
  void severalWheresAllHold() {
    assertEquals(1, session.query(Person.class).where(greater("years", 10)).where(isNull("email")).count());
  }

  @Test
  void ordersLimitsAndLeavesOut() {
    Query<Person> byAge = session.query(Person.class).orderByDescending("years");
    assertEquals(List.of("Cy", "Ada"), names(byAge.limit(2)));
    assertEquals(List.of("Bob", "100%"), names(byAge.limit(2).offset(2)));
    assertEquals(List.of("100%"), names(byAge.offset(3)));
    assertEquals(List.of(), names(byAge.limit(0)));
    assertEquals(2, byAge.limit(2).count());
    assertEquals("Cy", byAge.first().orElseThrow().name);
    assertThrows(IllegalArgumentException.class, () -> byAge.limit(-1));
  }

  private static List<String> names(Query<Person> query) {
    return query.list().stream().map(p -> p.name).toList();
  }

  @Test
  void aQueryIsNotChangedByItsVariants() {
    Query<Person> all = session.query(Person.class);
    all.where(equal("name", "Ada")).limit(1).list();
    assertEquals(4, all.count());
  }

  @Test
  void oneMeansExactlyOne() {
    Query<Person> all = session.query(Person.class);
    assertEquals("Ada", all.where(equal("name", "Ada")).one().name);
    assertThrows(NonUniqueResultException.class, all::one);
    var none = assertThrows(NoResultException.class, () -> all.where(equal("name", "Zoe")).one());
    assertTrue(none.getMessage().contains("Zoe"), none.getMessage());
    assertTrue(all.where(equal("name", "Zoe")).first().isEmpty());
  }

  @Test
  void mistakesAreFoundBeforeSqlIsSent() {
    wire.clear();
    Query<Person> all = session.query(Person.class);
    var unknown = assertThrows(MappingException.class, () -> all.where(equal("age", 1)));
    assertTrue(unknown.getMessage()
        .contains("no attribute \"age\"; its attributes are [id, name, email, years, version]"),
        unknown.getMessage());
    assertThrows(MappingException.class, () -> all.orderBy("name; DROP TABLE Person"));
    assertThrows(MappingException.class, () -> all.where(equal("years", "many")));
    assertThrows(MappingException.class, () -> all.where(equal("years", 1L << 40)));
    assertThrows(MappingException.class, () -> all.where(like("years", "1%")));
    assertThrows(MappingException.class, () -> session.query(String.class));
    assertEquals(List.of(), wire.executed);
  }

  @Test
  void streamsBeyondWhatFitsIntoMemory() throws SQLException {
    String numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)";
    database.run(numbers + " INSERT INTO Person (name, age, version) SELECT " + (product == Product.SQLITE ? "printf('%01000d', i)" : "lpad(i::text, 1000, '0')")
        + ", i, 1 FROM n");
    // 300 MB under a heap of 256
    try (var people = session.query(Person.class).where(greater("id", 4)).stream()) {
      assertEquals(300_000L * 300_001 / 2, people.mapToLong(p -> p.years).sum());
    }
  }

  @Test
  void streamIsClosedByTheEndOfItsTransactionAndSaysSo() {
    var people = session.query(Person.class).stream().iterator();
    people.next();
    session.commit();
    var ended = assertThrows(SessionStateException.class, () -> {
      while (people.hasNext()) {
        people.next();
      }
    });
    assertTrue(ended.getMessage().contains("end of its transaction"), ended.getMessage());
    assertEquals(0, wire.open());
  }

  @Test
  void closedStreamLetsTheTableBeDropped() throws SQLException {
    try (var people = session.query(Person.class).stream()) {
      assertTrue(people.findFirst().isPresent());
    }
    session.close();
    database.run("DROP TABLE note", "DROP TABLE Person"); // fails, or waits for ever, if a lock is left
    assertThrows(SQLException.class, () -> database.value("SELECT count(*) FROM Person"));
  }
}
