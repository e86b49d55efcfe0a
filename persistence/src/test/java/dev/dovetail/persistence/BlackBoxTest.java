package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.core.DecisionLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A user's program, compiled here and run in a JVM of its own that has nothing but this module, what it
/// requires, and a driver: no container, no build tool, none of the tests.
class BlackBoxTest {
  private static final String MAIN = """
      package shop;

      import dev.dovetail.persistence.Condition;
      import dev.dovetail.persistence.Session;
      import dev.dovetail.persistence.SessionFactory;
      import jakarta.persistence.Entity;
      import jakarta.persistence.GeneratedValue;
      import jakarta.persistence.GenerationType;
      import jakarta.persistence.Id;

      public class Main {
        @Entity
        static class Item {
          @Id @GeneratedValue(strategy = GenerationType.IDENTITY) private Long id;
          private String name;
          private int stock;

          private Item() {}

          Item(String name, int stock) {
            this.name = name;
            this.stock = stock;
          }
        }

        @Entity
        record Shelf(@Id String code, int height) {}

        public static void main(String[] arguments) {
          try (SessionFactory factory = SessionFactory.builder().url(arguments[0])
              .entities(Item.class, Shelf.class).build()) {
            factory.run(s -> {
              s.execute("CREATE TABLE Item (id INTEGER PRIMARY KEY, name TEXT, stock INTEGER)");
              s.execute("CREATE TABLE Shelf (code TEXT PRIMARY KEY, height INTEGER)");
              s.add(new Item("apple", 3));
              s.add(new Item("pear", 4));
              s.add(new Shelf("A", 180));
            });
            try (Session session = factory.open()) {
              Item pear = session.query(Item.class).where(Condition.equal("name", "pear")).one();
              pear.stock = 40;
              session.flush();
              session.rollback();
              System.out.println(pear.stock + " " + session.query(Item.class).count() + " "
                  + session.getOne(Shelf.class, "A"));
            }
          }
          System.out.println(Main.class.getModule() + " in "
              + (Main.class.getModule().isNamed() ? "a module" : "no module"));
        }
      }
      """;

  @TempDir Path directory;
  private List<Path> modules;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  void findModules() throws URISyntaxException, SQLException {
    modules = List.of(Path.of(System.getProperty("basedir", ""), "target", "classes").toAbsolutePath(),
        OtherProcess.locationOf(DecisionLog.class), OtherProcess.locationOf(jakarta.persistence.Entity.class),
        OtherProcess.driver("jdbc:sqlite:"));
  }

  @Test
  void moduleThatOpensItsEntitiesWorks() throws Exception {
    compile("opens shop to dev.dovetail.persistence;", MAIN);
    assertEquals("4 2 Shelf[code=A, height=180]\nmodule shop in a module\n", runModule());
  }

  @Test
  void moduleThatDoesNotOpenThemIsToldTheLineToAdd() throws Exception { // 190
    compile("", MAIN);
    String said = runModule();
    assertTrue(said.contains("""
        MappingException: shop.Main$Item is in a package that is not open to this module. Add to module shop:
          opens shop to dev.dovetail.persistence;
        """), said);
  }

  @Test
  void exampleOfTheReadmeWorks() throws Exception {
    String readme = Files.readString(Path.of(System.getProperty("basedir", ""), "..", "README.md"));
    String example = readme.substring(readme.indexOf("@Entity class Customer"));
    int program = example.indexOf("try (SessionFactory shop");
    compile("opens shop to dev.dovetail.persistence;", """
        package shop;

        import static dev.dovetail.persistence.Condition.equal;
        import static jakarta.persistence.CascadeType.ALL;

        import dev.dovetail.persistence.*;
        import jakarta.persistence.*;
        import java.math.BigDecimal;
        import java.nio.file.Path;
        import java.util.ArrayList;
        import java.util.List;

        """ + example.substring(0, program)
        + "public class Main { public static void main(String[] arguments) {\n"
        + example.substring(program, example.indexOf("```")).replace("\"shop.db\"", "arguments[0].substring(12)")
        + "}}\n");
    assertEquals("", runModule());
    Sqlite database = new Sqlite(directory.resolve("shop.db"));
    assertEquals("Ada", database.value("SELECT string_agg(name, ',') FROM Customer"));
    assertEquals("0", database.value("SELECT count(*) FROM \"Order\""));
  }

