package dev.dovetail.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// A real database for one test, seen without the module under test.
interface TestDatabase {
  /// Where it is.
  String url();

  /// What each connection runs first.
  String[] onConnect();

  default SessionFactoryBuilder builder() {
    return SessionFactory.builder().url(url()).onConnect(onConnect()).entities(Person.class, Note.class);
  }

  default SessionFactory factory() {
    return builder().build();
  }

  default Connection connect() throws SQLException {
    return DriverManager.getConnection(url());
  }

  default void run(String... statements) throws SQLException {
    try (Connection connection = connect(); Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
    }
  }

  /// The one value a query returns, as text; "null" if it is null.
  default String value(String sql) throws SQLException {
    try (Connection connection = connect(); Statement statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.next() ? String.valueOf(row.getObject(1)) : "no row";
    }
  }
}
