package dev.dovetail.persistence;

import static dev.dovetail.persistence.Condition.equal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Values of every type, the ordinary and the extreme, through the columns of both databases and back; and
/// what happens to those that no column can keep.
class ColumnTypesTest extends DatabaseTest {
  enum Level {
    LOW(10), HIGH(-5_000_000_000L);

    @EnumeratedValue final long value;

    Level(long value) {
      this.value = value;
    }
  }

  enum Code {
    YES("y"), NO("");

    @EnumeratedValue final String value;

    Code(String value) {
      this.value = value;
    }
  }

  @Entity
  static class Sample {
    @Id long id;
    long aLong;
    int anInt;
    short aShort;
    byte aByte;
    boolean aBoolean;
    char aChar = 'a';
    double aDouble;
    float aFloat;
    @Nullable String text;
    @Nullable BigDecimal decimal;
    @Nullable BigInteger big;
    @Nullable UUID uuid;
    byte @Nullable [] bytes;
    @Nullable Level level;
    @Nullable Code code;
    @Nullable Instant instant;
    @Nullable LocalDate date;
    @Nullable LocalTime time;
    @Nullable LocalDateTime dateTime;
    @Nullable OffsetDateTime offsetDateTime;
    @Nullable OffsetTime offsetTime;
    @Nullable ZonedDateTime zoned;
    @Nullable Year year;
    @Nullable YearMonth month;
    @Nullable Duration duration;
    @Nullable Period period;
    @Nullable Json json;

    private List<@Nullable Object> values() {
      return Arrays.asList(aLong, anInt, aShort, aByte, aBoolean, aChar, aDouble, aFloat, text, decimal, big,
          uuid, Arrays.toString(bytes), level, code, instant, date, time, dateTime, offsetDateTime, offsetTime,
          zoned, year, month, duration, period, json);
    }
  }

  private static final String POSTGRES = """
      CREATE TABLE "Sample" (id bigint PRIMARY KEY, "aLong" bigint, "anInt" int, "aShort" smallint,
      "aByte" smallint, "aBoolean" boolean, "aChar" text, "aDouble" float8, "aFloat" float4, text text,
      decimal numeric, big numeric, uuid uuid, bytes bytea, level bigint, code text, instant timestamptz,
      date date, time time, "dateTime" timestamp, "offsetDateTime" timestamptz, "offsetTime" timetz,
      zoned text, year int, month text, duration text, period text, json json)""";
  private static final String SQLITE = POSTGRES.replace("decimal numeric, big numeric", "decimal text, big text")
      .replaceAll(" (uuid|json|date|time|timestamp|timestamptz|timetz)(?=[,)])", " text")
      .replaceAll(" float[48]", " real").replace(" numeric", " text");

  private SessionFactory samples;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  void create() throws SQLException {
    database.run(product == Product.SQLITE ? SQLITE : POSTGRES);
    samples = database.builder().entities(Sample.class).build();
  }

  @AfterEach
  void closeSamples() {
    samples.close();
  }

  private Sample sample(long id, Consumer<Sample> change) {
    Sample sample = new Sample();
    sample.id = id;
    change.accept(sample);
    return sample;
  }

  private Sample stored(Consumer<Sample> change) {
    samples.run(s -> s.add(sample(1, change)));
    return samples.read(s -> {
      Sample got = s.getOne(Sample.class, 1);
      assertFalse(s.isModified(got));
      return got;
    });
  }

  private void assertKept(Consumer<Sample> change) {
    assertEquals(sample(1, change).values(), stored(change).values());
    samples.run(s -> s.delete(s.getOne(Sample.class, 1)));
  }

  private <X extends PersistenceException> void assertRefused(Class<X> type, Consumer<Sample> change,
      String... parts) {
    try (Session own = samples.open()) {
      own.add(sample(1, change));
      X refused = assertThrows(type, own::commit);
      for (String part : parts) {
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
      }
      own.rollback();
      own.add(sample(2, s -> {}));
      own.commit();
      own.delete(own.query(Sample.class).one());
      own.commit();
    }
  }

