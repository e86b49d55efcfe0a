package dev.dovetail.persistence;

import static dev.dovetail.persistence.Condition.equal;
import static dev.dovetail.persistence.Condition.exists;
import static dev.dovetail.persistence.Condition.in;
import static dev.dovetail.persistence.Condition.isEmpty;
import static dev.dovetail.persistence.Condition.isNotNull;
import static dev.dovetail.persistence.Condition.isNull;
import static dev.dovetail.persistence.Condition.notEqual;
import static dev.dovetail.persistence.Expression.attribute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.persistence.DatabaseTest.Product;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Queries along references of several columns.
@ParameterizedClass
@EnumSource(Product.class)
class CompositeReferenceTest {
  /// Where a seat is.
  @Embeddable
  record SeatKey(String hall, int number) {}

  @Entity
  @Table(name = "seat")
  static class Seat {
    @EmbeddedId SeatKey id = new SeatKey("", 0);

    String kind = "";

    @OneToMany(mappedBy = "seat")
    List<Ticket> tickets = new ArrayList<>();

    @ManyToMany
    @JoinTable(name = "neighbour", joinColumns = {@JoinColumn(name = "hall"), @JoinColumn(name = "seat")},
        inverseJoinColumns = {@JoinColumn(name = "other_hall"), @JoinColumn(name = "other_seat")})
    List<Seat> neighbours = new ArrayList<>();

    private Seat() {}

    Seat(String hall, int number, String kind) {
      id = new SeatKey(hall, number);
      this.kind = kind;
    }
  }

  @Entity
  @Table(name = "ticket")
  static class Ticket {
    @Id long id;

    @ManyToOne
    @JoinColumn(name = "hall", referencedColumnName = "hall")
    @JoinColumn(name = "seat", referencedColumnName = "number")
    @Nullable Ref<Seat> seat;

    private Ticket() {}

    Ticket(long id, @Nullable Seat seat) {
      this.id = id;
      this.seat = seat == null ? null : Ref.to(seat);
    }
  }

  @TempDir Path directory;

  @Parameter Product product;

  TestDatabase database;
  SessionFactory factory;
  Session session;
  private final Seat red1 = new Seat("red", 1, "chair");
  private final Seat red2 = new Seat("red", 2, "sofa");
  private final Seat blue1 = new Seat("blue", 1, "chair");

  /// Tickets for two seats of the red hall, and one for no seat.
  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  final void open() throws SQLException {
    database = product == Product.SQLITE ? Sqlite.create(directory) : Postgres.create();
    database.run("CREATE TABLE seat (hall TEXT, number INTEGER, kind TEXT NOT NULL,"
            + " PRIMARY KEY (hall, number))",
        "CREATE TABLE ticket (id BIGINT PRIMARY KEY, hall TEXT, seat INTEGER,"
            + " FOREIGN KEY (hall, seat) REFERENCES seat)",
        "CREATE TABLE neighbour (hall TEXT, seat INTEGER, other_hall TEXT, other_seat INTEGER,"
            + " PRIMARY KEY (hall, seat, other_hall, other_seat))");
    factory = database.builder().entities(Seat.class, Ticket.class).build();
    session = factory.open();
    red1.neighbours.add(red2);
    session.addAll(List.of(red1, red2, blue1, new Ticket(1, red1), new Ticket(2, red2), new Ticket(3, null)));
    session.commit();
  }

  @AfterEach
  final void close() {
    session.close();
    factory.close();
  }

  private List<Long> tickets(Condition... conditions) {
    return session.query(Ticket.class).where(conditions).orderBy("id").list().stream().map(t -> t.id)
        .toList();
  }

  private List<SeatKey> seats(Condition... conditions) {
    return session.query(Seat.class).where(conditions).orderBy("id.hall").orderBy("id.number").list().stream()
        .map(s -> s.id).toList();
  }

  @Test
  void comparedAsAWhole() {
    assertEquals(List.of(1L), tickets(equal("seat", red1)));
    assertEquals(List.of(1L), tickets(equal("seat", new SeatKey("red", 1))));
    assertEquals(List.of(1L), tickets(equal("seat", List.of("red", 1))));
    assertEquals(List.of(1L), tickets(equal("seat", Ref.toKey(Seat.class, new SeatKey("red", 1)))));
    assertEquals(List.of(2L), tickets(notEqual("seat", red1)));
    assertEquals(List.of(1L, 2L), tickets(in("seat", List.of(red1, new SeatKey("red", 2), blue1))));
    assertEquals(List.of(3L), tickets(isNull("seat")));
    assertEquals(List.of(1L, 2L), tickets(isNotNull("seat")));
    assertEquals(List.of(1L, 2L), tickets(attribute("seat").equal(attribute("seat"))));
  }

  @Test
  void followed() {
    assertEquals(List.of(2L), tickets(equal("seat.kind", "sofa")));
    assertEquals(List.of(2L), tickets(equal("seat.id.number", 2)));
    assertEquals(List.of(1L, 2L), tickets(exists("seat", equal("id.hall", "red"))));
    assertEquals(List.of("chair", "sofa"), session.query(Ticket.class).fetchJoined("seat")
        .where(isNotNull("seat"))
        .orderBy("seat.kind").list().stream().map(t -> t.seat == null ? "" : t.seat.get().kind).toList());
  }

  @Test
  void askedAbout() {
    assertEquals(List.of(new SeatKey("red", 1)), seats(exists("tickets", equal("id", 1))));
    assertEquals(List.of(new SeatKey("blue", 1)), seats(isEmpty("tickets")));
    assertEquals(List.of(new SeatKey("red", 1)), seats(exists("neighbours", equal("kind", "sofa"))));
    assertEquals(List.of(new SeatKey("blue", 1), new SeatKey("red", 2)), seats(isEmpty("neighbours")));
  }

  @Test
  void inBulk() {
    assertEquals(1, session.bulkDelete(Ticket.class).where(equal("seat.kind", "sofa")).execute());
    assertEquals(1, session.bulkUpdate(Seat.class).set("kind", "x").where(exists("tickets", equal("id", 1)))
        .execute());
    assertEquals(2, session.bulkUpdate(Ticket.class).set("seat.id.hall", "blue").set("seat.id.number", 1)
        .where(Condition.greater("id", 0)).execute());
    assertEquals(List.of(1L, 3L), tickets(equal("seat.kind", "chair")));
  }

  @Test
  void wrongComparisonsAreExplained() {
    assertTrue(assertThrows(MappingException.class, () -> tickets(equal("seat", 1))).getMessage()
        .contains("A key of Seat is an object of " + SeatKey.class.getName()));
    assertTrue(assertThrows(MappingException.class, () -> session.query(Ticket.class).select("seat"))
        .getMessage()
        .contains("Ticket.seat is no single column"));
    assertTrue(assertThrows(MappingException.class, () -> tickets(attribute("seat").greater(red1)))
        .getMessage()
        .contains("no single column"));
    assertTrue(assertThrows(MappingException.class, () -> tickets(attribute("seat").equal(attribute("id"))))
        .getMessage().contains("so they cannot be compared"));
  }
}
