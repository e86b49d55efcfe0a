package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.core.UnitId;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tables are made as the mapping has them, all or none, and objects go in and come back.
class SchemaTest extends DatabaseTest {
  enum Colour { RED, GREEN }

  static final class Seconds implements AttributeConverter<Duration, Long> {
    @Override
    public Long convertToDatabaseColumn(Duration duration) {
      return duration.toSeconds();
    }

    @Override
    public Duration convertToEntityAttribute(Long seconds) {
      return Duration.ofSeconds(seconds);
    }
  }

  /// Something of everything.
  @Entity
  @Table(name = "Ever \"ything\"",
      uniqueConstraints = @UniqueConstraint(name = "one_text_a_day", columnNames = {"text", "date"}),
      indexes = {@Index(columnList = "anInt DESC, date"),
          @Index(name = "by_uuid", columnList = "uuid", unique = true)},
      check = @CheckConstraint(name = "not_negative", constraint = "\"aShort\" >= 0"))
  static class Everything {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;
    long aLong = Long.MIN_VALUE;
    int anInt = Integer.MAX_VALUE;
    short aShort = 1;
    byte aByte = 127;
    boolean aBoolean = true;
    char aChar = 'ä';
    double aDouble = 0.1;
    float aFloat = -0.5f;
    @Nullable Integer none;
    @Column(nullable = false)
    Boolean yes = true;
    @Column(length = 20, unique = true)
    @Nullable String text = "text";
    @Column(precision = 30, scale = 2)
    @Nullable BigDecimal decimal = new BigDecimal("1234567890123456789.10");
    @Nullable BigInteger big = BigInteger.TWO.pow(100);
    byte @Nullable [] bytes = {0, -1, 2};
    Colour byPosition = Colour.GREEN;
    @Enumerated(EnumType.STRING)
    Colour byName = Colour.GREEN;
    @Nullable UUID uuid = UUID.fromString("6e9f6b1e-1f2f-4c6e-9d3a-0a1b2c3d4e5f");
    @Column(secondPrecision = 3)
    @Nullable Instant instant = Instant.parse("2026-11-22T13:05:00.123Z");
    @Nullable LocalDate date = LocalDate.of(2026, 11, 22);
    @Nullable LocalTime time = LocalTime.of(13, 5);
    @Nullable LocalDateTime dateTime = LocalDateTime.of(2026, 11, 22, 13, 5);
    @Nullable OffsetDateTime offset = OffsetDateTime.parse("2026-11-22T13:05:00Z");
    @Convert(converter = Seconds.class)
    @Nullable Duration duration = Duration.ofMinutes(1);
    @Column(columnDefinition = "INTEGER DEFAULT 7 NOT NULL", insertable = false, updatable = false)
    int defaulted;
    @Column(check = @CheckConstraint(constraint = "\"checked\" < 10"))
    int checked;
    @Version
    int version;
  }

  @Entity
  @Table(name = "setting")
  record Setting(@Id String name, @Column(nullable = false) String value) {}

  @Entity
  @Table(uniqueConstraints = @UniqueConstraint(columnNames = {"id", "nmae"}))
  static class UnknownColumn {
    @Id long id;
    String name = "";
  }

  @Entity
  @Table(indexes = @Index(columnList = "name UP"))
  static class UnknownDirection {
    @Id long id;
    String name = "";
  }

  private SessionFactory own;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  void build() {
    own = SessionFactory.builder().dataSource(wire).entities(Everything.class, Setting.class).build();
  }

  @AfterEach
  void closeOwn() {
    own.close();
  }

