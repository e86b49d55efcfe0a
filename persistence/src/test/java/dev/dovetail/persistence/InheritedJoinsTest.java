package dev.dovetail.persistence;

import static dev.dovetail.persistence.Condition.equal;
import static dev.dovetail.persistence.Condition.exists;
import static dev.dovetail.persistence.Condition.isNull;
import static dev.dovetail.persistence.Condition.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
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

/// Queries and bulk statements over entities that extend others, and along references to them.
@ParameterizedClass
@EnumSource(Product.class)
class InheritedJoinsTest {
  @TempDir Path directory;

  @Parameter Product product;

  TestDatabase database;
  Wiretap wire;
  SessionFactory factory;
  Session session;
  private final Cat tom = named(new Cat(), "Tom");
  private final Dog rex = named(new Dog(), "Rex");
  private final Puppy pip = named(new Puppy(), "Pip");

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  final void open() throws SQLException {
    database = product == Product.SQLITE ? Sqlite.create(directory) : Postgres.create();
    database.run(InheritanceTest.ddl(product));
    wire = new Wiretap(database);
    factory = SessionFactory.builder().dataSource(wire)
        .entities(Animal.class, Dog.class, Puppy.class, Cat.class, Vehicle.class, Car.class, Truck.class)
            .build();
    session = factory.open();
    rex.friend = Ref.to(tom);
    pip.friend = Ref.to(rex);
    pip.weeks = 7;
    session.addAll(List.of(tom, rex, pip));
    Car car = new Car();
    car.name = "beetle";
    car.doors = 2;
    Truck lorry = new Truck();
    lorry.name = "lorry";
    lorry.load = 7.5;
    lorry.tows = Ref.to(car);
    Truck crane = new Truck();
    crane.name = "crane";
    session.addAll(List.of(car, lorry, crane));
    session.commit();
  }

  @AfterEach
  final void close() {
    session.close();
    factory.close();
  }

  private static <A extends Animal> A named(A animal, String name) {
    animal.name = name;
    return animal;
  }

  private List<String> names(Class<? extends Animal> type, Condition... conditions) {
    return session.query(type).where(conditions).orderBy("name").list().stream().map(a -> a.name).toList();
  }

  @Test
  void referencesToEntitiesThatShareATable() {
    assertEquals(List.of("Rex"), names(Dog.class, equal("friend.name", "Tom")));
    assertEquals(List.of("Pip"), names(Puppy.class, equal("friend", rex)));
    assertEquals(List.of(), names(Puppy.class, equal("friend.name", "Tom")));
    assertEquals(List.of("Pip"), names(Dog.class, exists("friend", equal("name", "Rex"))));
    assertTrue(assertThrows(MappingException.class, () -> names(Animal.class, equal("friend.name", "Tom")))
        .getMessage().contains("Animal has no attribute \"friend.name\""));
    assertEquals(1, session.query(Dog.class).where(equal("friend.name", "Tom")).count());
  }

  @Test
  void referencesToEntitiesOfJoinedTables() {
    Query<Truck> trucks = session.query(Truck.class).orderBy("name");
    assertEquals(List.of("lorry"), trucks.where(equal("tows.name", "beetle")).list().stream()
        .map(t -> t.name).toList());
    assertEquals(List.of("crane"), trucks.where(isNull("tows.name")).list().stream().map(t -> t.name)
        .toList());
    assertEquals(1, trucks.where(exists("tows", startsWith("name", "b"))).count());
    assertTrue(trucks.where(isNull("tows")).exists());
  }

  @Test
  void loadsReferencesOfAnyClassByJoins() {
    session.expungeAll();
    wire.clear();
    List<Dog> dogs = session.query(Dog.class).orderBy("name").fetchJoined("friend").list();
    assertEquals(1, wire.executed.stream().filter(sql -> sql.startsWith("SELECT")).count());
    assertNotNull(dogs.getFirst().friend);
    assertTrue(dogs.getFirst().friend.isLoaded());
    assertInstanceOf(Dog.class, dogs.getFirst().friend.get());
    assertInstanceOf(Cat.class, dogs.getLast().friend == null ? null : dogs.getLast().friend.get());
    List<Truck> trucks = session.query(Truck.class).orderByDescending("name").fetchJoined("tows").limit(2)
        .list();
    Ref<Vehicle> tows = trucks.getFirst().tows;
    assertTrue(tows != null && tows.isLoaded());
    assertEquals(2, assertInstanceOf(Car.class, tows.get()).doors);
  }

