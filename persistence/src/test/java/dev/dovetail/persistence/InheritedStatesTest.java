package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.persistence.DatabaseTest.Product;
import dev.dovetail.persistence.InheritanceTest.Animal;
import dev.dovetail.persistence.InheritanceTest.Car;
import dev.dovetail.persistence.InheritanceTest.Cat;
import dev.dovetail.persistence.InheritanceTest.Dog;
import dev.dovetail.persistence.InheritanceTest.Puppy;
import dev.dovetail.persistence.InheritanceTest.Truck;
import dev.dovetail.persistence.InheritanceTest.Vehicle;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What a session does with objects of entities that extend one another, in one table and in several.
@ParameterizedClass
@EnumSource(Product.class)
class InheritedStatesTest {
  @TempDir Path directory;

  @Parameter Product product;

  TestDatabase database;
  SessionFactory factory;
  Session session;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  final void open() throws SQLException {
    database = product == Product.SQLITE ? Sqlite.create(directory) : Postgres.create();
    database.run(InheritanceTest.ddl(product));
    factory = database.builder().entities(InheritanceTest.ENTITIES).build();
    session = factory.open();
  }

  @AfterEach
  final void close() {
    session.close();
    factory.close();
  }

  private Truck truck() {
    Car car = new Car();
    car.name = "beetle";
    car.doors = 2;
    Truck truck = new Truck();
    truck.name = "lorry";
    truck.load = 7.5;
    truck.tows = Ref.to(car);
    session.addAll(List.of(car, truck));
    session.commit();
    return session.query(Truck.class).one();
  }

  private Puppy puppy() {
    Cat tom = new Cat();
    tom.name = "Tom";
    Puppy rex = new Puppy();
    rex.name = "Rex";
    rex.weeks = 7;
    rex.friend = Ref.to(tom);
    session.addAll(List.of(tom, rex));
    session.commit();
    return session.query(Puppy.class).one();
  }

  @Test
  void refreshReadsAllTables() throws SQLException {
    Truck truck = truck();
    database.run("UPDATE vehicle SET name = name || '!'", "UPDATE truck SET load = 9");
    truck.load = 1;
    session.refresh(truck);
    assertEquals("lorry! 9.0", truck.name + ' ' + truck.load);
    database.run("UPDATE vehicle SET name = 'other'", "UPDATE truck SET load = 10");
    truck.name = "own";
    session.noAutoflush(s -> {
      s.refresh(truck, "load");
      return "";
    });
    assertEquals("own 10.0", truck.name + ' ' + truck.load);
  }

  @Test
  void expiredObjectsAreReadWithTheirOwnClass() throws SQLException {
    Truck truck = truck();
    Puppy rex = puppy();
    session.expireAll();
    database.run("UPDATE truck SET load = 9", "UPDATE animal SET weeks = 8 WHERE weeks = 7");
    assertSame(truck, session.getOne(Vehicle.class, truck.id == null ? 0 : truck.id));
    assertSame(rex, session.getOne(Animal.class, rex.id == null ? 0 : rex.id));
    assertEquals("9.0 8", truck.load + " " + rex.weeks);
    assertNotNull(truck.tows);
    assertInstanceOf(Car.class, truck.tows.get());
    assertNotNull(rex.friend);
    assertInstanceOf(Cat.class, rex.friend.get());
  }

  @Test
  void mergeKeepsTheClass() throws SQLException {
    Truck truck = truck();
    Puppy rex = puppy();
    session.reset();
    truck.load = 8;
    rex.weeks = 9;
    rex.name = "Max";
    Truck merged = session.merge(truck);
    assertNotSame(truck, merged);
    assertNotNull(merged.tows);
    assertInstanceOf(Car.class, merged.tows.get());
    session.merge((Animal) rex);
    session.merge(new Puppy());
    session.commit();
    assertEquals("8.0", database.value("SELECT load FROM truck"));
    assertEquals("Max 9", database.value("SELECT name || ' ' || weeks FROM animal WHERE weeks > 0"));
    assertEquals("2", database.value("SELECT count(*) FROM animal WHERE kind = 'Puppy'"));
  }

  @Test
  void mergeOfAnotherClassIsRefused() {
    Puppy rex = puppy();
    Cat cat = new Cat();
    cat.id = rex.id;
    cat.version = rex.version;
    var refused = assertThrows(SessionStateException.class, () -> session.merge(cat));
    assertTrue(refused.getMessage().contains("Puppy#" + rex.id), refused.getMessage());
  }

  @Test
  void mergeWithoutLoadingKeepsTheClass() {
    Truck truck = truck();
    session.reset();
    Vehicle merged = session.merge((Vehicle) truck, MergeOptions.withoutLoading());
    assertSame(merged, session.query(Truck.class).one());
    assertFalse(session.isModified(merged));
  }

  @Test
  void savepointPutsBackWhatAllTablesHold() throws SQLException {
    Truck truck = truck();
    Puppy rex = puppy();
    truck.load = 1;
    try (Savepoint savepoint = session.beginNested()) {
      truck.load = 2;
      truck.tows = null;
      rex.weeks = 1;
      Car added = new Car();
      added.name = "added";
      session.add(added);
      session.flush();
      session.delete(rex);
      session.flush();
      savepoint.rollback();
      assertFalse(session.contains(added));
    }
    assertTrue(session.contains(rex));
    assertEquals(1, truck.load);
    assertEquals(7, rex.weeks);
    assertNotNull(truck.tows);
    session.commit();
    assertEquals("1.0", database.value("SELECT load FROM truck WHERE tows_id IS NOT NULL"));
    assertEquals("2", database.value("SELECT count(*) FROM vehicle"));
  }

  @Test
  void nativeQueryMakesObjectsOfTheClassesOfTheirRows() {
    Puppy rex = puppy();
    session.reset();
    List<Animal> found = session.select(Animal.class, "SELECT * FROM animal ORDER BY name");
    assertEquals(List.of("Puppy", "Cat"), found.stream().map(a -> a.getClass().getSimpleName()).toList());
    assertSame(found.getFirst(), session.getOne(Dog.class, rex.id == null ? 0 : rex.id));
  }

  @Test
  void pathsLeadThroughTheClassesThatHaveThem() {
    Puppy rex = puppy();
    Truck truck = truck();
    session.reset();
    List<Animal> animals = session.query(Animal.class).fetch("friend").list();
    assertEquals(1, animals.stream().filter(a -> a instanceof Dog dog && dog.friend != null && dog.friend.isLoaded())
        .count());
    List<Vehicle> vehicles = session.query(Vehicle.class).orderBy("name").list();
    session.load(vehicles, "tows");
    assertTrue(vehicles.getLast() instanceof Truck loaded && loaded.tows != null && loaded.tows.isLoaded());
    assertThrows(MappingException.class, () -> session.query(Animal.class).fetch("tows"));
    assertNotSame(rex, animals.getFirst());
    assertNotSame(truck, vehicles.getLast());
  }
}
