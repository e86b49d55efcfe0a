package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What entities and their listeners are told of their rows. Numbers are those of the acceptance cases.
class EntityEventsTest extends DatabaseTest {
  private final List<String> heard = new ArrayList<>();

  /// An entity that is told of its own row.
  @Entity
  @Table(name = "visit")
  static class Visit {
    @Id long number;
    String ward = "";
    String stamp = "";
    @Transient List<String> told = new ArrayList<>();

    private Visit() {}

    Visit(long number, String ward) {
      this.number = number;
      this.ward = ward;
    }

    @PrePersist
    private void stampNew() {
      stamp = "new";
      told.add("pre persist");
    }

    @PreUpdate
    private void stampChange() {
      stamp = "changed to " + ward;
      told.add("pre update");
    }

    @PostPersist
    void inserted() {
      told.add("post persist");
    }

    @PostUpdate
    void updated() {
      told.add("post update");
    }

    @PreRemove
    void removing() {
      told.add("pre remove");
    }

    @PostRemove
    void removed() {
      told.add("post remove");
    }

    @PostLoad
    void loaded() {
      told.add("post load");
    }
  }

  /// A parent that brings its children along.
  @Entity
  @Table(name = "family")
  static class Family {
    @Id long id;

    @OneToMany(mappedBy = "family", cascade = CascadeType.ALL)
    List<Child> children = new ArrayList<>();
  }

  /// A child.
  @Entity
  @Table(name = "child")
  static class Child {
    @Id long id;
    @ManyToOne @Nullable Family family;

    @Override
    public String toString() {
      return "child " + id;
    }
  }

  /// An entity with a callback that cannot be called.
  @Entity
  static class Wrong {
    @Id long number;

    @PrePersist
    void stamp(String by) {}
  }

  /// Notes everything.
  private final class Recorder implements EntityListener<Person> {
    @Override
    public void beforeInsert(Session of, Person person) {
      heard.add("before insert " + person);
    }

    @Override
    public void afterInsert(Session of, Person person) {
      heard.add("after insert " + person + "#" + person.id());
    }

    @Override
    public void beforeUpdate(Session of, Person person) {
      heard.add("before update " + person);
    }

    @Override
    public void afterUpdate(Session of, Person person) {
      heard.add("after update " + person);
    }

    @Override
    public void beforeDelete(Session of, Person person) {
      heard.add("before delete " + person);
    }

    @Override
    public void afterDelete(Session of, Person person) {
      heard.add("after delete " + person);
    }

    @Override
    public void afterLoad(Session of, Person person) {
      heard.add("after load " + person);
    }
  }

  @BeforeEach
  void createTable() throws SQLException {
    database.run("CREATE TABLE visit (number BIGINT PRIMARY KEY, ward TEXT, stamp TEXT)");
  }

  private SessionFactoryBuilder builder() {
    return SessionFactory.builder().dataSource(wire).entities(Person.class, Note.class, Visit.class);
  }

  private void reopen(SessionFactoryBuilder builder) {
    close();
    factory = builder.build();
    session = factory.open();
  }

  @Test
  void listenerHearsOfEachRow() {
    reopen(builder().listener(Person.class, new Recorder()));
    Person ada = new Person("Ada");
    session.add(ada);
    session.commit();
    ada.name = "Eve";
    session.commit();
    session.refresh(ada);
    session.delete(ada);
    session.commit();
    assertEquals(List.of("before insert Ada", "after insert Ada#1", "before update Eve", "after update Eve",
        "after load Eve", "before delete Eve", "after delete Eve"), heard);
  }

  @Test
  void queriedAndStreamedObjectsAreLoaded() {
    reopen(builder().listener(Person.class, new Recorder()));
    session.addAll(List.of(new Person("Ada"), new Person("Bob")));
    session.commit();
    session.expungeAll();
    heard.clear();
    session.query(Person.class).orderBy("name").list();
    assertEquals(List.of("after load Ada", "after load Bob"), heard);
    session.query(Person.class).list();
    assertEquals(2, heard.size(), "they are held now");
    session.expungeAll();
    heard.clear();
    session.query(Person.class).orderBy("name").stream().forEach(p -> heard.add("streamed " + p));
    assertEquals(List.of("after load Ada", "streamed Ada", "after load Bob", "streamed Bob"), heard);
  }

  @Test
  void listenerOfASharedTypeHearsOfAllEntities() {
    reopen(builder().listener(Object.class, new EntityListener<Object>() {
      @Override
      public void afterInsert(Session of, Object entity) {
        heard.add(entity.getClass().getSimpleName());
      }
    }));
    session.add(new Person("Ada"));
    session.flush();
    session.add(new Note("first", 1));
    session.commit();
    assertEquals(List.of("Person", "Note"), heard);
  }

