package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Keys of several columns with relations to them, keys that are made here, and values of several columns.
class CompositeKeyTest extends TablesTest {
  /// The key of a room.
  @Embeddable
  record RoomKey(String house, int number) {}

  /// Two lengths.
  @Embeddable
  record Size(Integer width, Integer height) {}

  /// A class of values, one of which has values itself.
  @Embeddable
  static class Look {
    @Nullable String colour;

    @Embedded
    @AttributeOverride(name = "width", column = @Column(name = "window_width"))
    @AttributeOverride(name = "height", column = @Column(name = "window_height"))
    @Nullable Size window;
  }

  /// Known by an object.
  @Entity
  @Table(name = "room")
  static class Room {
    @EmbeddedId
    @Nullable RoomKey key;

    @Nullable Size size;

    @Nullable Look look;

    @OneToMany(mappedBy = "room", cascade = CascadeType.ALL, orphanRemoval = true)
    List<Desk> desks = new ArrayList<>();

    @ManyToMany(cascade = CascadeType.PERSIST)
    @JoinTable(joinColumns = {@JoinColumn(name = "room_house"), @JoinColumn(name = "room_number")})
    Set<Room> doors = new LinkedHashSet<>();

    @Version
    @Nullable Instant version;

    private Room() {}

    Room(String house, int number) {
      this.key = new RoomKey(house, number);
    }
  }

  /// Known by its room and a letter, without a class for its key.
  @Entity
  @Table(name = "desk")
  static class Desk {
    @Id
    @ManyToOne(optional = false)
    @Nullable Room room;

    @Id String letter = "";

    @ManyToOne
    @Nullable Ref<Desk> next;

    @Version
    @Nullable UUID version;

    private Desk() {}

    Desk(String letter) {
      this.letter = letter;
    }
  }

  /// Has a key made here, and refers to two columns.
  @Entity
  @Table(name = "guest")
  static class Guest {
    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    @Nullable UUID id;

    @ManyToOne(cascade = CascadeType.PERSIST)
    @Nullable Ref<Room> room;

    @ManyToOne
    @Nullable Guest host;
  }

  CompositeKeyTest() {
    super(List.of("CREATE TABLE room (house VARCHAR(9), number INTEGER, width INTEGER, height INTEGER, colour TEXT,"
            + " window_width INTEGER, window_height INTEGER, version TIMESTAMP WITH TIME ZONE NOT NULL,"
            + " PRIMARY KEY (house, number))",
        "CREATE TABLE room_room (room_house VARCHAR(9), room_number INTEGER, doors_house VARCHAR(9),"
            + " doors_number INTEGER, FOREIGN KEY (room_house, room_number) REFERENCES room,"
            + " FOREIGN KEY (doors_house, doors_number) REFERENCES room)",
        "CREATE TABLE desk (room_house VARCHAR(9), room_number INTEGER, letter VARCHAR(9), next_room_house VARCHAR(9),"
            + " next_room_number INTEGER, next_letter VARCHAR(9), version UUID NOT NULL,"
            + " PRIMARY KEY (room_house, room_number, letter), FOREIGN KEY (room_house, room_number) REFERENCES room,"
            + " FOREIGN KEY (next_room_house, next_room_number, next_letter) REFERENCES desk)",
        "CREATE TABLE guest (id UUID PRIMARY KEY, room_house VARCHAR(9), room_number INTEGER,"
            + " host_id UUID REFERENCES guest, FOREIGN KEY (room_house, room_number) REFERENCES room)"),
        Guest.class, Desk.class, Room.class);
  }

  private Room storedRoom() {
    Room room = new Room("A", 1);
    room.desks.addAll(List.of(new Desk("x"), new Desk("y")));
    room.desks.getFirst().next = Ref.to(room.desks.getLast());
    room.desks.getLast().next = Ref.to(room.desks.getFirst());
    Room other = new Room("A", 2);
    room.doors.add(other);
    store(room);
    return session.query(Room.class).where(Condition.equal("key.number", 1)).fetch("desks.next", "doors").one();
  }

