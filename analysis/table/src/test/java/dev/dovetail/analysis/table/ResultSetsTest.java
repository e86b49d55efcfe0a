package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tables from a database.
class ResultSetsTest {
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table t (id integer, name text, x real, n integer)");
      statement.execute("insert into t values (1, 'å', 1.5, 5000000000), (2, null, null, null), (3, '07', 2, -1)");
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private Table query(String sql) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
      return ResultSets.read(rows);
    }
  }

  @Test
  void aQueryBecomesATable() throws SQLException {
    assertEquals(Table.of(Column.int64("id", 1, 2, 3), Column.text("name", "å", null, "07"),
        Column.of("x", Double.class, Arrays.asList(1.5, null, 2.0)),
        Column.of("number", Long.class, Arrays.asList(5_000_000_000L, null, -1L))),
        query("select id, name, x, n as number from t order by id"));
  }

  @Test
  void aQueryThatFindsNothingHasItsColumns() throws SQLException {
    Table table = query("select id, name from t where id > 9");
    assertEquals(List.of("id", "name"), table.schema().names());
    assertEquals(0, table.rowCount());
  }

  @Test
  void aValueOfAnotherTypeThanItsColumnIsSaid() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("insert into t (id, n) values (4, 'many')");
    }
    assertEquals("Column \"n\" is of type INT64, but holds the String many; CAST it in the query",
        assertThrows(IllegalArgumentException.class, () ->
            query("select n from t order by id")).getMessage());
  }

  @Test
  void twoColumnsOfOneNameAreRefused() {
    assertTrue(assertThrows(IllegalArgumentException.class, () -> query("select id, id from t"))
        .getMessage().startsWith("Two columns are named \"id\""));
  }
}
