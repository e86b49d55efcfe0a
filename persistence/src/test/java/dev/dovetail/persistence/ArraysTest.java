package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
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
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Many rows in one statement are what each would be in a statement of its own.
class ArraysTest extends DatabaseTest {
  enum Colour { RED, GREEN }

  @Entity
  @Table(name = "sample")
  static class Sample {
    @Id
    int id;
    @Nullable Long number;
    @Column(name = "part")
    @Nullable Double fraction;
    @Nullable Boolean flag;
    @Nullable String text;
    @Nullable BigDecimal decimal;
    @Nullable BigInteger big;
    @Enumerated(EnumType.STRING)
    @Nullable Colour colour;
    @Nullable UUID uuid;
    @Nullable Instant instant;
    @Column(name = "day")
    @Nullable LocalDate date;
    @Column(name = "clock")
    @Nullable LocalTime time;
    @Column(name = "moment")
    @Nullable LocalDateTime dateTime;
    @Column(name = "zoned")
    @Nullable OffsetDateTime offset;
    @Column(name = "clock_zoned")
    @Nullable OffsetTime offsetTime;
    @Nullable Json json;
    @Nullable Json plain;
    @Nullable Year born;
    @Nullable Duration lasts;
    @Column(name = "zone_text")
    @Nullable ZonedDateTime zone;

    private Sample() {}

    Sample(int id) {
      this.id = id;
    }
  }

  @Entity
  @Inheritance(strategy = InheritanceType.JOINED)
  @Table(name = "part")
  @DiscriminatorColumn(name = "kind")
  @IdClass(PartKey.class)
  static class Part {
    @Id
    String maker = "";
    @Id
    int number;
    @Version
    int version;
    int weight;
  }

  record PartKey(String maker, int number) {}

  @Entity
  @Table(name = "wheel")
  @DiscriminatorValue("wheel's")
  static class Wheel extends Part {
    int spokes;
  }

  private static Wheel wheel(int number) {
    Wheel wheel = new Wheel();
    wheel.maker = "{x, \"y\"}";
    wheel.number = number;
    wheel.spokes = number;
    return wheel;
  }

  @Test
  void joinedTablesWithCompositeKeysAreWrittenManyAtATime() throws SQLException {
    database.run("CREATE TABLE part (maker varchar(20), number integer, kind varchar(20) NOT NULL, version integer,"
        + " weight integer, PRIMARY KEY (maker, number))");
    database.run("CREATE TABLE wheel (maker varchar(20), number integer, spokes integer,"
        + " PRIMARY KEY (maker, number), FOREIGN KEY (maker, number) REFERENCES part)");
    try (SessionFactory parts = SessionFactory.builder().url(database.url()).entities(Part.class, Wheel.class)
        .build()) {
      parts.run(s -> s.addAll(List.of(wheel(1), wheel(2), wheel(3))));
      assertEquals("6 wheel's", database.value("SELECT sum(spokes) || ' ' || min(kind) FROM part"
          + " JOIN wheel ON wheel.maker = part.maker AND wheel.number = part.number"));
      parts.run(s -> s.query(Wheel.class).list().forEach(w -> w.weight = w.spokes++));
      assertEquals("6 9 2", database.value("SELECT sum(weight) || ' ' || sum(spokes) || ' ' || max(version)"
          + " FROM part JOIN wheel ON wheel.maker = part.maker AND wheel.number = part.number"));
      parts.run(s -> s.query(Wheel.class).list().forEach(s::delete));
      assertEquals("0", database.value("SELECT count(*) FROM part"));
    }
  }

  private void createTable() throws SQLException {
    database.run(product == Product.SQLITE
        ? "CREATE TABLE sample (id INTEGER PRIMARY KEY, number INTEGER, part REAL, flag INTEGER,"
            + " text TEXT, decimal TEXT, big TEXT, colour TEXT, uuid TEXT, instant TEXT,"
            + " day TEXT, clock TEXT, moment TEXT, zoned TEXT,"
            + " clock_zoned TEXT, json TEXT, plain TEXT, born INTEGER, lasts TEXT, zone_text TEXT)"
        : "CREATE TABLE sample (id integer PRIMARY KEY, number bigint, part double precision, flag boolean,"
            + " text varchar(100), decimal numeric, big numeric, colour varchar(10), uuid uuid,"
            + " instant timestamptz, day date, clock time, moment timestamp, zoned timestamptz,"
            + " clock_zoned timetz, json jsonb, plain text, born integer, lasts text, zone_text text)");
  }

