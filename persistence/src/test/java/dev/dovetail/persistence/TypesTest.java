package dev.dovetail.persistence;

import static dev.dovetail.persistence.Condition.less;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each type goes into its column and comes back as it was; what does not fit is said.
class TypesTest {
  enum Colour { RED, GREEN }

  static final class Words implements AttributeConverter<List<String>, String> {
    @Override
    public String convertToDatabaseColumn(List<String> words) {
      return String.join(" ", words);
    }

    @Override
    public List<String> convertToEntityAttribute(String text) {
      return new ArrayList<>(List.of(text.split(" ", -1)));
    }
  }

  @Entity
  static class Everything {
    @Id
    @Nullable UUID id;
    long aLong = Long.MIN_VALUE;
    int anInt = Integer.MAX_VALUE;
    short aShort = -1;
    byte aByte = 127;
    boolean aBoolean = true;
    char aChar = 'ä';
    double aDouble = 0.1;
    float aFloat = -0.5f;
    @Nullable Integer none;
    @Nullable Boolean no = false;
    @Nullable String text;
    @Nullable BigDecimal decimal;
    @Nullable BigInteger big;
    byte @Nullable [] bytes;
    Colour byPosition = Colour.GREEN;
    @Enumerated(EnumType.STRING)
    Colour byName = Colour.GREEN;
    @Nullable Instant instant;
    @Column(secondPrecision = 0)
    @Nullable Instant second;
    @Nullable LocalDate date;
    @Nullable LocalTime time;
    @Nullable LocalDateTime dateTime;
    @Nullable OffsetDateTime offset;
    @Convert(converter = Words.class)
    @Nullable List<String> words;
    @Column(updatable = false)
    int fixed;
    @Transient Object unmapped = new Object();
    transient Object alsoUnmapped = new Object();
  }

  @Entity
  record Point(@Id String name, int x, @Column(name = "y_axis") int y) {}

  @TempDir Path directory;
  private Sqlite database;
  private SessionFactory factory;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  void create() throws SQLException {
    database = new Sqlite(directory.resolve("types.db"));
    database.run("CREATE TABLE Everything (id TEXT PRIMARY KEY, aLong INTEGER, anInt INTEGER, aShort INTEGER,"
        + " aByte INTEGER, aBoolean INTEGER, aChar TEXT, aDouble REAL, aFloat REAL, none INTEGER, no INTEGER,"
        + " text TEXT, decimal TEXT, big TEXT, bytes BLOB, byPosition INTEGER, byName TEXT, instant TEXT,"
        + " second TEXT,"
        + " date TEXT, time TEXT, dateTime TEXT, offset TEXT, words TEXT, fixed INTEGER)",
        "CREATE TABLE Point (name TEXT PRIMARY KEY, x INTEGER, y_axis INTEGER)");
    factory = SessionFactory.builder().url(database.url()).entities(Everything.class, Point.class).build();
  }

  @AfterEach
  void close() {
    factory.close();
  }

  private static Everything filled() {
    Everything all = new Everything();
    all.id = UUID.fromString("6e9f6b1e-1f2f-4c6e-9d3a-0a1b2c3d4e5f");
    all.text = "a 'quoted' text with \u0000 and 😀";
    all.decimal = new BigDecimal("1234567890123456789.10");
    all.big = BigInteger.TWO.pow(100);
    all.bytes = new byte[] {0, -1, 2};
    all.instant = Instant.parse("2026-11-22T13:00:00.5Z");
    all.second = Instant.parse("2026-11-22T13:00:00.5Z");
    all.date = LocalDate.of(2026, 11, 22);
    all.time = LocalTime.of(13, 0);
    all.dateTime = LocalDateTime.of(2026, 11, 22, 13, 0, 0, 5_000);
    all.offset = OffsetDateTime.parse("2026-11-22T13:00:00+05:30");
    all.words = new ArrayList<>(List.of("two", "words"));
    return all;
  }

  @Test
  void everyTypeComesBackAsItWas() {
    Everything put = filled();
    factory.run(s -> s.add(put));
    factory.read(s -> {
      Everything got = s.query(Everything.class).one();
      assertNotSame(put, got);
      assertEquals(describe(put).replace("second=2026-11-22T13:00:00.500Z", "second=2026-11-22T13:00:00Z"),
          describe(got));
      assertArrayEquals(put.bytes, got.bytes);
      assertFalse(s.isModified(got));
      return got;
    });
  }