  @Test
  void programOnTheClassPathWorks() throws Exception {
    compile(null, MAIN);
    List<Path> classPath = new ArrayList<>(modules);
    classPath.add(directory.resolve("classes"));
    String said = run("--enable-native-access=ALL-UNNAMED", "-cp", path(classPath), "shop.Main", url());
    assertTrue(said.startsWith("4 2 Shelf[code=A, height=180]\nunnamed module"), said);
  }

  @Test
  void internalPackagesCannotBeCompiledAgainst() throws Exception {
    String intruder = """
        package shop;
        class Intruder {
          Object found = new dev.dovetail.persistence.internal.jdbc.DriverConnections("", null);
        }
        """;
    assertEquals("Intruder.java:3:55: compiler.err.package.not.visible: dev.dovetail.persistence.internal.jdbc,"
        + " (compiler.misc.not.def.access.not.exported: dev.dovetail.persistence.internal.jdbc,"
        + " dev.dovetail.persistence)\n1 error\n",
        compileFails(intruder));
  }

  @Test
  void internalPackagesAreShutToReflectionToo() throws Exception {
    compile("", """
        package shop;

        import java.util.List;

        public class Main {
          public static void main(String[] arguments) throws Exception {
            Class<?> type = Class.forName("dev.dovetail.persistence.internal.jdbc.DriverConnections");
            try {
              type.getConstructor(String.class, List.class).newInstance("", List.of());
            } catch (IllegalAccessException e) {
              System.out.println(e.getMessage());
            }
            try {
              type.getDeclaredField("url").setAccessible(true);
            } catch (RuntimeException e) {
              System.out.println(e.getMessage());
            }
            dev.dovetail.persistence.SessionFactory.builder();
          }
        }
        """);
    assertEquals("""
        class shop.Main (in module shop) cannot access class \
        dev.dovetail.persistence.internal.jdbc.DriverConnections (in module dev.dovetail.persistence) because \
        module dev.dovetail.persistence does not export dev.dovetail.persistence.internal.jdbc to module shop
        Unable to make field private final java.lang.String \
        dev.dovetail.persistence.internal.jdbc.DriverConnections.url accessible: module \
        dev.dovetail.persistence does not "opens dev.dovetail.persistence.internal.jdbc" to module shop
        """, runModule());
  }

  private String runModule() throws IOException, InterruptedException {
    List<Path> modulePath = new ArrayList<>(modules);
    modulePath.add(directory.resolve("classes"));
    return run("--enable-native-access=org.xerial.sqlitejdbc", "--add-modules", "org.xerial.sqlitejdbc", "-p",
        path(modulePath), "-m", "shop/shop.Main", url());
  }

  private String url() {
    return "jdbc:sqlite:" + directory.resolve("shop.db");
  }

  private static String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-XX:+UseSerialGC"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private static String path(List<Path> entries) {
    return entries.stream().map(Path::toString)
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }

  /// Compiles a program.
  ///
  /// @param opens the last line of its descriptor, or null if it has none
  private void compile(@Nullable String opens, String main) throws IOException, URISyntaxException {
    StringWriter output = new StringWriter();
    assertEquals(0, javac(output, opens, "Main.java", main), output::toString);
  }

  private String compileFails(String source) throws IOException, URISyntaxException {
    StringWriter output = new StringWriter();
    assertEquals(1, javac(output, "", "Intruder.java", source), output::toString);
    return output.toString();
  }

  private int javac(StringWriter output, @Nullable String opens, String name,
      String source) throws IOException, URISyntaxException {
    Path sources = Files.createDirectories(directory.resolve("src"));
    Files.writeString(sources.resolve(name), source);
    Path descriptor = sources.resolve("module-info.java");
    if (opens != null) {
      Files.writeString(descriptor, "module shop { requires dev.dovetail.persistence; " + opens + " }");
    }
    List<Path> toCompile = new ArrayList<>(modules);
    toCompile.add(OtherProcess.locationOf(Nullable.class)); // annotations that our descriptor passes on
    PrintWriter writer = new PrintWriter(output);
    return ToolProvider.findFirst("javac").orElseThrow().run(writer, writer,
        Stream.of(Stream.of("-XDrawDiagnostics", "-Xlint:-module", opens == null ? "-cp" : "-p", path(toCompile),
                "-d", directory.resolve("classes").toString(), sources.resolve(name).toString()),
            opens == null ? Stream.<String>of() : Stream.of(descriptor.toString()))
            .flatMap(s -> s).toArray(String[]::new));
  }
}