  /// Every type at random: what is written is read.
  @Test
  void whatIsWrittenIsRead() {
    Random random = new Random(20261122);
    List<Sample> written = random.longs(100, 1, 1_000_000).distinct().mapToObj(id -> filled(id, random))
        .toList();
    samples.run(s -> s.addAll(written));
    samples.read(s -> {
      for (Sample expected : written) {
        Sample got = s.getOne(Sample.class, expected.id);
        assertEquals(expected.values(), got.values());
        assertFalse(s.isModified(got));
      }
      return written;
    });
    samples.run(s -> { // and as parameters
      Sample some = written.getFirst();
      for (String attribute : List.of("aLong", "text", "uuid", "instant", "date", "time", "dateTime",
          "offsetDateTime", "year", "month", "duration", "period", "level", "code", "zoned", "big", "decimal")) {
        Object value = valueOf(some, attribute);
        assertTrue(s.query(Sample.class).where(equal("id", some.id)).where(equal(attribute, value)).exists(),
            () -> attribute + " = " + value);
      }
    });
  }

  private static @Nullable Object valueOf(Sample sample, String attribute) {
    try {
      return Sample.class.getDeclaredField(attribute).get(sample);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private Sample filled(long id, Random random) {
    return sample(id, s -> {
      s.aLong = random.nextLong();
      s.anInt = random.nextInt();
      s.aShort = (short) random.nextInt();
      s.aByte = (byte) random.nextInt();
      s.aBoolean = random.nextBoolean();
      s.aChar = (char) random.nextInt(1, 0xd800);
      s.aDouble = Double.longBitsToDouble(random.nextLong() & 0xbfffffffffffffffL);
      s.aFloat = Float.intBitsToFloat(random.nextInt() & 0xbfffffff);
      s.text = random.ints(random.nextInt(40), 1, 0x110000).filter(c -> c < 0xd800 || c > 0xdfff)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
      s.decimal = new BigDecimal(new BigInteger(random.nextInt(1, 200), random), random.nextInt(0, 30));
      s.big = new BigInteger(random.nextInt(1, 300), random).negate();
      s.uuid = new UUID(random.nextLong(), random.nextLong());
      byte[] bytes = new byte[random.nextInt(50)];
      random.nextBytes(bytes);
      s.bytes = bytes;
      s.level = random.nextBoolean() ? Level.LOW : Level.HIGH;
      s.code = random.nextBoolean() ? Code.YES : Code.NO;
      long micros = random.nextLong(-62_000_000_000L, 200_000_000_000L);
      s.instant = Instant.ofEpochSecond(micros, random.nextInt(1_000_000) * 1000L);
      s.date = LocalDate.ofEpochDay(random.nextInt(-700_000, 2_900_000));
      s.time = LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000L) * 1000);
      s.dateTime = LocalDateTime.of(s.date, s.time);
      s.offsetDateTime = s.instant.atOffset(ZoneOffset.UTC);
      s.offsetTime = s.time.atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(-50_000, 50_000)));
      s.zoned = s.instant.atZone(ZoneId.of(random.nextBoolean() ? "Europe/Berlin" : "+03:00"));
      s.year = Year.of(random.nextInt(-9999, 9999));
      s.month = YearMonth.of(random.nextInt(0, 9999), random.nextInt(1, 13));
      s.duration = Duration.ofSeconds(random.nextLong() / 2, random.nextInt(1_000_000_000));
      s.period = Period.of(random.nextInt(), random.nextInt(), random.nextInt());
      s.json = new Json("{\"a\": [" + random.nextInt() + ", \"\\u00e4\"]}");
    });
  }

  @Test
  void extremesAreKept() {
    assertKept(s -> s.aLong = Long.MIN_VALUE);
    assertKept(s -> {
      s.aLong = Long.MAX_VALUE;
      s.anInt = Integer.MIN_VALUE;
      s.aShort = Short.MIN_VALUE;
      s.aByte = Byte.MIN_VALUE;
      s.aChar = '\uffff';
      s.aDouble = Double.MIN_VALUE;
      s.aFloat = Float.MIN_VALUE;
      s.text = "";
      s.decimal = new BigDecimal("-0.00000000000000000000000000000000010");
      s.big = BigInteger.TEN.pow(1000);
      s.bytes = new byte[0];
      s.time = LocalTime.MIN;
      s.duration = Duration.ofSeconds(Long.MIN_VALUE);
      s.year = Year.of(Year.MIN_VALUE);
      s.period = Period.ZERO;
      s.json = new Json("null");
    });
    assertKept(s -> {
      s.aDouble = Double.MAX_VALUE;
      s.aFloat = -Float.MAX_VALUE;
      s.date = LocalDate.of(-4000, 3, 1);
      s.dateTime = LocalDateTime.of(1, 1, 1, 0, 0);
      s.instant = Instant.parse("-0001-12-31T23:59:59Z");
      s.text = "\ufffd \ud83d\ude00 \u202e ' \" \\ \r\n\t";
    });
    assertKept(s -> {
      s.aDouble = Double.POSITIVE_INFINITY;
      s.aFloat = Float.NEGATIVE_INFINITY;
    });
  }

  @Test
  void valuesThatNoColumnKeepsAreRefused() {
    assertRefused(PersistenceException.class, s -> s.aDouble = Double.NaN, "NaN", "Sample#1");
    assertRefused(PersistenceException.class, s -> s.aFloat = Float.NaN, "NaN");
    assertRefused(PersistenceException.class, s -> s.text = "half \ud83d", "unpaired surrogate", "Sample#1");
    assertRefused(PersistenceException.class, s -> s.text = "\ude00\ud83d", "unpaired surrogate");
    assertRefused(PersistenceException.class, s -> s.aChar = '\ud83d', "unpaired surrogate");
    assertRefused(PersistenceException.class, s -> s.instant = Instant.MAX, "+1000000000");
    assertRefused(PersistenceException.class, s -> s.json = new Json("\"\ud83d\""), "unpaired surrogate");
    if (product == Product.POSTGRES) {
      assertRefused(PersistenceException.class, s -> s.offsetDateTime = OffsetDateTime.MAX, "999999999");
      assertRefused(ConstraintException.class, s -> s.text = "a\0b", "U+0000", "Sample#1");
      assertRefused(DatabaseException.class, s -> s.dateTime = LocalDateTime.MAX, "999999999", "Sample#1");
      assertRefused(DatabaseException.class, s -> s.dateTime = LocalDateTime.MIN, "999999999", "Sample#1");
      assertRefused(DatabaseException.class, s -> s.date = LocalDate.MAX, "999999999", "Sample#1");
    } else {
      assertKept(s -> s.text = "a\0b");
      assertKept(s -> s.dateTime = LocalDateTime.MAX);
      assertKept(s -> s.offsetDateTime = OffsetDateTime.MAX);
    }
  }

  @Test
  void timesThatOnlyTheServerKnowsNameTheirColumn() throws SQLException {
    if (product == Product.SQLITE) {
      database.run("INSERT INTO Sample (id, instant) VALUES (1, 'infinity')");
    } else {
      database.run("INSERT INTO \"Sample\" (id, \"offsetDateTime\") VALUES (1, 'infinity')");
    }
    database.run("UPDATE \"Sample\" SET \"aLong\" = 0, \"anInt\" = 0, \"aShort\" = 0, \"aByte\" = 0,"
        + " \"aBoolean\" = false, \"aChar\" = 'a', \"aDouble\" = 0, \"aFloat\" = 0");
    var unknown = assertThrows(PersistenceException.class, () -> samples.read(s -> s.query(Sample.class).one()));
    assertTrue(unknown.getMessage().contains("infinity"), unknown.getMessage());
    assertTrue(unknown.getMessage().contains("column Sample."), unknown.getMessage());
  }

  @Test
  void decimalsKeepTheirScaleUnlessItIsNegative() {
    assertKept(s -> s.decimal = new BigDecimal("1.500"));
    assertEquals(new BigDecimal("1000"), stored(s -> s.decimal = new BigDecimal("1E+3")).decimal);
  }

  @Test
  void constantsAreKeptAsTheirValueSays() throws SQLException {
    stored(s -> {
      s.level = Level.HIGH;
      s.code = Code.NO;
    });
    assertEquals("-5000000000", database.value("SELECT level FROM \"Sample\""));
    assertEquals("", database.value("SELECT code FROM \"Sample\""));
    database.run("UPDATE \"Sample\" SET level = 0");
    var unknown = assertThrows(PersistenceException.class, () -> samples.read(s -> s.query(Sample.class).one()));
    assertTrue(unknown.getMessage().contains("Sample.level"), unknown.getMessage());
    database.run("UPDATE \"Sample\" SET level = 10, code = 'maybe'");
    unknown = assertThrows(PersistenceException.class, () -> samples.read(s -> s.query(Sample.class).one()));
    assertTrue(unknown.getMessage().contains("expected") || unknown.getMessage().contains("\"maybe\""),
        unknown.getMessage());
  }

  @Test
  void jsonIsAskedForByTheDatabasesOwnFunctions() {
    stored(s -> s.json = new Json("{\"name\": \"Ada\", \"years\": [36]}"));
    String sql = product == Product.SQLITE ? "SELECT json ->> '$.years[0]' FROM Sample"
        : "SELECT json -> 'years' ->> 0 FROM \"Sample\"";
    assertEquals("36", samples.read(s -> s.select(String.class, sql).getFirst()));
    assertEquals(new Json("[1]"), samples.read(s -> s.select(Json.class, "SELECT '[1]'").getFirst()));
  }

  @Test
  void jsonbKeepsTheValueAndNotTheText() throws SQLException {
    if (product == Product.POSTGRES) {
      database.run("ALTER TABLE \"Sample\" ALTER COLUMN json TYPE jsonb");
      assertEquals(new Json("{\"a\": 1, \"b\": 2}"), stored(s -> s.json = new Json("{\"b\":2,\"a\":1}")).json);
      database.run("ALTER TABLE \"Sample\" ALTER COLUMN json TYPE text");
    } else {
      assertEquals(new Json("{\"b\":2,\"a\":1}"), stored(s -> s.json = new Json("{\"b\":2,\"a\":1}")).json);
      database.run("UPDATE Sample SET json = '{'");
      var broken = assertThrows(PersistenceException.class,
          () -> samples.read(s -> s.query(Sample.class).one()));
      assertTrue(broken.getMessage().contains("Sample.json"), broken.getMessage());
    }
  }

  @Test
  void largeValuesAreKept() {
    byte[] bytes = new byte[2 << 20];
    new Random(1).nextBytes(bytes);
    String text = "0123456789abcdef".repeat(1 << 17);
    samples.run(s -> s.add(sample(1, large -> {
      large.bytes = bytes;
      large.text = text;
    })));
    samples.read(s -> {
      Sample got = s.getOne(Sample.class, 1);
      assertArrayEquals(bytes, got.bytes);
      assertEquals(text, got.text);
      return got;
    });
  }

  @Entity
  static class Old {
    @Id long id;
    @Nullable Date when;
  }

  enum Twice {
    ONE, OTHER;

    @EnumeratedValue final int value = 1;
  }

  @Entity
  static class Doubtful {
    @Id long id;
    @Nullable Twice twice;
  }

  @Test
  void typesThatCannotBeMappedAreToldWithWhatToUse() {
    var date = assertThrows(MappingException.class, () -> database.builder().entities(Old.class).build());
    assertTrue(date.getMessage().contains("a type of java.time"), date.getMessage());
    var twice = assertThrows(MappingException.class,
        () -> database.builder().entities(Doubtful.class).build());
    assertTrue(twice.getMessage().contains("ONE and OTHER have the same value"), twice.getMessage());
  }
}
