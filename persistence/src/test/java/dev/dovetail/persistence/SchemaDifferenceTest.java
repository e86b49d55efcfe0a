package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.persistence.SchemaDifference.Finding;
import dev.dovetail.persistence.SchemaDifference.Kind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each way in which a table can differ is found, told by what it is, and mended by the statement that is
/// given.
class SchemaDifferenceTest extends DatabaseTest {
  private static final String NAME_INDEX = "CREATE INDEX item_name ON item (name)";

  @Entity
  @Table(name = "item", indexes = @Index(columnList = "name"))
  static class Item {
    @Id long id;
    @Column(nullable = false)
    String name = "";
    @Nullable Integer stock;
    @Column(unique = true)
    @Nullable String code;
  }

  private SessionFactory items;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  void build() {
    items = SessionFactory.builder().dataSource(wire)
        .entities(Item.class, Person.class, Note.class, Place.class)
        .build();
  }

  @AfterEach
  void closeItems() {
    items.close();
  }

  /// Makes the table by hand and compares; what is known of the other tables is left out.
  private SchemaDifference difference(String... statements) throws SQLException {
    database.run(statements);
    SchemaDifference all = items.schema().difference();
    return new SchemaDifference(ofItems(all.missing()), ofItems(all.changed()), ofItems(all.extra()));
  }

  private static List<Finding> ofItems(List<Finding> findings) {
    return findings.stream().filter(f -> !List.of("person", "note").contains(f.table())).toList();
  }

  private static String table(String columns) {
    return "CREATE TABLE item (" + columns + ')';
  }

  private static void assertOnly(List<Finding> findings, Kind kind, String what, String expected,
      String found) {
    assertEquals(List.of(new Finding(kind, "item", what, expected, found, null)),
        findings.stream().map(f -> new Finding(f.kind(), f.table(), f.what(), f.expected(), f.found(),
            null)).toList());
  }

  /// Runs the statements that the findings come with, as often as there are such.
  private void mend(SchemaDifference difference) throws SQLException {
    for (Finding finding : Stream.concat(difference.missing().stream(), difference.changed().stream())
        .toList()) {
      String statement = finding.statement();
      if (statement != null) {
        database.run(statement.split(";\n", -1));
      }
    }
  }

  private void assertMended(SchemaDifference difference) throws SQLException {
    mend(difference);
    SchemaDifference after = difference();
    assertTrue(after.isEmpty(), after::toString);
  }

  @Test
  void spellingAndSizesDoNotMatter() throws SQLException {
    SchemaDifference difference = difference(
        table("id INT NOT NULL PRIMARY KEY, name VARCHAR(30) NOT NULL, stock SMALLINT, code CHAR(5)"),
        NAME_INDEX, "CREATE UNIQUE INDEX other ON item (code)");
    assertTrue(difference.isEmpty(), difference::toString);
    assertEquals("no difference", difference.toString());
  }

  @Test
  void missingTableIsMade() throws SQLException {
    SchemaDifference difference = difference();
    assertEquals(1, difference.missing().size());
    assertEquals(Kind.TABLE, difference.missing().getFirst().kind());
    assertMended(difference);
  }

  @Test
  void missingColumnsAreAddedIfTheyMayBeNull() throws SQLException {
    SchemaDifference difference = difference(table("id BIGINT PRIMARY KEY, code TEXT UNIQUE"));
    assertEquals(List.of("name", "stock", "name"), difference.missing().stream().map(Finding::what).toList());
    assertEquals(List.of(Kind.COLUMN, Kind.COLUMN, Kind.INDEX),
        difference.missing().stream().map(Finding::kind).toList());
    assertEquals(null, difference.missing().get(0).statement(), "there may be rows");
    database.run(difference.missing().get(1).statement() + "");
    assertEquals(List.of("name", "name"), difference().missing().stream().map(Finding::what).toList());
  }

  @Test
  void extraColumnsAreNotMissing() throws SQLException {
    SchemaDifference difference = difference(
        table("id BIGINT PRIMARY KEY, name TEXT NOT NULL, stock INTEGER, code TEXT UNIQUE, colour TEXT NOT"
            + " NULL"),
        NAME_INDEX);
    assertTrue(difference.isComplete());
    assertFalse(difference.isEmpty());
    assertOnly(difference.extra(), Kind.COLUMN, "colour", "",
        (product == Product.SQLITE ? "TEXT" : "text") + " NOT NULL");
  }

  @Test
  void typesThatHoldSomethingElseAreTold() throws SQLException {
    SchemaDifference difference = difference(
        table("id BIGINT PRIMARY KEY, name TEXT NOT NULL, stock TEXT, code TEXT UNIQUE"), NAME_INDEX);
    boolean isSqlite = product == Product.SQLITE;
    assertOnly(difference.changed(), Kind.TYPE, "stock", isSqlite ? "INTEGER" : "integer",
        isSqlite ? "TEXT" : "text");
    assertTrue(difference.missing().isEmpty() && difference.extra().isEmpty());
  }