  private static Sample filled(int id, int year) {
    Sample all = new Sample(id);
    all.number = Long.MIN_VALUE;
    all.fraction = -0.1;
    all.flag = true;
    all.text = "a 'quoted', \"double\" {braced} \\ NULL text, 😀";
    all.decimal = new BigDecimal("-1234567890123456789.10");
    all.big = BigInteger.TWO.pow(100);
    all.colour = Colour.GREEN;
    all.uuid = UUID.fromString("6e9f6b1e-1f2f-4c6e-9d3a-0a1b2c3d4e5f");
    all.date = LocalDate.of(year, 2, 3);
    all.time = LocalTime.of(13, 0);
    all.dateTime = LocalDateTime.of(year, 2, 3, 13, 0, 0, 5_000);
    all.offset = OffsetDateTime.of(all.dateTime, ZoneOffset.ofHoursMinutes(5, 30));
    all.offsetTime = OffsetTime.of(all.time, ZoneOffset.ofHours(-3));
    all.json = new Json("{\"a\": [1, \"{\\\"}\"]}");
    all.plain = new Json("{\"b\":  2}");
    all.born = Year.of(1999);
    all.lasts = Duration.ofMinutes(90);
    all.zone = ZonedDateTime.of(2026, 2, 3, 4, 5, 6, 0, ZoneId.of("Europe/Berlin"));
    all.instant = all.dateTime.toInstant(ZoneOffset.UTC);
    return all;
  }

  private static void assertSame(Sample expected, Sample found) {
    assertEquals(values(expected), values(found));
  }

  private static List<String> values(Sample s) {
    return Stream.of(s.id, s.number, s.fraction, s.flag, s.text, s.decimal, s.big, s.colour, s.uuid,
        s.instant, s.date, s.time, s.dateTime, s.offset == null ? null : s.offset.toInstant(),
        s.offsetTime, s.json, s.plain, s.born, s.lasts, s.zone)
        .map(String::valueOf).toList();
  }

  private SessionFactory samples() throws SQLException {
    createTable();
    return SessionFactory.builder().url(database.url()).entities(Sample.class).build();
  }

  @Test
  void everyTypeAndNullComeBackFromAnInsertOfMany() throws SQLException {
    List<Sample> put = List.of(filled(1, 2026), new Sample(2), filled(3, 1), filled(4, 9999), new Sample(5));
    try (SessionFactory samples = samples()) {
      samples.run(s -> s.addAll(put));
      samples.read(s -> {
        put.forEach(p -> assertSame(p, s.getOne(Sample.class, p.id)));
        return null;
      });
    }
  }

  @Test
  void timesBeforeAndAfterTheUsualYearsAreWhatOneByOneMakesOfThem() throws SQLException {
    try (SessionFactory samples = samples()) {
      int[] years = {0, -43, -4711, 10_000, 123_456};
      for (int i = 0; i < years.length; i++) {
        Sample alone = filled(i, years[i]);
        samples.run(s -> s.add(alone));
      }
      samples.run(s -> IntStream.range(0, years.length).forEach(i -> s.add(filled(100 + i, years[i]))));
      assertEquals(Integer.toString(years.length), database.value(
          "SELECT count(*) FROM sample a JOIN sample b ON b.id = a.id + 100"
          + " AND (a.day, a.moment, a.zoned, a.instant)"
          + " = (b.day, b.moment, b.zoned, b.instant)"));
    }
  }

  @Test
  void timesThatTheDatabaseCannotKeepAreRefused() throws SQLException {
    assumePostgres();
    try (SessionFactory samples = samples()) {
      List<Sample> late = List.of(filled(1, 300_000), filled(2, 300_000));
      assertThrows(DatabaseException.class, () -> samples.run(s -> s.addAll(late)));
    }
  }

  @Test
  void yearsThatTheDriverWouldMakeInfiniteAreRefused() throws SQLException {
    assumePostgres();
    try (SessionFactory samples = samples()) {
      Sample last = filled(1, 2026);
      last.date = LocalDate.MAX;
      var refused = assertThrows(DatabaseException.class,
          () -> samples.run(s -> s.addAll(List.of(new Sample(2), last))));
      assertTrue(refused.getMessage().contains("Sample#1"), refused::getMessage);
    }
  }

