package dev.dovetail.persistence;

import dev.dovetail.persistence.DatabaseTest.Product;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A new database with the tables of the [Shop], and a session on it whose statements are noted.
@ParameterizedClass
@EnumSource(Product.class)
abstract class ShopTest {
  @TempDir Path directory;

  @Parameter Product product;

  TestDatabase database;
  Wiretap wire;
  SessionFactory factory;
  Session session;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  final void open() throws SQLException {
    database = product == Product.SQLITE ? Sqlite.create(directory) : Postgres.create();
    database.run(Shop.ddl(product));
    wire = new Wiretap(database);
    factory = SessionFactory.builder().dataSource(wire).entities(Shop.ENTITIES).build();
    session = factory.open();
  }

  @AfterEach
  final void close() {
    session.close();
    factory.close();
  }

  /// The statements since the last call of `wire.clear`, by their first words and their table.
  final List<String> sent() {
    return wire.executed.stream()
        .filter(sql -> sql.startsWith("INSERT") || sql.startsWith("UPDATE") || sql.startsWith("DELETE")
            || sql.startsWith("SELECT \"") || sql.startsWith("SELECT e"))
        .map(sql -> sql.replaceAll("\"?(FROM|INTO|UPDATE) \"(\\w+)\".*", "$1 $2").replaceAll("^SELECT.*FROM", "SELECT"))
        .toList();
  }
}
