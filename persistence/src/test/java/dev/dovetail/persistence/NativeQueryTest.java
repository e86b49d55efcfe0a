package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Statements of one's own with named parameters.
class NativeQueryTest extends DatabaseTest {
  record Row(String name, @Nullable String email) {}

  @BeforeEach
  void fill() throws SQLException {
    database.run("INSERT INTO Person (name, email, age, version) VALUES ('Ada', 'ada@x', 36, 1),"
        + " ('Bob', null, 20, 1), ('Cy', 'cy@x', 50, 1)");
  }

  @Test
  void selectsEntitiesRecordsValuesAndMaps() {
    NativeQuery query = session.nativeQuery("SELECT * FROM Person WHERE age > :age ORDER BY name")
        .bind("age", 30);
    List<Person> people = query.list(Person.class);
    assertEquals(List.of("Ada", "Cy"), people.stream().map(p -> p.name).toList());
    assertSame(people.getFirst(), session.query(Person.class).orderBy("name").first().orElseThrow());
    assertEquals(List.of(new Row("Ada", "ada@x"), new Row("Cy", "cy@x")), query.list(Row.class));
    assertEquals(2, session.nativeQuery("SELECT count(*) FROM Person WHERE age > :age").bind("age", 30)
        .one(long.class));
    assertEquals(List.of(Map.of("name", "Bob")),
        session.nativeQuery("SELECT name FROM Person WHERE age = :age").bind("age", 20).list());
  }

  @Test
  void firstAndOne() {
    NativeQuery query = session.nativeQuery("SELECT name FROM Person WHERE age > :age ORDER BY name");
    assertEquals("Ada", query.bind("age", 0).first(String.class).orElseThrow());
    assertTrue(query.bind("age", 100).first(String.class).isEmpty());
    assertEquals("Cy", query.bind("age", 40).one(String.class));
    assertThrows(NoResultException.class, () -> query.bind("age", 100).one(String.class));
    assertThrows(NonUniqueResultException.class, () -> query.bind("age", 0).one(String.class));
  }

  @Test
  void listsExpandAndNamesMayRepeat() {
    assertEquals(List.of("Ada", "Bob"), session
        .nativeQuery("SELECT name FROM Person WHERE name IN (:names) AND (age = :a OR age <> :a)"
            + " ORDER BY name")
        .bind("names", List.of("Ada", "Bob", "Zoe")).bind("a", 36).list(String.class));
    assertEquals(List.of("Cy"), session.nativeQuery("SELECT name FROM Person WHERE name NOT IN (:names)")
        .bind("names", Set.of("Ada", "Bob")).list(String.class));
  }

  @Test
  void nullsAreBound() {
    assertEquals(1, session.nativeQuery("UPDATE Person SET email = :email WHERE name = :name")
        .bind("email", null).bind("name", "Ada").execute());
    assertEquals(2, session.query(Person.class).where(Condition.isNull("email")).count());
  }

  @Test
  void castsQuotesAndOperatorsOfPostgres() {
    if (product == Product.POSTGRES) {
      assertEquals(7, session.nativeQuery("SELECT :x::int + length($$:y$$) + length(E'\\':z')").bind("x", 2)
          .one(int.class));
      assertEquals(List.of(true), session.nativeQuery("SELECT '{\"a\":1}'::jsonb ?? :key").bind("key", "a")
          .list(boolean.class));
    } else {
      assertEquals("a:x", session.nativeQuery("SELECT [a:x] FROM (SELECT :v AS \"a:x\")").bind("v", "a:x")
          .one(String.class));
    }
  }

  @Test
  void streamsInConstantMemory() throws SQLException {
    String numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)";
    String text = product == Product.SQLITE ? "printf('%01000d', i)" : "lpad(i::text, 1000, '0')";
    database.run(numbers + " INSERT INTO Person (name, age, version) SELECT " + text + ", 1, 1 FROM n");
    try (Stream<Person> people = session.nativeQuery("SELECT * FROM Person WHERE age < :age").bind("age", 2)
        .stream(Person.class)) {
      // 300 MB under a heap of 256
      assertEquals(300_000, people.filter(p -> p.name.length() == 1000).count());
    }
    NativeQuery names = session.nativeQuery("SELECT name AS n FROM Person");
    try (Stream<Map<String, @Nullable Object>> rows = names.stream()) {
      assertEquals(300_003, rows.filter(row -> row.containsKey("n")).count());
    }
  }

  @Test
  void streamedEntitiesAreDetachedUnlessHeld() {
    Person ada = session.nativeQuery("SELECT * FROM Person WHERE name = :n").bind("n", "Ada")
        .one(Person.class);
    NativeQuery query = session.nativeQuery("SELECT * FROM Person ORDER BY name");
    try (Stream<Person> people = query.stream(Person.class)) {
      List<Person> all = people.toList();
      assertSame(ada, all.getFirst());
      assertFalse(session.contains(all.getLast()));
    }
  }

  @Test
  void flushesFirstAndRunsInTheTransaction() {
    session.add(new Person("Dan"));
    assertEquals(1, session.nativeQuery("DELETE FROM Person WHERE name = :n").bind("n", "Dan").execute());
    session.rollback();
    assertEquals(3, session.query(Person.class).count());
  }

  @Test
  void mistakesAreFoundBeforeSqlIsSent() {
    wire.clear();
    NativeQuery query = session.nativeQuery("SELECT name FROM Person WHERE age IN (:ages) AND name = :name");
    var unknown = assertThrows(IllegalArgumentException.class, () -> query.bind("nmae", "Ada"));
    assertTrue(unknown.getMessage().contains("no parameter :nmae; the parameters are [ages, name]"),
        unknown.getMessage());
    var missing = assertThrows(IllegalArgumentException.class, () -> query.bind("ages", List.of(1)).list());
    assertTrue(missing.getMessage().contains(":name has no value"), missing.getMessage());
    assertThrows(IllegalArgumentException.class, () -> query.bind("ages", List.of()));
    assertThrows(MappingException.class, () -> query.bind("name", new Object()));
    assertThrows(IllegalArgumentException.class, () -> session.nativeQuery("SELECT :a; DELETE FROM Person"));
    assertThrows(IllegalArgumentException.class, () -> session.nativeQuery("SELECT 1 WHERE 1 = ?"));
    assertEquals(List.of(), wire.executed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"' OR '1' = '1", "'; DROP TABLE person; --", ":name", "?", "\\'", "$$", "\"", "%"})
  void valuesAreBoundWhateverTheyHold(String value) {
    NativeQuery query = session.nativeQuery("SELECT name FROM Person WHERE name = :name OR name IN (:names)");
    NativeQuery bound = query.bind("name", value).bind("names", List.of(value, value + value));
    assertEquals(List.of(), bound.list(String.class));
    session.add(new Person(value));
    assertEquals(List.of(value), bound.list(String.class));
  }
}