  @Test
  void whatIsSetBeforeIsWritten() throws SQLException {
    reopen(builder());
    Visit visit = new Visit(1, "north");
    session.add(visit);
    session.commit();
    assertEquals("new", database.value("SELECT stamp FROM visit"));
    visit.ward = "south";
    session.commit();
    assertEquals("changed to south", database.value("SELECT stamp FROM visit"));
    session.flush();
    session.delete(visit);
    session.commit();
    assertEquals(List.of("pre persist", "post persist", "pre update", "post update", "pre remove",
        "post remove"), visit.told);
    session.add(new Visit(2, "west"));
    session.commit();
    session.expungeAll();
    assertEquals(List.of("post load"), session.getOne(Visit.class, 2).told);
  }

  @Test
  void planCannotBeChangedWhileRowsAreWritten() { // 71
    List<BiConsumer<Session, Person>> changes = List.of((s, p) -> s.add(new Person("Bob")), Session::delete,
        Session::merge, Session::expunge, (s, p) -> s.update(p));
    for (BiConsumer<Session, Person> change : changes) {
      reopen(builder().listener(Person.class, new EntityListener<Person>() {
        @Override
        public void afterInsert(Session of, Person person) {
          change.accept(of, person);
        }
      }));
      session.add(new Person("Ada"));
      var refused = assertThrows(SessionStateException.class, session::flush);
      assertTrue(refused.getMessage().contains("while rows are written"), refused.getMessage());
      assertThrows(PendingRollbackException.class, session::commit);
      session.rollback();
    }
  }

  @Test
  void statementsMayBeRunWhileRowsAreWritten() throws SQLException {
    reopen(builder().listener(Person.class, new EntityListener<Person>() {
      @Override
      public void afterInsert(Session of, Person person) {
        of.execute("INSERT INTO visit (number, ward) VALUES (?, ?)", person.id(), person.name);
      }
    }));
    session.add(new Person("Ada"));
    session.commit();
    assertEquals("Ada", database.value("SELECT ward FROM visit WHERE number = 1"));
  }

  @Test
  void rowsOfCascadesAreHeardOfToo() throws SQLException {
    database.run("CREATE TABLE family (id BIGINT PRIMARY KEY)",
        "CREATE TABLE child (id BIGINT PRIMARY KEY, family_id BIGINT)");
    reopen(SessionFactory.builder().dataSource(wire).entities(Family.class, Child.class)
        .listener(Child.class, new EntityListener<Child>() {
          @Override
          public void beforeInsert(Session of, Child child) {
            heard.add("before insert " + child);
          }

          @Override
          public void afterDelete(Session of, Child child) {
            heard.add("after delete " + child);
          }
        })
        .listener(new SessionListener() {
          @Override
          public void stateChanged(Session of, Object entity, ObjectState from, ObjectState to) {
            if (entity instanceof Child) {
              heard.add(entity + " " + from + " " + to);
            }
          }
        }));
    Family family = new Family();
    Child first = new Child();
    first.family = family;
    family.children.add(first);
    session.add(family);
    assertEquals(List.of("child 0 TRANSIENT PENDING"), heard);
    Child second = new Child();
    second.id = 2;
    second.family = family;
    family.children.add(second);
    session.commit();
    assertEquals(List.of("child 0 TRANSIENT PENDING", "child 2 TRANSIENT PENDING", "before insert child 0",
        "before insert child 2", "child 0 PENDING PERSISTENT", "child 2 PENDING PERSISTENT"), heard);
    heard.clear();
    session.delete(family);
    session.flush();
    assertEquals(List.of("after delete child 0", "after delete child 2", "child 0 PERSISTENT DELETED",
        "child 2 PERSISTENT DELETED"), heard.stream().sorted().toList());
  }

  @Test
  void exceptionOfAListenerFailsTheFlush() throws SQLException {
    IllegalStateException thrown = new IllegalStateException("no");
    reopen(builder().listener(Person.class, new EntityListener<Person>() {
      @Override
      public void afterInsert(Session of, Person person) {
        throw thrown;
      }
    }));
    session.add(new Person("Ada"));
    assertThrows(IllegalStateException.class, session::commit);
    assertThrows(PendingRollbackException.class, session::commit);
    session.rollback();
    assertEquals("0", database.value("SELECT count(*) FROM person"));
  }

  @Test
  void callbackThatTakesSomethingIsRefused() {
    var refused = assertThrows(MappingException.class, () -> SessionFactory.builder().dataSource(wire)
        .entities(Wrong.class).build());
    assertTrue(refused.getMessage().contains("stamp") && refused.getMessage().contains("EntityListener"),
        refused.getMessage());
  }
}
