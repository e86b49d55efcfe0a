package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.persistence.DatabaseTest.Product;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// For all entities of these tests: the tables that are made are those that are asked for, and nothing else;
/// and nothing is left of them.
@ParameterizedClass
@MethodSource("entities")
class MadeTablesTest {
  @TempDir Path directory;

  @Parameter(0)
  Product product;

  @Parameter(1)
  Class<?>[] entities;

  static List<Arguments> entities() {
    return List.of(Product.values()).stream().flatMap(product -> sets().stream().map(
        set -> Arguments.of(product, Named.of(set[0].getName(), set)))).toList();
  }

  private static List<Class<?>[]> sets() {
    return List.of(Shop.ENTITIES, Fleet.ENTITIES, InheritanceTest.ENTITIES,
        new Class<?>[] {Person.class, Note.class, Place.class, Sale.class},
        new Class<?>[] {SchemaTest.Everything.class, SchemaTest.Setting.class},
        new Class<?>[] {VersionsTest.Timed.class, VersionsTest.Random.class, SchemaDifferenceTest.Item.class},
        new Class<?>[] {TypesTest.Everything.class, ColumnTypesTest.Sample.class},
        new Class<?>[] {EntityEventsTest.Visit.class, EntityEventsTest.Family.class, EntityEventsTest.Child.class});
  }

  @Test
  void tablesAreThoseThatAreAskedFor() throws Exception {
    TestDatabase database = product == Product.SQLITE ? Sqlite.create(directory) : Postgres.create();
    try (SessionFactory given = database.builder().entities(Place.class).build()) {
      given.schema().withDecisions().drop();
    }
    try (SessionFactory factory = SessionFactory.builder().url(database.url()).onConnect(database.onConnect())
        .entities(entities).build()) {
      Schema schema = factory.schema();
      schema.create();
      assertEquals("no difference", schema.difference().toString());
      schema.createIfMissing();
      schema.drop();
      assertEquals(tables(schema), schema.difference().missing().size());
      assertEquals(List.of(), schema.difference().extra());
    }
  }

  private static long tables(Schema schema) {
    return schema.statements().stream().filter(sql -> sql.startsWith("CREATE TABLE")).count();
  }
}