  @Test
  void nullabilityIsTold() throws SQLException {
    SchemaDifference difference = difference(
        table("id BIGINT PRIMARY KEY, name TEXT, stock INTEGER NOT NULL, code TEXT UNIQUE"), NAME_INDEX);
    assertEquals(List.of("nullability item (name): expected NOT NULL, found nullable",
            "nullability item (stock): expected nullable, found NOT NULL"),
        difference.changed().stream().map(f -> f.toString().split("\n", 2)[0]).toList());
    if (product == Product.POSTGRES) {
      assertMended(difference);
    }
  }

  @Test
  void primaryKeysAreTold() throws SQLException {
    assertOnly(difference(table("id BIGINT NOT NULL, name TEXT NOT NULL, stock INTEGER, code TEXT UNIQUE"),
        NAME_INDEX).missing(), Kind.PRIMARY_KEY, "id", "id", "");
    SchemaDifference other = difference("DROP TABLE item",
        table("id BIGINT NOT NULL, name TEXT NOT NULL, stock INTEGER, code TEXT UNIQUE, PRIMARY KEY (name,"
            + " id)"),
        NAME_INDEX);
    assertOnly(other.changed(), Kind.PRIMARY_KEY, "id", "id", "name, id");
  }

  @Test
  void uniqueKeysAreTold() throws SQLException {
    SchemaDifference difference = difference(
        table("id BIGINT PRIMARY KEY, name TEXT NOT NULL, stock INTEGER, code TEXT, UNIQUE (stock, name)"),
        NAME_INDEX, "CREATE UNIQUE INDEX part_only ON item (code) WHERE stock > 3");
    assertOnly(difference.missing(), Kind.UNIQUE, "code", "item_code_key", "");
    assertEquals(List.of("stock, name"), difference.extra().stream().map(Finding::what).toList());
    mend(difference);
    assertTrue(difference().isComplete());
  }

  @Test
  void indexesAreTold() throws SQLException {
    SchemaDifference difference = difference(
        table("id BIGINT PRIMARY KEY, name TEXT NOT NULL, stock INTEGER, code TEXT UNIQUE"),
        "CREATE INDEX by_stock ON item (stock, name)", "CREATE INDEX lowered ON item (lower(name))");
    assertOnly(difference.missing(), Kind.INDEX, "name", "item_name_idx", "");
    assertOnly(difference.extra(), Kind.INDEX, "stock, name", "", "by_stock");
    mend(difference);
    assertTrue(difference().isComplete());
  }

  @Test
  void extraForeignKeysAndTablesAreTold() throws SQLException {
    database.run(table("id BIGINT PRIMARY KEY, name TEXT NOT NULL, stock INTEGER, code TEXT UNIQUE"),
        NAME_INDEX,
        "CREATE TABLE log_1 (a INTEGER)", "CREATE VIEW items AS SELECT * FROM item");
    List<String> extra = items.schema().difference().extra().stream().map(Finding::toString).toList();
    assertEquals(List.of("foreign key note (person_id): found person (id)", "table log_1"),
        extra.stream().filter(e -> !e.contains("person (")
            || e.contains("foreign")).toList());
  }

  @Test
  void namesThatDifferInCaseAreTheSameOnSqliteOnly() throws SQLException {
    SchemaDifference difference = difference("CREATE TABLE \"ITEM\" (\"ID\" BIGINT PRIMARY KEY, name TEXT"
        + " NOT NULL,"
        + " stock INTEGER, \"Code\" TEXT UNIQUE)", "CREATE INDEX item_name ON \"ITEM\" (name)");
    assertEquals(product == Product.SQLITE, difference.isEmpty(), difference::toString);
  }

  @Test
  void underscoreInANameIsNoPattern() throws SQLException {
    database.run("CREATE TABLE under_score (id BIGINT PRIMARY KEY)",
        "CREATE TABLE underxscore (id BIGINT PRIMARY KEY, other TEXT)");
    try (SessionFactory own = SessionFactory.builder().dataSource(wire).entities(Under.class).build()) {
      assertTrue(own.schema().difference().isComplete());
    }
  }

  @Entity
  @Table(name = "under_score")
  record Under(@Id long id) {}

  @Test
  void textNamesEachDifferenceAndItsRemedy() throws SQLException {
    SchemaDifference difference = difference(
        table("id BIGINT PRIMARY KEY, name TEXT NOT NULL, code TEXT UNIQUE, colour TEXT"));
    boolean isSqlite = product == Product.SQLITE;
    assertEquals("""
        missing:
          column item (stock): expected INTEGER
            ALTER TABLE "item" ADD COLUMN "stock" INTEGER;
          index item (name): expected item_name_idx
            CREATE INDEX "item_name_idx" ON "item" ("name");
        extra:
          column item (colour): found TEXT""".replace("INTEGER", isSqlite ? "INTEGER" : "integer")
        .replace("TEXT", isSqlite ? "TEXT" : "text"), difference.toString());
  }

  @Test
  void comparingChangesNothingAndNeedsNoRightToWrite() throws SQLException {
    onlyOnSqlite("a pragma makes the connection read-only");
    try (SessionFactory reading = database.builder().onConnect("PRAGMA query_only = ON").build()) {
      assertTrue(reading.schema().difference().missing().isEmpty());
    }
  }
}