  @Test
  void keyIsAnObjectOrTheListOfItsParts() { // 24
    storedRoom();
    Room room = session.getOne(Room.class, new RoomKey("A", 1));
    wire.clear();
    assertSame(room, session.getOne(Room.class, List.of("A", 1)));
    Desk desk = session.getOne(Desk.class, List.of("A", 1, "x"));
    assertSame(room, desk.room);
    assertEquals(List.of(), sent());
  }

  @Test
  void graphOfCompositeKeysIsWrittenAndRead() throws SQLException {
    Room room = storedRoom();
    assertEquals(2, room.desks.size());
    Desk first = room.desks.getFirst();
    assertNotNull(first.next);
    assertSame(room.desks.getLast(), first.next.get());
    assertEquals(1, room.doors.size());
    UUID version = first.version;
    first.next = Ref.to(first);
    session.commit();
    assertEquals("x", database.value("SELECT next_letter FROM desk WHERE letter = 'x'"));
    assertTrue(version != null && !version.equals(session.getOne(Desk.class, List.of("A", 1, "x")).version));
    session.delete(session.getOne(Room.class, List.of("A", 1)));
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM desk"));
    assertEquals("0", database.value("SELECT count(*) FROM room_room"));
    assertEquals("1", database.value("SELECT count(*) FROM room"));
  }

  @Test
  void orphanWithACompositeKeyIsReplacedByAnotherWithTheSameKey() throws SQLException { // 134, 162
    Room room = storedRoom();
    Desk old = room.desks.removeFirst();
    room.desks.getFirst().next = null;
    Desk fresh = new Desk("x");
    room.desks.add(fresh);
    wire.clear();
    session.flush();
    assertEquals(Set.of("UPDATE desk"), Set.copyOf(written()));
    assertEquals(ObjectState.DELETED, session.inspect(old));
    session.rollback();
    assertTrue(session.contains(old));
    assertEquals(2, room.desks.size());
    assertEquals("2", database.value("SELECT count(*) FROM desk"));
  }

  @Test
  void guestsFollowTheirHostAndRoom() throws SQLException {
    Guest host = new Guest();
    host.room = Ref.to(new Room("B", 1));
    Guest guest = new Guest();
    guest.host = host;
    guest.room = host.room;
    session.addAll(List.of(guest, host));
    session.commit();
    assertEquals("2", database.value("SELECT count(*) FROM guest WHERE room_house = 'B' AND room_number = 1"));
    assertEquals(String.valueOf(host.id), database.value("SELECT host_id FROM guest WHERE host_id IS NOT NULL"));
    session.reset();
    session.query(Guest.class).list().forEach(session::delete);
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM guest"));
  }

  @Test
  void embeddedValuesAreChangedAsAWholeAndInPart() throws SQLException {
    Room room = storedRoom();
    assertNull(room.size);
    assertNull(room.look);
    room.size = new Size(3, 4);
    Look look = new Look();
    look.colour = "red";
    look.window = new Size(1, 2);
    room.look = look;
    session.commit();
    assertEquals("2", database.value("SELECT window_height FROM room WHERE number = 1"));
    Room loaded = session.getOne(Room.class, List.of("A", 1));
    assertNotNull(loaded.look);
    loaded.look.colour = "blue";
    wire.clear();
    session.flush();
    assertTrue(wire.executed.getLast().contains("SET \"colour\" = ?, \"version\" = ?"), wire.executed::toString);
    session.rollback();
    assertEquals("red", loaded.look == null ? null : loaded.look.colour);
    loaded.size = null;
    loaded.look = null;
    session.commit();
    session.reset();
    loaded = session.getOne(Room.class, List.of("A", 1));
    assertNull(loaded.size);
    assertNull(loaded.look);
  }
}
