package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scripts that are resources of another module: the module decides who reads them.
class ModuleScriptsTest {
  @TempDir Path directory;
  private SessionFactory factory;
  private Module shop;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  void compile() throws IOException {
    Path source = directory.resolve("module-info.java");
    Files.writeString(source, "module shop { opens shop.opened to dev.dovetail.persistence; }");
    Path classes = directory.resolve("classes");
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output);
    int result = ToolProvider.findFirst("javac").orElseThrow()
        .run(writer, writer, "-Xlint:-module,-opens", "-d", classes.toString(), source.toString());
    assertEquals(0, result, output::toString);
    for (String folder : List.of("shop/opened", "shop/closed", "not-a-package")) {
      Path scripts = Files.createDirectories(classes.resolve(folder));
      Files.writeString(scripts.resolve("1-a.sql"), "CREATE TABLE a (b INTEGER);");
      Files.writeString(scripts.resolve("02-b.sql"), "INSERT INTO a VALUES (2);");
    }
    Files.writeString(Files.createDirectories(classes.resolve("shop/opened/deeper")).resolve("9-z.sql"),
        "SELECT");
    Configuration configuration = ModuleLayer.boot().configuration()
        .resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("shop"));
    shop = ModuleLayer.boot().defineModulesWithOneLoader(configuration, null).findModule("shop")
        .orElseThrow();
    factory = SessionFactory.builder().url("jdbc:sqlite:" + directory.resolve("test.db")).build();
  }

  @AfterEach
  void close() {
    factory.close();
  }

  @Test
  void scriptsOfAnOpenedPackageAreFound() {
    Migrations migrations = factory.migrations(shop, "shop/opened");
    assertEquals(List.of("1-a.sql", "02-b.sql"), migrations.migrate().stream().map(Migration::name).toList());
    factory.migrations(shop, "not-a-package/").validate();
  }

  @Test
  void scriptsMayBeNamed() {
    assertEquals(1, factory.migrations(shop, "shop/opened", "1-a.sql").status().size());
    var missing = assertThrows(MigrationException.class,
        () -> factory.migrations(shop, "shop/opened", "1-c.sql"));
    assertTrue(missing.getMessage().startsWith("shop/opened/1-c.sql is not there"), missing.getMessage());
  }

  @Test
  void packageThatIsNotOpenedIsNamedWithTheLineToAdd() {
    var refused = assertThrows(MigrationException.class, () -> factory.migrations(shop, "shop/closed"));
    assertTrue(refused.getMessage().endsWith("Add to module shop:\n  opens shop.closed to"
        + " dev.dovetail.persistence;"),
        refused.getMessage());
  }

  @Test
  void scriptsOfTheClassPathHaveToBeNamed() {
    Module unnamed = ModuleScriptsTest.class.getClassLoader().getUnnamedModule();
    var refused = assertThrows(MigrationException.class, () -> factory.migrations(unnamed, "shop"));
    assertTrue(refused.getMessage().contains("give the names of the scripts"), refused.getMessage());
  }
}
