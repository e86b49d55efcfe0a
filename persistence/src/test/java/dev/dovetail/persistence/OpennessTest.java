package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The wall as a user's module meets it: compiled here, and loaded into a layer of its own.
class OpennessTest {
  private static final String DESCRIPTOR = """
      module shop {
        requires jakarta.persistence;
        opens shop.opened to dev.dovetail.persistence; // the only friend
      }
      """;

  @TempDir Path directory;

  @Test
  void entitiesInAnOpenedPackageWork() throws Exception {
    Class<?> item = compileAndLoad("opened");
    try (SessionFactory factory = factory(item)) {
      factory.run(session -> {
        session.execute("CREATE TABLE Item (code TEXT PRIMARY KEY, stock INTEGER)");
        session.execute("INSERT INTO Item VALUES ('pear', 4)");
        session.delete(session.getOne(item, "pear"));
      });
      factory.run(session -> {
        var constructor = assertThrows(IllegalAccessException.class,
            () -> item.getDeclaredConstructor().newInstance(), "this test is not the friend's code");
        assertTrue(constructor.getMessage().contains("private"), constructor.getMessage());
        assertEquals(0, session.query(item).count());
      });
    }
  }

  @Test
  void packageThatIsNotOpenedIsNamedWithTheLineToAdd() throws Exception {
    Class<?> item = compileAndLoad("closed");
    var refused = assertThrows(MappingException.class, () -> factory(item));
    assertEquals("""
        shop.closed.Item is in a package that is not open to this module. Add to module shop:
          opens shop.closed to dev.dovetail.persistence;""", refused.getMessage());
  }

  @Test
  void recordsForQueriesNeedAnOpenedPackageToo() throws Exception {
    Class<?> opened = compileAndLoad("opened");
    Class<?> closed = opened.getModule().getClassLoader().loadClass("shop.closed.Total");
    Class<?> open = opened.getModule().getClassLoader().loadClass("shop.opened.Total");
    try (SessionFactory factory = factory(opened); Session session = factory.open()) {
      String sql = "SELECT 'apple' AS code, 3 AS stock";
      assertEquals("Total[code=apple, stock=3]", session.select(open, sql).getFirst().toString());
      var refused = assertThrows(MappingException.class, () -> session.select(closed, sql));
      assertTrue(refused.getMessage().endsWith("opens shop.closed to dev.dovetail.persistence;"),
          refused.getMessage());
    }
  }

  private SessionFactory factory(Class<?> entity) {
    return SessionFactory.builder().url("jdbc:sqlite:" + directory.resolve("shop.db")).entities(entity)
        .build();
  }

  private Class<?> compileAndLoad(String packageName) throws IOException, URISyntaxException,
      ClassNotFoundException {
    Path source = Files.createDirectories(directory.resolve("src"));
    Files.writeString(source.resolve("module-info.java"), DESCRIPTOR);
    for (String name : List.of("opened", "closed")) {
      Files.writeString(source.resolve("Item-" + name + ".java"), entity(name));
      Files.writeString(source.resolve("Total-" + name + ".java"), "package shop." + name
          + "; record Total(String code, int stock) {}");
    }
    Path classes = directory.resolve("classes");
    StringWriter output = new StringWriter();
    try (var files = Files.list(source)) {
      List<String> arguments = new ArrayList<>(List.of("-Xlint:-module", "-p",
          locationOf(jakarta.persistence.Entity.class).toString(), "-d", classes.toString()));
      files.forEach(f -> arguments.add(f.toString()));
      PrintWriter writer = new PrintWriter(output);
      int result = ToolProvider.findFirst("javac").orElseThrow().run(writer, writer,
          arguments.toArray(String[]::new));
      assertEquals(0, result, output::toString);
    }
    Configuration configuration = ModuleLayer.boot().configuration()
        .resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("shop"));
    ModuleLayer layer = ModuleLayer.boot().defineModulesWithOneLoader(configuration,
        OpennessTest.class.getClassLoader());
    return layer.findLoader("shop").loadClass("shop." + packageName + ".Item");
  }

  private static String entity(String packageName) {
    return """
        package shop.%s;
        @jakarta.persistence.Entity
        class Item {
          @jakarta.persistence.Id private String code = "apple";
          private int stock = 3;
          private Item() {}
        }
        """.formatted(packageName);
  }

  private static Path locationOf(Class<?> type) throws URISyntaxException {
    URI location = type.getProtectionDomain().getCodeSource().getLocation().toURI();
    return Path.of(location);
  }
}