  private static String describe(Everything all) {
    return "%s %d %d %d %d %b %c %s %s %s %b %s %s %s %s %s %s second=%s %s %s %s %s %s %d".formatted(
        all.id, all.aLong,
        all.anInt, all.aShort, all.aByte, all.aBoolean, all.aChar, all.aDouble, all.aFloat, all.none,
        all.no, all.text,
        all.decimal, all.big, all.byPosition, all.byName, all.instant, all.second, all.date, all.time,
        all.dateTime,
        all.offset, all.words, all.fixed);
  }

  @Test
  void columnsReadWellInOtherTools() throws SQLException {
    factory.run(s -> s.add(filled()));
    assertEquals("1|GREEN|2026-11-22T13:00:00.500000000Z|2026-11-22T13:00:00Z|2026-11-22|13:00:00"
            + "|2026-11-22T13:00:00.000005|1234567890123456789.10|two words",
        database.value("SELECT byPosition || '|' || byName || '|' || instant || '|' || second || '|' ||"
        + " date || '|' ||"
            + " time || '|' || dateTime || '|' || decimal || '|' || words FROM Everything"));
  }

  @Test
  void instantsSortAsTimesDo() {
    factory.run(s -> {
      s.add(filled());
      Instant later = Instant.parse("2026-11-22T13:00:00.51Z");
      assertTrue(s.query(Everything.class).where(less("instant", later)).exists());
      assertFalse(s.query(Everything.class).where(less("instant", Instant.parse("2026-11-22T13:00:00Z")))
          .exists());
    });
  }

  @Test
  void changesInsideAnObjectAreNoticedAndRolledBack() {
    factory.run(s -> {
      Everything all = filled();
      s.add(all);
      s.commit();
      byte[] bytes = all.bytes;
      List<String> words = all.words;
      assertTrue(bytes != null && words != null);
      bytes[0] = 9;
      words.add("more");
      assertTrue(s.isModified(all));
      s.rollback();
      assertArrayEquals(new byte[] {0, -1, 2}, all.bytes);
      assertEquals(List.of("two", "words"), all.words);
    });
  }

  @Test
  void columnThatIsNotUpdatableStaysAsInserted() throws SQLException {
    factory.run(s -> {
      Everything all = filled();
      all.fixed = 1;
      s.add(all);
      s.flush();
      all.fixed = 2;
      all.anInt = 3;
    });
    assertEquals("1/3", database.value("SELECT fixed || '/' || anInt FROM Everything"));
  }

  @Test
  void valuesThatDoNotFitNameTableColumnAndField() throws SQLException {
    factory.run(s -> s.add(filled()));
    assertUnreadable("anInt = 3000000000", "Everything.anInt", "3000000000 does not fit into int");
    assertUnreadable("byName = 'BLUE'", "Everything.byName", "\"BLUE\" is not a");
    assertUnreadable("instant = 'yesterday'", "Everything.instant", "\"yesterday\" is not a point in time");
    assertUnreadable("byPosition = 2", "Everything.byPosition", "2 does not fit");
    assertUnreadable("aLong = null", "aLong of Everything", "is null");
  }

  private void assertUnreadable(String change, String... parts) throws SQLException {
    database.run("UPDATE Everything SET " + change);
    var unreadable = assertThrows(PersistenceException.class, () -> factory.read(s ->
        s.query(Everything.class).list()));
    for (String part : parts) {
      assertTrue(unreadable.getMessage().contains(part), unreadable.getMessage());
    }
    database.run("UPDATE Everything SET anInt = 1, byName = 'RED', instant = null, byPosition = 1, aLong ="
        + " 1");
  }

  @Test
  void nanIsRefused() {
    Everything all = filled();
    all.aDouble = Double.NaN;
    var refused = assertThrows(PersistenceException.class, () -> factory.run(s -> s.add(all)));
    assertTrue(refused.getMessage().contains("NaN"), refused.getMessage());
  }

  @Test
  void recordsAreAddedReadAndDeleted() throws SQLException {
    factory.run(s -> s.add(new Point("origin", 0, 0)));
    try (Session session = factory.open()) {
      Point origin = session.getOne(Point.class, "origin");
      assertEquals(new Point("origin", 0, 0), origin);
      session.commit();
      database.run("UPDATE Point SET y_axis = 5");
      Point moved = session.getOne(Point.class, "origin");
      assertEquals(5, moved.y());
      assertTrue(session.contains(moved));
      assertFalse(session.contains(origin));
      session.delete(moved);
      session.commit();
    }
    assertEquals("0", database.value("SELECT count(*) FROM Point"));
  }
}
