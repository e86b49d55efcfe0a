package dev.dovetail.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/// A schema of its own on a server that is started once, on loopback, and ends with the tests.
///
/// @param schema its name
record Postgres(String schema) implements TestDatabase {
  private static final AtomicInteger COUNT = new AtomicInteger();

  /// Started when the first test asks for it.
  private static final class Server {
    static final int PORT = start();

    private static int start() {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off").setServerConfig("max_connections", "50").start();
        return server.getPort();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// A new schema with the tables of the test entities.
  static Postgres create() throws SQLException {
    Postgres database = new Postgres("test_" + COUNT.incrementAndGet());
    try (Connection connection = DriverManager.getConnection(server());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("CREATE SCHEMA " + database.schema);
    }
    database.run(Person.POSTGRES, Note.DDL, Place.DDL, database.factory().decisionTableDdl());
    return database;
  }

  static int port() {
    return Server.PORT;
  }

  private static String server() {
    return "jdbc:postgresql://localhost:" + Server.PORT + "/postgres?user=postgres";
  }

  @Override
  public String url() {
    return server() + "&currentSchema=" + schema;
  }

  @Override
  public String[] onConnect() {
    return new String[] {"SET lock_timeout = 50"};
  }
}