  @Test
  void bulkDeleteLeavesOtherClasses() throws SQLException {
    database.run("UPDATE animal SET friend_id = NULL");
    List<Animal> held = session.query(Animal.class).list();
    assertEquals(0, session.bulkDelete(Cat.class).where(equal("name", "Rex")).execute());
    assertEquals(2, session.bulkDelete(Dog.class).execute());
    assertEquals(3, held.size());
    assertTrue(session.contains(tom));
    assertFalse(session.contains(rex));
    assertFalse(session.contains(pip));
    session.commit();
    assertEquals("Tom", database.value("SELECT string_agg(name, ',') FROM animal"));
  }

  @Test
  void bulkUpdateLeavesOtherClasses() throws SQLException {
    session.query(Animal.class).list();
    assertEquals(1, session.bulkUpdate(Cat.class).set("name", "Kitty").execute());
    assertEquals(List.of("Kitty", "Rex", "Pip"), List.of(tom.name, rex.name, pip.name));
    assertEquals(List.of(2, 1, 1), List.of(tom.version, rex.version, pip.version));
    assertEquals(2, session.bulkUpdate(Dog.class).set("trick", "roll").where(startsWith("name", ""))
        .execute());
    assertEquals("roll", pip.trick);
    assertEquals(3, session.bulkUpdate(Animal.class).set("name", "same").execute());
    session.commit();
    assertEquals("2", database.value("SELECT count(*) FROM animal WHERE trick = 'roll'"));
    assertEquals("3", database.value("SELECT count(*) FROM animal WHERE name = 'same'"));
  }

  @Test
  void bulkStatementsWithJoinsLeaveOtherClasses() throws SQLException {
    session.query(Animal.class).list();
    assertEquals(1, session.bulkUpdate(Puppy.class).set("weeks", 8).where(equal("friend.name", "Rex"))
        .execute());
    assertEquals(8, pip.weeks);
    assertEquals(0, session.bulkUpdate(Puppy.class).set("weeks", 9).where(equal("friend.name", "Tom"))
        .execute());
    assertEquals(1, session.bulkUpdate(Dog.class).set("friend", null)
        .where(exists("friend", equal("name", "Tom"))).execute());
    assertEquals(1, session.bulkUpdate(Dog.class).set("friend", tom).where(equal("friend.name", "Rex"))
        .execute());
    assertEquals("Tom", pip.friend == null ? null : pip.friend.get().name);
    session.commit();
    assertEquals(String.valueOf(tom.id), database.value("SELECT friend_id FROM animal WHERE weeks = 8"));
  }

  @Test
  void bulkStatementsOverSeveralTablesAreRefused() {
    wire.clear();
    for (Class<?> type : List.of(Vehicle.class, Car.class)) {
      var refused = assertThrows(MappingException.class, () -> session.bulkDelete(type));
      assertTrue(refused.getMessage().contains("they are spread over the tables [vehicle, car"),
          refused.getMessage());
      assertThrows(MappingException.class, () -> session.bulkUpdate(type));
    }
    assertEquals(List.of(), wire.executed);
  }

  @Test
  void nativeSqlIntoEntitiesOfAnyClass() {
    session.expungeAll();
    List<Animal> animals = session.nativeQuery("SELECT * FROM animal ORDER BY name").list(Animal.class);
    assertEquals(List.of("Puppy", "Dog", "Cat"), animals.stream().map(a -> a.getClass().getSimpleName())
        .toList());
    List<Vehicle> vehicles = session.nativeQuery("SELECT v.*, c.doors, t.load, t.tows_id FROM vehicle v"
        + " LEFT JOIN car c ON c.id = v.id LEFT JOIN truck t ON t.id = v.id ORDER BY name")
            .list(Vehicle.class);
    assertEquals(List.of("Car", "Truck", "Truck"), vehicles.stream().map(v -> v.getClass().getSimpleName())
        .toList());
  }
}
