package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Versions that users set, and those that are no numbers. Numbers are those of the acceptance cases.
class VersionsTest extends DatabaseTest {
  /// Its version is a time.
  @Entity
  @Table(name = "timed")
  static class Timed {
    @Id long id;
    String text = "";
    @Version @Nullable Instant version;
  }

  /// Its version is a random id.
  @Entity
  @Table(name = "random")
  static class Random {
    @Id long id;
    String text = "";
    @Version @Nullable UUID version;
  }

  @BeforeEach
  void createTables() throws SQLException {
    boolean isServer = product == Product.POSTGRES;
    database.run("CREATE TABLE timed (id BIGINT PRIMARY KEY, text TEXT, version "
            + (isServer ? "timestamptz" : "TEXT") + ")",
        "CREATE TABLE random (id BIGINT PRIMARY KEY, text TEXT, version "
            + (isServer ? "uuid" : "TEXT") + ")");
    close();
    factory = SessionFactory.builder().dataSource(wire)
        .entities(Timed.class, Random.class, Person.class).build();
    session = factory.open();
  }

  @Test
  void versionThatTheUserSetsIsStoredAndTheLoadedOneCompared() throws SQLException { // 154
    Person ada = stored("Ada");
    ada.version = 10;
    session.commit();
    assertEquals("10", database.value("SELECT version FROM person"));
    ada.name = "changed";
    session.commit();
    assertEquals("11", database.value("SELECT version FROM person"));
    ada.version = 20;
    database.run("UPDATE person SET version = 12");
    var stale = assertThrows(StaleRowException.class, session::commit);
    assertTrue(stale.getMessage().contains("version 11"), stale.getMessage());
    session.rollback();
    Person again = session.getOne(Person.class, ada.id());
    again.version = 99;
    session.delete(again);
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM person"));
  }

  @Test
  void timeIsAVersion() throws SQLException { // 160
    Timed timed = new Timed();
    session.add(timed);
    session.commit();
    Instant first = timed.version;
    assertNotNull(first);
    timed.text = "one";
    session.flush();
    timed.text = "two";
    session.flush();
    Instant last = timed.version;
    assertTrue(last != null && last.isAfter(first), last + " after " + first);
    session.commit();
    timed.text = "three";
    database.run("UPDATE timed SET version = '2001-01-01T00:00:00Z'");
    assertThrows(StaleRowException.class, session::commit);
    session.rollback();
    assertEquals("two", session.getOne(Timed.class, 0).text);
  }

  @Test
  void randomIdIsAVersion() throws SQLException { // 160
    Random random = new Random();
    session.add(random);
    session.commit();
    UUID first = random.version;
    random.text = "one";
    session.commit();
    assertNotEquals(first, random.version);
    random.text = "two";
    database.run("UPDATE random SET version = '" + first + "'");
    assertThrows(StaleRowException.class, session::commit);
    session.rollback();
    assertEquals(ObjectState.PERSISTENT, session.inspect(random));
  }

  @Test
  void bulkUpdateGivesSuchVersions() throws SQLException {
    session.addAll(List.of(new Timed(), new Random()));
    session.commit();
    Timed timed = session.getOne(Timed.class, 0);
    Random random = session.getOne(Random.class, 0);
    Instant time = timed.version;
    UUID id = random.version;
    assertEquals(1, session.bulkUpdate(Timed.class).set("text", "x").execute());
    assertEquals(1, session.bulkUpdate(Random.class).set("text", "x").where(Condition.equal("id", 0))
        .execute());
    assertNotEquals(time, timed.version);
    assertNotEquals(id, random.version);
    timed.text = "y";
    random.text = "y";
    session.commit();
    assertEquals("y", database.value("SELECT text FROM timed"));
    assertEquals("y", database.value("SELECT text FROM random"));
  }

  @Test
  void versionOfNullIsRefused() throws SQLException { // 159
    Random random = new Random();
    session.add(random);
    session.commit();
    random.version = null;
    random.text = "changed";
    var failed = assertThrows(FlushException.class, session::flush);
    assertTrue(failed.getMessage().contains("Random#0 was set to null"), failed.getMessage());
    session.rollback();
    database.run("UPDATE random SET version = NULL");
    session.refresh(random);
    random.text = "changed";
    failed = assertThrows(FlushException.class, session::flush);
    assertTrue(failed.getMessage().contains("null in the database"), failed.getMessage());
  }

  @Test
  void rollbackOfAnInsertTakesSuchAVersionBack() {
    Random random = new Random();
    session.add(random);
    session.flush();
    session.rollback();
    assertEquals(ObjectState.TRANSIENT, session.inspect(random));
  }
}
