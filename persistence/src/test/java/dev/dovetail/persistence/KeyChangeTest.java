package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Keys of the user's own that change, or pass from one object to another.
class KeyChangeTest extends TablesTest {
  /// A row with a natural key.
  @Entity
  @Table(name = "country")
  static class Country {
    @Id String code = "";

    String name = "";

    @OneToMany(mappedBy = "country", cascade = CascadeType.PERSIST)
    List<City> cities = new ArrayList<>();

    @Version
    int version;

    private Country() {}

    Country(String code, String name) {
      this.code = code;
      this.name = name;
    }
  }

  /// A row that refers to one.
  @Entity
  @Table(name = "city")
  static class City {
    @Id String name = "";

    @ManyToOne
    @Nullable Ref<Country> country;

    private City() {}

    City(String name, Country country) {
      this.name = name;
      this.country = Ref.to(country);
    }
  }

  KeyChangeTest() {
    super(List.of(
        "CREATE TABLE country (code VARCHAR(9) PRIMARY KEY, name TEXT NOT NULL UNIQUE, version INTEGER NOT NULL)",
        "CREATE TABLE city (name VARCHAR(9) PRIMARY KEY, country_code VARCHAR(9) REFERENCES country"
            + " ON UPDATE CASCADE)"), Country.class, City.class);
  }

  private Country country(String code) {
    return session.getOne(Country.class, code);
  }

  private String countries() throws SQLException {
    return column("code || '=' || name", "country");
  }

  @Test
  void changedKeyIsUpdatedAndKnown() throws SQLException { // 166
    store(new Country("A", "Ada"));
    Country country = country("A");
    country.code = "B";
    session.flush();
    assertSame(country, country("B"));
    assertTrue(session.get(Country.class, "A").isEmpty());
    session.commit();
    assertEquals("B=Ada", countries());
    assertSame(country, country("B"));
  }

  @Test
  void childrenFollowTheKeyOfTheirParent() throws SQLException { // 166
    Country stored = new Country("A", "Ada");
    store(stored, new City("x", stored));
    Country country = session.query(Country.class).fetch("cities").one();
    City city = country.cities.getFirst();
    country.code = "B";
    session.commit();
    assertEquals("B", database.value("SELECT country_code FROM city"));
    assertSame(country, city.country == null ? null : city.country.get());
  }

  @Test
  void rollbackGivesADeletedKeyBackToItsOwner() throws SQLException { // 167
    store(new Country("a", "one"), new Country("b", "two"));
    Country one = country("a");
    Country two = country("b");
    session.delete(one);
    session.flush();
    two.code = "a";
    session.flush();
    assertSame(two, country("a"));
    session.rollback();
    assertEquals("a", one.code);
    assertEquals("b", two.code);
    assertSame(one, country("a"));
    assertSame(two, country("b"));
    assertEquals("a=one,b=two", countries());
  }

  @Test
  void rollbackGivesKeysThatWerePassedOnSeveralTimesBack() { // 167
    store(new Country("a", "one"), new Country("b", "two"), new Country("c", "three"));
    Country one = country("a");
    Country two = country("b");
    Country three = country("c");
    session.delete(one);
    session.flush();
    two.code = "a";
    session.flush();
    session.delete(two);
    session.flush();
    three.code = "a";
    session.flush();
    assertSame(three, country("a"));
    session.rollback();
    assertSame(one, country("a"));
    assertSame(two, country("b"));
    assertSame(three, country("c"));
    assertEquals(List.of("a", "b", "c"), List.of(one.code, two.code, three.code));
  }

  @Test
  void rollbackToASavepointGivesADeletedKeyBack() throws SQLException { // 168
    store(new Country("a", "one"), new Country("b", "two"));
    Country one = country("a");
    Country two = country("b");
    Savepoint savepoint = session.beginNested();
    session.delete(one);
    session.flush();
    two.code = "a";
    session.flush();
    savepoint.rollback();
    assertSame(one, country("a"));
    assertSame(two, country("b"));
    try (Savepoint other = session.beginNested()) {
      session.delete(one);
      session.flush();
      two.code = "a";
      other.commit();
    }
    assertSame(two, country("a"));
    session.rollback();
    assertSame(one, country("a"));
    assertSame(two, country("b"));
    session.commit();
    assertEquals("a=one,b=two", countries());
  }

  @Test
  void rollbackGivesAKeyBackThatAnotherRowHadTakenByPlainSql() { // 169
    store(new Country("a", "one"));
    Country one = country("a");
    session.delete(one);
    session.flush();
    session.nativeQuery("INSERT INTO country (code, name, version) VALUES ('a', 'other', 1)").execute();
    Country other = country("a");
    assertEquals("other", other.name);
    session.rollback();
    assertSame(one, country("a"));
    assertEquals("one", one.name);
    assertFalse(session.contains(other));
  }