  @Test
  void halfOfACharacterIsRefused() throws SQLException {
    try (SessionFactory samples = samples()) {
      Sample half = new Sample(2);
      half.text = "\ud83d";
      var refused = assertThrows(DatabaseException.class,
          () -> samples.run(s -> s.addAll(List.of(new Sample(1), half))));
      assertTrue(refused.getMessage().contains("Sample#2"), refused::getMessage);
    }
  }

  private void assumePostgres() {
    assumeTrue(product == Product.POSTGRES, "SQLite keeps all times, as text");
  }

  @Test
  void everyTypeAndNullComeBackFromAnUpdateOfMany() throws SQLException {
    List<Sample> put = List.of(filled(1, 2026), filled(2, 2026), new Sample(3), new Sample(4));
    try (SessionFactory samples = samples()) {
      samples.run(s -> s.addAll(put));
      Sample full = filled(0, 1999);
      samples.run(s -> put.forEach(p -> copy(p.id < 3 ? new Sample(0) : full, s.getOne(Sample.class, p.id))));
      samples.read(s -> {
        put.forEach(p -> {
          Sample expected = p.id < 3 ? new Sample(p.id) : filled(p.id, 1999);
          assertSame(expected, s.getOne(Sample.class, p.id));
        });
        return null;
      });
    }
  }

  private static void copy(Sample from, Sample to) {
    to.number = from.number;
    to.fraction = from.fraction;
    to.flag = from.flag;
    to.text = from.text;
    to.decimal = from.decimal;
    to.big = from.big;
    to.colour = from.colour;
    to.uuid = from.uuid;
    to.instant = from.instant;
    to.date = from.date;
    to.time = from.time;
    to.dateTime = from.dateTime;
    to.offset = from.offset;
    to.offsetTime = from.offsetTime;
    to.json = from.json;
    to.plain = from.plain;
    to.born = from.born;
    to.lasts = from.lasts;
    to.zone = from.zone;
  }

  private List<Person> three() {
    List<Person> people = List.of(new Person("Ada"), new Person("Ben"), new Person("Cid"));
    session.addAll(people);
    session.commit();
    people.forEach(p -> session.refresh(p));
    return people;
  }

  @Test
  void updateOfManyNamesTheOneThatIsStale() throws SQLException {
    List<Person> people = three();
    people.forEach(p -> p.years = 30);
    database.run("UPDATE person SET version = version + 1 WHERE name = 'Ben'");
    var stale = assertThrows(StaleRowException.class, session::flush);
    assertTrue(stale.getMessage().contains("Person#" + people.get(1).id()), stale::getMessage);
  }

  @Test
  void deleteOfManyNamesTheOneThatIsStale() throws SQLException {
    List<Person> people = three();
    people.forEach(session::delete);
    database.run("UPDATE person SET version = version + 1 WHERE name = 'Cid'");
    var stale = assertThrows(StaleRowException.class, session::flush);
    assertTrue(stale.getMessage().contains("Person#" + people.get(2).id()), stale::getMessage);
    session.rollback();
    assertEquals("3", database.value("SELECT count(*) FROM person"));
  }

  @Test
  void manyVersionsAreCounted() throws SQLException {
    List<Person> people = three();
    people.forEach(p -> p.years = p.name.charAt(0));
    session.commit();
    assertEquals("2", database.value("SELECT max(version) FROM person"));
    assertEquals("2", database.value("SELECT min(version) FROM person"));
    assertEquals("66", database.value("SELECT age FROM person WHERE name = 'Ben'"));
    people.forEach(session::delete);
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM person"));
  }

  @Test
  void failedInsertOfManySaysWhatAndWhich() {
    session.addAll(List.of(new Person("Ada", "a@b"), new Person("Ben", "c@d"), new Person("Cid", "a@b")));
    var failure = assertThrows(ConstraintException.class, session::flush);
    assertEquals(ConstraintException.Kind.UNIQUE, failure.kind());
    String which = product == Product.SQLITE ? "Person#3" : "a@b";
    assertTrue(failure.getMessage().contains(which), failure::getMessage);
  }

  @Test
  void manyRowsTakeOneStatementOnPostgres() {
    List<Person> people = three();
    people.forEach(p -> p.years = 30);
    wire.clear();
    session.flush();
    long updates = wire.executed.stream().filter(sql -> sql.startsWith("UPDATE")).count();
    boolean isOne = wire.executed.stream().anyMatch(sql -> sql.contains("unnest"));
    assertEquals(product == Product.POSTGRES, isOne, wire.executed::toString);
    assertEquals(1, updates);
  }
}
