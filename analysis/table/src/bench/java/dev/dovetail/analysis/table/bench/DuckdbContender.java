package dev.dovetail.analysis.table.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// DuckDB: `SUMMARIZE`, whose distinct counts and quantiles are estimates; or about the same figures, exact.
final class DuckdbContender implements Contender {
  private final Connection connection;
  private final boolean isExact;

  DuckdbContender(boolean isExact) throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    this.isExact = isExact;
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 2");
    }
  }

  @Override
  public Object profile(Path file) throws SQLException {
    String table = table(file);
    return isExact ? query(exact(table)) : query("SELECT max(count) FROM (SUMMARIZE FROM " + table + ")");
  }

  private static String table(Path file) {
    return "read_csv('" + file + "')";
  }

  private String exact(String table) throws SQLException {
    List<String> figures = new ArrayList<>(List.of("count(*)"));
    try (Statement statement = connection.createStatement();
        ResultSet columns = statement.executeQuery("DESCRIBE FROM " + table)) {
      while (columns.next()) {
        String name = '"' + columns.getString(1) + '"';
        boolean isNumber = columns.getString(2).matches("BIGINT|DOUBLE|HUGEINT|DECIMAL.*");
        figures.add("count(%1$s), count(DISTINCT %1$s), min(%1$s), max(%1$s)".formatted(name));
        if (isNumber) {
          figures.add("avg(%1$s), stddev(%1$s), quantile_cont(%1$s, [.25, .5, .75])".formatted(name));
        }
      }
    }
    return "SELECT " + String.join(", ", figures) + " FROM " + table;
  }

  @Override
  public Object groupBy(Path file, String group, String summed) throws SQLException {
    query("CREATE OR REPLACE TABLE t AS FROM " + table(file));
    return query("SELECT count(*) FROM (SELECT %s, sum(%s) FROM t GROUP BY ALL)".formatted(group, summed));
  }

  /// Returns the first field of the last row.
  private Object query(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      Object last = "";
      if (statement.execute(sql)) {
        try (ResultSet rows = statement.getResultSet()) {
          while (rows.next()) {
            for (int i = rows.getMetaData().getColumnCount(); i > 0; i--) {
              last = rows.getObject(i);
            }
          }
        }
      }
      return last;
    }
  }
}
