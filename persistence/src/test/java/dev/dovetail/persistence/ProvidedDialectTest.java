package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A dialect that another module provides by `ServiceLoader`, for H2: one class that sees nothing of ours but
/// what is exported.
class ProvidedDialectTest {
  private static final Path SOURCES = Path.of("src/test/dialect");
  @TempDir static Path compiled;
  private static ClassLoader before;
  private Connection database; // keeps it in memory
  private SessionFactory factory;

  @Entity
  @Table(name = "stock")
  static class Stock {
    @Id
    @Nullable UUID id = UUID.randomUUID();
    @Column(unique = true, length = 20)
    String name = "";
    int count;
    boolean isOpen = true;
    @Column(precision = 20, scale = 2)
    @Nullable BigDecimal price;
    byte @Nullable [] bytes;
    @Nullable Instant instant;
    @Nullable LocalDate date;
    @Nullable LocalDateTime dateTime;
    @Version long version;

    private Stock() {}

    Stock(String name) {
      this.name = name;
    }
  }

  @Entity
  @Table(name = "crate")
  static class Crate {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    @SequenceGenerator(name = "CRATE_NUMBERS", initialValue = 5)
    @Nullable Integer number;

    @ManyToOne
    @Nullable Ref<Stock> content;
  }

  @BeforeAll
  static void provide() throws IOException {
    String modules = System.getProperty("jdk.module.path");
    List<String> arguments = new ArrayList<>(List.of("-p", modules, "-d", compiled.toString()));
    try (var files = Files.walk(SOURCES)) {
      files.filter(f -> f.toString().endsWith(".java")).forEach(f -> arguments.add(f.toString()));
    }
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output);
    int result = ToolProvider.findFirst("javac").orElseThrow()
        .run(writer, writer, arguments.toArray(String[]::new));
    assertEquals(0, result, output::toString);
    Configuration configuration = ModuleLayer.boot().configuration()
        .resolve(ModuleFinder.of(compiled), ModuleFinder.of(), Set.of("outside.h2"));
    assertEquals(List.of("outside.h2"), configuration.modules().stream().map(ResolvedModule::name).toList());
    ModuleLayer layer = ModuleLayer.boot().defineModulesWithOneLoader(configuration,
        ProvidedDialectTest.class.getClassLoader());
    before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(layer.findLoader("outside.h2"));
  }

  @AfterAll
  static void restore() {
    Thread.currentThread().setContextClassLoader(before);
  }

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  void open() throws SQLException {
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=2000";
    database = DriverManager.getConnection(url);
    factory = SessionFactory.builder().url(url).entities(Stock.class, Crate.class, Person.class).build();
    run("CREATE SEQUENCE person_key", """
        CREATE TABLE "person" ("id" BIGINT DEFAULT NEXT VALUE FOR person_key PRIMARY KEY, "name" VARCHAR,
          "email" VARCHAR UNIQUE, "age" INTEGER NOT NULL, "version" BIGINT NOT NULL)""");
  }

  @AfterEach
  void close() throws SQLException {
    factory.close();
    database.close();
  }

  private void run(String... statements) throws SQLException {
    try (var statement = database.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void withoutTheModuleThereIsNoDialect() {
    ClassLoader provided = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(before);
    try {
      var refused = assertThrows(PersistenceException.class,
          () -> SessionFactory.builder().url("jdbc:h2:mem:x").build());
      assertTrue(refused.getMessage().contains("dev.dovetail.persistence.spi.Dialect"), refused.getMessage());
    } finally {
      Thread.currentThread().setContextClassLoader(provided);
    }
  }

  @Test
  void valuesComeBack() {
    factory.schema().createIfMissing();
    Stock stock = new Stock("apple");
    stock.price = new BigDecimal("1.50");
    stock.bytes = new byte[] {0, -1};
    stock.instant = Instant.parse("2026-11-22T13:05:00.123456789Z");
    stock.date = LocalDate.of(2026, 11, 22);
    stock.dateTime = LocalDateTime.of(2026, 11, 22, 13, 5, 0, 1);
    factory.run(session -> session.add(stock));
    Stock read = factory.read(session -> session.query(Stock.class).one());
    assertEquals(stock.id, read.id);
    assertEquals(stock.price, read.price);
    assertArrayEquals(stock.bytes, read.bytes);
    assertEquals(stock.instant, read.instant);
    assertEquals(stock.date, read.date);
    assertEquals(stock.dateTime, read.dateTime);
    assertEquals(1, read.version);
  }

  @Test
  void whatIsMadeIsWhatIsAskedFor() {
    factory.schema().withDecisions().createIfMissing();
    SchemaDifference difference = factory.schema().withDecisions().difference();
    assertTrue(difference.isComplete(), difference::toString);
  }

  @Test
  void sessionWorksAsOnOtherDatabases() {
    try (Session session = factory.open()) {
      List<Person> people = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        people.add(new Person("p" + i, "mail" + i));
      }
      session.addAll(people);
      session.commit();
      assertEquals(100L, people.getLast().id());
      people.getFirst().name = "Ada";
      session.delete(people.get(1));
      session.commit();
      assertEquals(99, session.query(Person.class).count());
      session.add(new Person("twice", "mail5"));
      var refused = assertThrows(ConstraintException.class, session::flush);
      assertEquals(ConstraintException.Kind.UNIQUE, refused.kind());
      session.rollback();
      Person late = new Person("late");
      session.add(late);
      session.flush();
      session.rollback();
      assertNull(late.id);
      assertEquals("Ada", session.getOne(Person.class, people.getFirst().id()).name);
    }
  }

  @Test
  void keysComeFromASequence() {
    factory.schema().createIfMissing();
    factory.run(session -> session.addAll(List.of(new Crate(), new Crate())));
    assertEquals(List.of(5, 6), factory.read(session -> session.query(Crate.class).orderBy("number").list().stream()
        .map(crate -> crate.number).toList()));
    factory.schema().drop();
    assertEquals("sequence CRATE_NUMBERS", factory.schema().difference().missing().getFirst().toString()
        .split("\n", 2)[0]);
  }

  @Test
  void conflictsAreDoneAgain() throws Exception {
    factory.run(session -> session.add(new Person("Ada")));
    ClassLoader provided = Thread.currentThread().getContextClassLoader();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        all.add(threads.submit(() -> {
          Thread.currentThread().setContextClassLoader(provided);
          factory.run(session -> session.query(Person.class).one().years++);
        }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    factory.run(session -> assertEquals(6, session.query(Person.class).one().years));
  }

  @Test
  void migrationsRunButCannotBeTriedOut(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("1-a.sql"), "CREATE TABLE a (b INT); INSERT INTO a VALUES (1);");
    Migrations migrations = factory.migrations(folder);
    assertThrows(MigrationException.class, migrations::dryRun);
    assertEquals(1, migrations.migrate().size());
    migrations.validate();
    Files.writeString(folder.resolve("2-b.sql"), "CREATE TABLE c (d INT); INSERT INTO nowhere VALUES (1);");
    var failed = assertThrows(DatabaseException.class, () -> factory.migrations(folder).migrate());
    assertTrue(failed.getMessage().contains("what it did before may stay"), failed.getMessage());
    assertNotNull(factory.migrations(folder).status());
  }
}
