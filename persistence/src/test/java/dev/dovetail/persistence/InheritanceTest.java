package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.dovetail.persistence.DatabaseTest.Product;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Entities that extend others, in one table and in joined ones.
@ParameterizedClass
@EnumSource(Product.class)
class InheritanceTest {
  static final Class<?>[] ENTITIES =
      {Animal.class, Dog.class, Puppy.class, Cat.class, Vehicle.class, Car.class, Truck.class};

  @MappedSuperclass
  static class Known {
    @Id
    @GeneratedValue
    @Nullable Long id;

    @Version
    int version;
  }

  @Entity
  @Table(name = "animal")
  @DiscriminatorColumn(name = "kind")
  abstract static class Animal extends Known {
    String name = "";
  }

  @Entity
  @DiscriminatorValue("dog")
  static class Dog extends Animal {
    @Nullable String trick;

    @ManyToOne
    @Nullable Ref<Animal> friend;
  }

  @Entity
  static class Puppy extends Dog {
    int weeks;
  }

  @Entity
  @DiscriminatorValue("cat")
  static class Cat extends Animal {
    boolean isIndoor;
  }

  @Entity
  @Table(name = "vehicle")
  @Inheritance(strategy = InheritanceType.JOINED)
  static class Vehicle extends Known {
    String name = "";
  }

  @Entity
  @Table(name = "car")
  static class Car extends Vehicle {
    int doors;
  }

  @Entity
  @Table(name = "truck")
  static class Truck extends Vehicle {
    double load;

    @ManyToOne
    @Nullable Ref<Vehicle> tows;
  }

  @TempDir Path directory;

  @Parameter Product product;

  TestDatabase database;
  SessionFactory factory;
  Session session;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  final void open() throws SQLException {
    database = product == Product.SQLITE ? Sqlite.create(directory) : Postgres.create();
    factory = database.builder().entities(ENTITIES).build();
    factory.schema().createIfMissing();
    session = factory.open();
  }

  @AfterEach
  final void close() {
    session.close();
    factory.close();
  }

  private Puppy puppy() {
    Cat tom = new Cat();
    tom.name = "Tom";
    tom.isIndoor = true;
    Puppy rex = new Puppy();
    rex.name = "Rex";
    rex.weeks = 7;
    rex.friend = Ref.to(tom);
    session.addAll(List.of(rex, tom));
    session.commit();
    return rex;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void rowsOfOneTableBecomeObjectsOfTheirClasses(boolean isHeld) throws SQLException {
    Puppy stored = puppy();
    if (!isHeld) {
      session.expungeAll();
    }
    assertEquals(List.of("Puppy", "Cat"), session.query(Animal.class).orderByDescending("version").orderBy("name")
        .list().stream().map(a -> a.getClass().getSimpleName()).sorted((a, b) -> b.compareTo(a)).toList());
    assertEquals(1, session.query(Dog.class).count());
    assertEquals(0, session.query(Cat.class).where(Condition.equal("name", "Rex")).count());
    Animal found = session.query(Animal.class).where(Condition.equal("name", "Rex")).one();
    Puppy rex = assertInstanceOf(Puppy.class, found);
    assertEquals(isHeld, session.contains(stored));
    assertEquals(7, rex.weeks);
    assertNotNull(rex.friend);
    assertEquals("Tom", rex.friend.get().name);
    assertNotNull(rex.id);
    assertSame(rex, session.getOne(Dog.class, rex.id));
    assertEquals(Optional.empty(), session.get(Cat.class, rex.id));
    rex.weeks++;
    rex.trick = "roll";
    session.commit();
    assertEquals("Puppy", database.value("SELECT kind FROM animal WHERE weeks = 8 AND version = 2"));
    session.delete(rex);
    session.commit();
    assertEquals("cat", database.value("SELECT string_agg(kind, ',') FROM animal"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void rowsOfJoinedTablesBecomeObjectsOfTheirClasses(boolean isHeld) throws SQLException {
    Car car = new Car();
    car.name = "beetle";
    car.doors = 2;
    Truck truck = new Truck();
    truck.name = "lorry";
    truck.load = 7.5;
    truck.tows = Ref.to(car);
    Vehicle bike = new Vehicle();
    bike.name = "bike";
    session.addAll(List.of(truck, bike, car));
    session.commit();
    if (!isHeld) {
      session.expungeAll();
    }
    assertEquals(List.of("Car", "Vehicle", "Truck"), session.query(Vehicle.class).orderBy("name").list().stream()
        .map(v -> v.getClass().getSimpleName()).toList());
    Truck found = session.query(Truck.class).where(Condition.greater("load", 7.0)).one();
    assertEquals(7.5, found.load);
    assertNotNull(found.tows);
    Vehicle towed = found.tows.get();
    assertEquals(2, assertInstanceOf(Car.class, towed).doors);
    found.load = 8;
    session.commit();
    assertEquals("2", database.value("SELECT version FROM vehicle WHERE name = 'lorry'"));
    assertEquals("8.0", database.value("SELECT load FROM truck"));
    database.run("UPDATE vehicle SET version = 9 WHERE name = 'lorry'");
    found.load = 9;
    assertThrows(StaleRowException.class, session::flush);
    session.rollback();
    session.delete(session.getOne(Truck.class, found.id == null ? 0 : found.id));
    session.delete(session.getOne(Vehicle.class, towed.id == null ? 0 : towed.id));
    session.commit();
    assertEquals("bike", database.value("SELECT string_agg(name, ',') FROM vehicle"));
    assertEquals("0", database.value("SELECT count(*) FROM truck"));
  }
}
