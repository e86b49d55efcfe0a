package dev.dovetail.persistence;

import static dev.dovetail.persistence.Condition.equal;
import static dev.dovetail.persistence.Condition.like;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.persistence.ConstraintException.Kind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/// What a table refuses, and what was never right: the exception that means it, a message with object, cause,
/// advice and statement, nothing of it stored, and a session and a pool as good as new.
class BadInputTest extends DatabaseTest {
  @Entity
  @Table(name = "label")
  static class Label {
    @Id String code = "";
    @Nullable String text;
    @Nullable String number;

    Label() {}

    Label(String code) {
      this.code = code;
    }
  }

  /// A name that ends every other quoting than the right one.
  static final String NASTY = "we\"ird'; DROP TABLE person; --?:x$1 {d '1'} `]/*";

  @Entity
  @Table(name = NASTY)
  static class Nasty {
    @Id
    @Column(name = NASTY + "key")
    String key = "";

    @Column(name = NASTY + "value")
    String value = "";
  }

  private SessionFactory labels;
  private Session own;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  void createLabels() throws SQLException {
    database.run("CREATE TABLE label (code VARCHAR(5) PRIMARY KEY, text VARCHAR(5), number VARCHAR(5))");
    labels = SessionFactory.builder().dataSource(wire).entities(Label.class, Person.class, Note.class)
        .build();
    own = labels.open();
  }

  @AfterEach
  void closeLabels() {
    own.close();
    labels.close();
    assertEquals(0, wire.open(), "connections that were not given back");
  }

  /// Commits what is pending, which fails, and uses the session for something else.
  private <X extends PersistenceException> X assertRefused(Class<X> type, String... parts)
      throws SQLException {
    X refused = assertThrows(type, own::commit);
    for (String part : parts) {
      assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }
    assertThrows(PendingRollbackException.class, own::commit);
    own.rollback();
    assertEquals(0, wire.open());
    assertEquals("0", database.value("SELECT count(*) FROM person"));
    Person next = new Person("next");
    own.add(next);
    own.commit();
    own.delete(next);
    own.commit();
    return refused;
  }

  private void assertConstraint(Kind kind, String... parts) throws SQLException {
    ConstraintException refused = assertRefused(ConstraintException.class, parts);
    assertEquals(kind, refused.kind(), refused.getMessage());
    assertInstanceOf(SQLException.class, refused.getCause());
  }

  @Test
  void valueThatIsTooLong() throws SQLException {
    assumeTrue(product == Product.POSTGRES, "SQLite keeps any length unless a CHECK says otherwise");
    own.add(new Person("Ada"));
    Label label = new Label("long");
    label.text = "123456";
    own.add(label);
    assertConstraint(Kind.CHECK, "Could not insert Label#long", "too long", "widen the column",
        "INSERT INTO \"label\"");
  }

  @Test
  void valueThatIsTooLongForACheck() throws SQLException {
    database.run("DROP TABLE label", "CREATE TABLE label (code VARCHAR(5) PRIMARY KEY,"
        + " text VARCHAR(9) CHECK (length(text) <= 5), number VARCHAR(5))");
    own.add(new Person("Ada"));
    Label label = new Label("long");
    label.text = "123456";
    own.add(label);
    assertConstraint(Kind.CHECK, "Could not insert Label#long", "INSERT INTO \"label\"");
  }

  @Test
  void nullThatIsNotAllowedInAnUpdateOfMany() throws SQLException {
    database.run("DROP TABLE label", "CREATE TABLE label (code VARCHAR(5) PRIMARY KEY,"
        + " text VARCHAR(5), number VARCHAR(5) NOT NULL)");
    for (int i = 0; i < 20; i++) {
      Label label = new Label("l" + i);
      label.number = "1";
      own.add(label);
    }
    own.commit();
    own.query(Label.class).list().forEach(l -> l.number = l.code.equals("l13") ? null : "2");
    own.add(new Person("Ada"));
    assertConstraint(Kind.NOT_NULL, "Could not update", "number", "UPDATE \"label\"");
    assertEquals("20", database.value("SELECT count(*) FROM label WHERE number = '1'"));
  }

  @Test
  void valueThatIsThereAlready() throws SQLException {
    own.add(new Person("Ada", "one@example.org"));
    own.add(new Person("Bob", "one@example.org"));
    assertConstraint(Kind.UNIQUE, "Person#2", "email", "INSERT INTO \"person\"");
  }

  @Test
  void keyThatIsThereAlready() throws SQLException {
    own.add(new Label("same"));
    own.commit();
    own.expungeAll();
    own.add(new Person("Ada"));
    own.add(new Label("same"));
    assertConstraint(Kind.UNIQUE, "Could not insert Label#same", "label");
  }

  @Test
  void referenceToNothing() throws SQLException {
    own.add(new Person("Ada"));
    own.add(new Note("orphan", 99));
    assertConstraint(Kind.FOREIGN_KEY, "INSERT INTO \"note\"");
  }

  @Test
  void checkThatDoesNotHold() throws SQLException {
    Person young = new Person("Ada");
    young.years = -1;
    own.add(young);
    assertConstraint(Kind.CHECK, "Could not insert Person#1", "INSERT INTO \"person\"");
  }

