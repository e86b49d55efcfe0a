package dev.dovetail.persistence.internal.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.persistence.SchemaDifference;
import dev.dovetail.persistence.TestDatabases;
import dev.dovetail.persistence.internal.dialect.Dialects;
import dev.dovetail.persistence.internal.jdbc.DriverConnections;
import dev.dovetail.persistence.internal.jdbc.DriverConnections.Preparation;
import dev.dovetail.persistence.internal.jdbc.SingleTransaction;
import dev.dovetail.persistence.internal.jdbc.SmallPool;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables that refer to each other are made and removed in an order that the database accepts, cycles too.
@ParameterizedClass
@ValueSource(booleans = {false, true})
class ForeignKeysTest {
  @Parameter boolean isPostgres;
  @TempDir Path directory;
  private String url;
  private SmallPool pool;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  void open() throws SQLException {
    url = isPostgres ? TestDatabases.postgres() : TestDatabases.sqlite(directory);
    pool = new SmallPool(
        new DriverConnections(url, isPostgres ? List.of()
            : List.of(new Preparation("PRAGMA foreign_keys = ON", null))), 2,
        Duration.ofSeconds(1));
  }

  @AfterEach
  void close() {
    pool.close();
  }

  private DefaultSchema schema(TableDefinition... tables) {
    return new DefaultSchema(new SingleTransaction(pool, Dialects.of(url)), List.of(), List.of(tables),
        "dovetail_unit");
  }

  /// A table with a key and a column for each table that it refers to.
  private static TableDefinition table(String name, String... references) {
    List<ColumnDefinition> columns = Stream.concat(
        Stream.of(new ColumnDefinition("id", "INTEGER", false, "")),
        Stream.of(references).map(r -> new ColumnDefinition(r + "_id", "INTEGER", true, ""))).toList();
    List<ForeignKey> keys = Stream.of(references)
        .map(r -> new ForeignKey("", List.of(r + "_id"), new TableId("", r), List.of("id"), "")).toList();
    return new TableDefinition(new TableId("", name), columns, List.of("id"), List.of(), List.of(), keys,
        List.of(),
        "");
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
    }
  }

  private static void assertSame(DefaultSchema schema) {
    SchemaDifference difference = schema.difference();
    assertTrue(difference.isComplete(), difference::toString);
    assertEquals(List.of(), difference.extra().stream()
        .filter(e -> !List.of("person", "note", "place").contains(e.table())).toList());
  }

  @Test
  void tablesComeAfterThoseTheyReferTo() {
    TableOrder order = TableOrder.of(
        List.of(table("leaf", "branch", "root"), table("branch", "root"), table("alone"), table("root")));
    assertEquals(List.of("alone", "root", "branch", "leaf"),
        order.tables().stream().map(t -> t.id().name()).toList());
    assertTrue(order.forward().isEmpty());
  }

  @Test
  void tablesInAnyOrderAreMadeAndRemovedWithTheirRows() throws SQLException {
    DefaultSchema schema = schema(table("leaf", "branch", "root"), table("branch", "root", "branch"),
        table("root"));
    schema.create();
    assertSame(schema);
    run("INSERT INTO root VALUES (1)", "INSERT INTO branch VALUES (1, 1, 1)",
        "INSERT INTO leaf VALUES (1, 1, 1)");
    schema.drop();
    schema.create();
    assertSame(schema);
  }

  @Test
  void cyclesAreMadeAndRemovedWithTheirRows() throws SQLException {
    DefaultSchema schema = schema(table("hen", "egg"), table("egg", "hen"));
    schema.create();
    assertSame(schema);
    run("INSERT INTO hen VALUES (1, NULL)", "INSERT INTO egg VALUES (1, 1)", "UPDATE hen SET egg_id = 1");
    schema.drop();
    schema.create();
    assertSame(schema);
  }

  @Test
  void cyclesAreClosedByAlterTableWhereThatCanBe() {
    long alters = schema(table("hen", "egg"), table("egg", "hen")).statements().stream()
        .filter(s -> s.startsWith("ALTER TABLE")).count();
    assertEquals(isPostgres ? 1 : 0, alters);
  }

  @Test
  void missingForeignKeyIsTold() throws SQLException {
    run("CREATE TABLE root (id INTEGER NOT NULL PRIMARY KEY)",
        "CREATE TABLE branch (id INTEGER NOT NULL PRIMARY KEY, root_id INTEGER)");
    DefaultSchema schema = schema(table("root"), table("branch", "root"));
    SchemaDifference.Finding missing = schema.difference().missing().getFirst();
    assertEquals("foreign key branch (root_id): expected root (id)", missing.toString().split("\n", 2)[0]);
    if (isPostgres) {
      run(missing.statement() + "");
      assertSame(schema);
    }
  }

  @Test
  void foreignKeysWithoutNamesOfColumnsReferToTheKey() throws SQLException {
    run("CREATE TABLE root (id INTEGER NOT NULL PRIMARY KEY)",
        "CREATE TABLE branch (id INTEGER NOT NULL PRIMARY KEY, root_id INTEGER REFERENCES root)");
    assertSame(schema(table("root"), table("branch", "root")));
  }

  @Test
  void foreignKeysOfSeveralColumnsAreRead() throws SQLException {
    List<ColumnDefinition> columns =
        List.of(new ColumnDefinition("a", "INTEGER", false, ""),
            new ColumnDefinition("b", "INTEGER", false, ""));
    TableDefinition pair = TableDefinition.of(new TableId("", "pair"), columns, List.of("a", "b"));
    TableDefinition other = new TableDefinition(new TableId("", "other"), columns, List.of("b", "a"),
        List.of(),
        List.of(), List.of(
            new ForeignKey("to_pair", List.of("b", "a"), new TableId("", "pair"), List.of("a", "b"),
                "ON DELETE CASCADE"),
            new ForeignKey("", List.of("a", "b"), new TableId("", "pair"), List.of("a", "b"), "")),
        List.of(), "");
    DefaultSchema schema = schema(other, pair);
    schema.create();
    assertSame(schema);
  }
}