  @Test
  void keyMovesAlongAChain() throws SQLException {
    store(new Country("a", "one"), new Country("b", "two"), new Country("c", "three"));
    Country one = country("a");
    Country two = country("b");
    Country three = country("c");
    one.code = "b";
    two.code = "c";
    three.code = "d";
    session.commit();
    assertEquals("b=one,c=two,d=three", countries());
    assertSame(two, country("c"));
  }

  @Test
  void exchangedKeysAreRefused() throws SQLException { // 170
    store(new Country("a", "one"), new Country("b", "two"));
    Country one = country("a");
    Country two = country("b");
    one.code = "b";
    two.code = "a";
    var failed = assertThrows(FlushException.class, session::flush);
    assertTrue(failed.getMessage().contains("were exchanged"), failed.getMessage());
    session.rollback();
    assertSame(one, country("a"));
    assertSame(two, country("b"));
    assertEquals("a=one,b=two", countries());
  }

  @Test
  void changedKeyOfADeletedObjectIsNotAskedFor() throws SQLException { // 91
    store(new Country("a", "one"), new Country("b", "two"));
    Country one = country("a");
    one.code = "c";
    session.delete(one);
    session.commit();
    assertEquals("b=two", countries());
  }

  @Test
  void newObjectTakesOverTheRowOfADeletedOne() throws SQLException { // 162
    Country stored = new Country("a", "one");
    store(stored, new City("x", stored));
    City city = session.getOne(City.class, "x");
    Country old = country("a");
    Country other = new Country("a", "other");
    session.delete(old);
    session.add(other);
    city.country = Ref.to(other);
    wire.clear();
    session.flush();
    assertEquals(List.of("UPDATE country"), written());
    assertTrue(wire.executed.stream().anyMatch(sql -> sql.contains("\"version\" = ?")), wire.executed::toString);
    assertEquals(2, other.version);
    assertEquals(ObjectState.DELETED, session.inspect(old));
    session.rollback();
    assertSame(old, country("a"));
    assertFalse(session.contains(other));
    session.delete(country("a"));
    session.add(other);
    session.getOne(City.class, "x").country = Ref.to(other);
    session.commit();
    assertEquals("a=other", countries());
    assertEquals("x=a", column("name || '=' || country_code", "city"));
  }

  @Test
  void takingOverARowThatWasChangedMeanwhileIsRefused() throws SQLException { // 162
    store(new Country("a", "one"));
    session.delete(country("a"));
    session.add(new Country("a", "other"));
    database.run("UPDATE country SET version = 9");
    assertThrows(StaleRowException.class, session::flush);
  }

  @Test
  void childrenOfARowThatIsTakenOverStayWhenTheyAreGivenToTheNewObject() throws SQLException { // 162
    Country stored = new Country("a", "one");
    store(stored, new City("x", stored));
    session.delete(session.query(Country.class).fetch("cities").one());
    Country other = new Country("a", "other");
    other.cities.add(session.getOne(City.class, "x"));
    session.add(other);
    session.commit();
    assertEquals("x=a", column("name || '=' || country_code", "city"));
  }

  @Test
  void uniqueValueMovesFromADeletedRowToAChangedOne() throws SQLException {
    Country stored = new Country("a", "one");
    store(stored, new Country("b", "two"), new City("x", stored));
    City city = session.getOne(City.class, "x");
    session.delete(country("a"));
    country("b").name = "one";
    city.country = Ref.to(country("b"));
    session.add(new Country("c", "two"));
    session.commit();
    assertEquals("b=one,c=two", countries());
    assertEquals("b", database.value("SELECT country_code FROM city"));
  }

  @Test
  void refusedInsertLeavesAllObjectsTransient() throws SQLException { // 187
    store(new Country("a", "one"));
    Country fine = new Country("b", "two");
    City city = new City("x", fine);
    Country clash = new Country("c", "one");
    fine.cities.add(city);
    session.add(fine);
    session.add(clash);
    assertThrows(ConstraintException.class, session::commit);
    session.rollback();
    for (Object object : List.of(fine, city, clash)) {
      assertEquals(ObjectState.TRANSIENT, session.inspect(object));
    }
    assertEquals(0, fine.version);
    assertEquals("a=one", countries());
    clash.name = "three";
    session.addAll(List.of(fine, clash));
    session.commit();
    assertEquals("a=one,b=two,c=three", countries());
    assertEquals("b", database.value("SELECT country_code FROM city"));
  }
}