  private boolean isThere(String quotedTable) {
    try {
      database.value("SELECT count(*) FROM " + quotedTable);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  @Test
  void objectsGoIntoTheTablesAndComeBack() {
    own.schema().create();
    own.run(session -> session.add(new Everything()));
    own.run(session -> {
      Everything all = session.query(Everything.class).one();
      Everything fresh = new Everything();
      assertEquals(1, all.id);
      assertEquals(fresh.decimal, all.decimal);
      assertEquals(fresh.big, all.big);
      assertArrayEquals(fresh.bytes, all.bytes);
      assertEquals(fresh.uuid, all.uuid);
      assertEquals(fresh.instant, all.instant);
      assertEquals(fresh.time, all.time);
      assertEquals(fresh.dateTime, all.dateTime);
      assertEquals(fresh.offset, all.offset);
      assertEquals(fresh.duration, all.duration);
      assertEquals(7, all.defaulted);
      assertEquals('ä', all.aChar);
      assertEquals(1, all.version);
    });
  }

  @Test
  void whatIsMadeIsWhatIsAskedFor() {
    own.schema().withDecisions().drop();
    own.schema().withDecisions().create();
    SchemaDifference difference = own.schema().withDecisions().difference();
    assertTrue(difference.isComplete(), difference::toString);
    assertEquals(List.of("note", "person", "place"),
        difference.extra().stream().map(SchemaDifference.Finding::table).sorted().toList());
  }

  @Test
  void columnsHaveTheTypesOfTheDatabase() {
    String table = own.schema().statements().getFirst();
    List<String> expected = switch (product) {
      case SQLITE -> List.of("\"id\" INTEGER NOT NULL PRIMARY KEY", "\"aBoolean\" INTEGER NOT NULL",
          "\"text\" VARCHAR(20),", "\"decimal\" TEXT,", "\"instant\" TEXT,", "\"duration\" INTEGER,",
          "\"byName\" TEXT,", "\"byPosition\" INTEGER,", "\"bytes\" BLOB,", "\"aDouble\" REAL NOT NULL");
      case POSTGRES -> List.of("\"id\" bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL PRIMARY KEY",
          "\"aBoolean\" boolean NOT NULL", "\"text\" varchar(20),", "\"decimal\" numeric(30, 2),",
          "\"instant\" timestamp(3) with time zone,", "\"duration\" bigint,", "\"byName\" text,",
          "\"byPosition\" integer,", "\"bytes\" bytea,", "\"aDouble\" double precision NOT NULL");
    };
    expected.forEach(column -> assertTrue(table.contains(column), column + " in " + table));
    assertTrue(table.contains("\"defaulted\" INTEGER DEFAULT 7 NOT NULL,"), table);
    assertTrue(table.contains("\"version\" " + (product == Product.SQLITE ? "INTEGER" : "integer")
        + " NOT NULL"),
        table);
  }

  @Test
  void constraintsOfTheMappingAreKept() {
    own.schema().create();
    own.run(session -> session.add(new Everything()));
    assertBreaks(ConstraintException.Kind.UNIQUE, "uuid", "NULL", "checked", "1");
    assertBreaks(ConstraintException.Kind.UNIQUE, "text", "NULL", "checked", "1");
    assertBreaks(ConstraintException.Kind.CHECK, "uuid", "NULL", "text", "NULL", "aShort", "-1");
    assertBreaks(ConstraintException.Kind.CHECK, "uuid", "NULL", "text", "NULL", "checked", "10");
    assertBreaks(ConstraintException.Kind.NOT_NULL, "uuid", "NULL", "text", "NULL", "yes", "NULL");
    assertBreaks(ConstraintException.Kind.NOT_NULL, "uuid", "NULL", "text", "NULL", "anInt", "NULL");
  }

  /// Inserts the row that is there once more, with other values in some columns.
  private void assertBreaks(ConstraintException.Kind kind, String... others) {
    String table = "\"Ever \"\"ything\"\"\"";
    StringBuilder names = new StringBuilder();
    StringBuilder values = new StringBuilder();
    for (String column : List.of("aLong", "anInt", "aShort", "aByte", "aBoolean", "aChar", "aDouble",
        "aFloat",
        "yes", "text", "byPosition", "byName", "uuid", "checked", "version")) {
      int at = List.of(others).indexOf(column);
      names.append(names.isEmpty() ? "" : ", ").append('"').append(column).append('"');
      values.append(values.isEmpty() ? "" : ", ").append(at < 0 ? '"' + column + '"' : others[at + 1]);
    }
    String sql = "INSERT INTO " + table + " (" + names + ") SELECT " + values + " FROM " + table;
    var refused = assertThrows(ConstraintException.class, () -> own.run(session -> session.execute(sql)));
    assertEquals(kind, refused.kind(), refused.getMessage());
  }

  @Test
  void nothingIsMadeIfOneTableIsThere() throws SQLException {
    database.run("CREATE TABLE setting (a INTEGER)");
    var failed = assertThrows(DatabaseException.class, () -> own.schema().create());
    assertTrue(failed.getMessage().contains("CREATE TABLE \"setting\""), failed.getMessage());
    assertFalse(isThere("\"Ever \"\"ything\"\"\""));
  }

  @Test
  void missingTablesAreMadeAndTheOthersLeft() throws SQLException {
    database.run("CREATE TABLE setting (a INTEGER)", "INSERT INTO setting VALUES (3)");
    own.schema().createIfMissing();
    own.schema().createIfMissing();
    assertEquals("3", database.value("SELECT a FROM setting"));
    assertEquals("0", database.value("SELECT count(*) FROM \"Ever \"\"ything\"\"\""));
  }

  @Test
  void tablesThatAreThereAreDropped() throws SQLException {
    own.schema().create();
    own.schema().drop();
    own.schema().drop();
    assertFalse(isThere("setting"));
    assertTrue(isThere("person"));
  }

  @Test
  void nothingIsDroppedThatAnotherTableRefersTo() throws SQLException {
    own.schema().create();
    database.run("CREATE TABLE other (name " + (product == Product.SQLITE ? "VARCHAR" : "text")
        + " REFERENCES setting (name))", "INSERT INTO setting VALUES ('a', 'b')",
        "INSERT INTO other VALUES ('a')");
    try (SessionFactory strict = database.builder().entities(Everything.class, Setting.class).build()) {
      assertThrows(DatabaseException.class, () -> strict.schema().drop());
    }
    assertTrue(isThere("setting"));
    assertTrue(isThere("\"Ever \"\"ything\"\"\""));
  }

  @Test
  void decisionsAreMadeWhenAskedFor() throws SQLException {
    try (SessionFactory deciding = SessionFactory.builder().dataSource(wire).entities(Setting.class)
        .decisionTable("Decided").build()) {
      deciding.schema().create();
      assertFalse(isThere("\"Decided\""));
      deciding.schema().withDecisions().createIfMissing();
      assertTrue(deciding.schema().withDecisions().difference().isComplete());
      UnitId unit = UnitId.random();
      try (Session session = deciding.open()) {
        session.add(new Setting("a", "b"));
        session.decisionLog().commit(unit);
        assertTrue(deciding.decisions().isCommitted(unit));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void mistakesInConstraintsAreNamed() {
    assertEquals("@UniqueConstraint of dev.dovetail.persistence.SchemaTest$UnknownColumn names the column"
        + " nmae, which is none of [id, name]", mistake(UnknownColumn.class));
    assertEquals("@Index of dev.dovetail.persistence.SchemaTest$UnknownDirection: expected columns, each"
        + " followed by ASC, DESC or nothing, with commas between them; found \"name UP\"",
        mistake(UnknownDirection.class));
  }

  private String mistake(Class<?> entity) {
    try (SessionFactory wrong = SessionFactory.builder().dataSource(wire).entities(entity).build()) {
      return String.valueOf(assertThrows(MappingException.class, wrong::schema).getMessage());
    }
  }
}