  @Test
  void tableThatIsMissing() throws SQLException {
    database.run("DROP TABLE label");
    own.add(new Person("Ada"));
    own.add(new Label("one"));
    assertRefused(DatabaseException.class, "label", "Create the table", "INSERT INTO \"label\"");
    DatabaseException read = assertThrows(DatabaseException.class, () -> own.query(Label.class).list());
    assertTrue(read.getMessage().contains("Could not query Label"), read.getMessage());
    assertTrue(read.getMessage().contains("Create the table"), read.getMessage());
    own.rollback();
  }

  @Test
  void columnThatIsMissing() throws SQLException {
    database.run("ALTER TABLE label DROP COLUMN number");
    own.add(new Person("Ada"));
    own.add(new Label("one"));
    assertRefused(DatabaseException.class, "number", "@Column(name = ...)", "INSERT INTO \"label\"");
    DatabaseException read = assertThrows(DatabaseException.class, () -> own.query(Label.class).list());
    assertTrue(read.getMessage().contains("@Column(name = ...)"), read.getMessage());
    own.rollback();
  }

  @Test
  void columnOfAnotherType() throws SQLException {
    database.run("DROP TABLE label", "CREATE TABLE label (code VARCHAR(5) PRIMARY KEY, text VARCHAR(5),"
        + " number INTEGER)");
    assumeTrue(product == Product.POSTGRES, "SQLite keeps any value in any column that is not STRICT");
    own.add(new Person("Ada"));
    Label label = new Label("one");
    label.number = "many";
    own.add(label);
    assertRefused(DatabaseException.class, "Could not insert Label#one", "number", "type of the column");
  }

  @Test
  void columnOfAnotherTypeInAStrictTable() throws SQLException {
    onlyOnSqlite("strict tables are SQLite's");
    database.run("DROP TABLE label",
        "CREATE TABLE label (code TEXT PRIMARY KEY, text TEXT, number INTEGER) STRICT");
    own.add(new Person("Ada"));
    Label label = new Label("one");
    label.number = "many";
    own.add(label);
    assertConstraint(Kind.CHECK, "Could not insert Label#one", "label.number");
  }

  @Test
  void databaseThatMayOnlyBeRead() throws SQLException {
    wire.onConnect = product == Product.SQLITE ? "PRAGMA query_only = ON"
        : "SET default_transaction_read_only = on";
    assertEquals(List.of(), own.query(Person.class).list());
    own.rollback();
    own.add(new Person("Ada"));
    DatabaseReadOnlyException refused = assertThrows(DatabaseReadOnlyException.class, own::commit);
    assertTrue(refused.getMessage().contains("Could not"), refused.getMessage());
    own.rollback();
    wire.onConnect = null;
    own.add(new Person("Ada"));
    own.commit();
    assertEquals("1", database.value("SELECT count(*) FROM person"));
  }

  @Test
  void namesThatTryToBeStatements() throws SQLException {
    database.run("CREATE TABLE " + quote(NASTY) + " (" + quote(NASTY + "key") + " VARCHAR(99) PRIMARY KEY, "
        + quote(NASTY + "value") + " VARCHAR(99))");
    try (SessionFactory nasty = SessionFactory.builder().dataSource(wire).entities(Nasty.class).build();
        Session s = nasty.open()) {
      Nasty row = new Nasty();
      row.key = NASTY;
      s.add(row);
      s.commit();
      Nasty held = s.query(Nasty.class).where(equal("key", NASTY)).orderBy("value").one();
      held.value = NASTY;
      s.commit();
      assertEquals(1, s.query(Nasty.class).where(like("value", "%DROP TABLE%")).count());
      s.delete(held);
      s.commit();
      assertEquals(0, s.query(Nasty.class).count());
    }
    assertEquals("0", database.value("SELECT count(*) FROM person"));
  }

  private static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Test
  void valuesThatTryToBeStatements() throws SQLException {
    List<String> values = List.of("'); DROP TABLE person; --", "' OR '1'='1", "\\'; DELETE FROM person; --",
        "\" OR 1=1", "%", "_", "\\", "$1", "?", "{fn now()}", "/*", "--", ":name", "\u02bc", "");
    for (String value : values) {
      own.add(new Person(value));
    }
    own.commit();
    for (String value : values) {
      assertEquals(value, own.query(Person.class).where(equal("name", value)).one().name);
      assertEquals("1", own.select(Long.class, "SELECT count(*) FROM person AS p WHERE p.name = ?", value)
          .getFirst().toString());
    }
    assertEquals(1, own.query(Person.class).where(like("name", "\\%")).count());
    assertThrows(MappingException.class, () -> own.query(Person.class).orderBy("name; DROP TABLE person"));
    assertThrows(MappingException.class,
        () -> own.query(Person.class).where(equal("name\" = \"name", "x")).list());
    assertThrows(IllegalArgumentException.class, () -> own.execute("DELETE FROM note; DELETE FROM person"));
    assertEquals("" + values.size(), database.value("SELECT count(*) FROM person"));
    own.rollback();
  }
}
