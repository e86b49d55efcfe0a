package dev.dovetail.persistence;

import static dev.dovetail.persistence.Condition.equal;
import static dev.dovetail.persistence.Condition.greater;
import static dev.dovetail.persistence.Condition.in;
import static dev.dovetail.persistence.Condition.isNotNull;
import static dev.dovetail.persistence.Condition.isNull;
import static dev.dovetail.persistence.Condition.not;
import static dev.dovetail.persistence.Condition.notEqual;
import static dev.dovetail.persistence.Condition.notIn;
import static dev.dovetail.persistence.Condition.or;
import static dev.dovetail.persistence.Expression.attribute;
import static dev.dovetail.persistence.Expression.count;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.persistence.Shop.Address;
import dev.dovetail.persistence.Shop.Customer;
import dev.dovetail.persistence.Shop.Line;
import dev.dovetail.persistence.Shop.LineKey;
import dev.dovetail.persistence.Shop.Node;
import dev.dovetail.persistence.Shop.Order;
import dev.dovetail.persistence.Shop.Product;
import dev.dovetail.persistence.Shop.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Queries along relations to one object, by joins.
class JoinTest extends ShopTest {
  private static final Expression<String> NAME = attribute("customer.name", String.class);

  private final Customer ada = new Customer("Ada");
  private final Customer bob = new Customer("Bob");
  private final Product tea = new Product("tea");

  /// Two orders of Ada's, one of Bob's, and one of nobody's.
  @BeforeEach
  void fill() {
    ada.address = new Address("Main Street", "12345");
    ada.profile = new Profile("likes tea");
    ada.profile.customer = ada;
    Order first = order(ada, "first");
    first.add(1, tea);
    first.add(2, new Product("rum"));
    Order third = order(bob, "third");
    third.add(1, tea);
    Order nobodys = new Order();
    nobodys.note = "nobody's";
    session.addAll(List.of(first, order(ada, "second"), third, nobodys));
    session.commit();
    wire.clear();
  }

  private static Order order(Customer customer, String note) {
    Order order = new Order(customer);
    order.note = note;
    return order;
  }

  private List<@Nullable String> notes(Condition... conditions) {
    return session.query(Order.class).where(conditions).orderBy("id").list().stream().map(o -> o.note)
        .toList();
  }

  private String lastStatement() {
    return wire.executed.stream().filter(sql -> sql.startsWith("SELECT")).toList().getLast();
  }

  @Test
  void conditionLeadsAlongAReference() {
    assertEquals(List.of("first", "second"), notes(equal("customer.name", "Ada")));
    assertEquals(List.of("third"), notes(NAME.greater("Ada")));
    assertEquals(List.of("first", "second"), notes(equal("customer.address.zip", "12345")));
    assertEquals(List.of("first", "second"), notes(equal("customer.profile.text", "likes tea")));
  }

  @Test
  void rowsThatReferToNothingStay() {
    assertEquals(List.of("nobody's"), notes(isNull("customer.name")));
    assertEquals(List.of("third", "nobody's"), notes(or(equal("customer.name", "Bob"), isNull("customer"))));
    assertEquals(4, session.query(Order.class).orderBy("customer.name").list().size());
    assertEquals(List.of("third"), notes(notEqual("customer.name", "Ada")));
    assertEquals(List.of("third", "nobody's"), notes(isNull("customer.profile")));
    assertEquals(List.of("first", "second"), notes(isNotNull("customer.profile")));
  }

  @Test
  void eachPathIsJoinedOnce() {
    session.query(Order.class).where(equal("customer.name", "Ada"), isNotNull("customer.address.zip"))
        .orderBy("customer.name").orderBy("customer.id").list();
    assertEquals(2, lastStatement().split("JOIN", -1).length, lastStatement());
    session.query(Line.class).where(equal("order.customer.name", "Ada")).orderBy("product.name")
        .orderBy("order.note").list();
    List<String> joins = wire.executed.stream().filter(sql -> sql.contains("JOIN")).toList();
    assertEquals(4, joins.getLast().split("JOIN", -1).length, joins.getLast());
  }

  @Test
  void severalReferencesAreFollowed() {
    assertEquals(List.of(1, 2), session.query(Line.class).where(equal("order.customer.name", "Ada"))
        .orderBy("position").select(attribute("position", Integer.class)).list());
    assertEquals(List.of("Ada", "Ada", "Bob"), session.query(Line.class)
        .orderBy(attribute("order.customer.name").asc())
        .select(attribute("order.customer.name", String.class)).list());
  }

  @Test
  void aReferenceIsComparedWithoutAJoin() {
    session.expungeAll();
    long key = ada.id == null ? 0 : ada.id;
    assertEquals(List.of("first", "second"), notes(equal("customer", key)));
    assertEquals(List.of("first", "second"), notes(equal("customer", (int) key)));
    assertEquals(List.of("first", "second"), notes(equal("customer", ada)));
    assertEquals(List.of("first", "second"), notes(equal("customer", Ref.to(ada))));
    assertEquals(List.of("first", "second"), notes(equal("customer", Ref.toKey(Customer.class, key))));
    assertEquals(List.of("first", "second"), notes(attribute("customer", Customer.class).equal(ada)));
    assertEquals(List.of("first", "second"), notes(equal("customer.id", key)));
    assertEquals(List.of("third"), notes(notEqual("customer", ada)));
    assertEquals(List.of("first", "second", "third"), notes(in("customer", List.of(ada, bob))));
    assertEquals(List.of("third"), notes(notIn("customer", List.of(key))));
    assertEquals(List.of("nobody's"), notes(isNull("customer")));
    assertEquals(List.of("nobody's"), notes(equal("customer", null)));
    assertEquals(List.of("first", "second", "third"), notes(isNotNull("customer")));
    assertEquals(List.of(), notes(in("customer", List.of())));
    assertTrue(wire.executed.stream().noneMatch(sql -> sql.contains("JOIN")), wire.executed.toString());
    assertEquals(2, session.query(Line.class).where(equal("order.customer", ada)).count());
  }

  @Test
  void aReferenceIsComparedWithAnother() {
    session.add(new Node("top").add(new Node("left")).add(new Node("right").add(new Node("leaf"))));
    assertEquals(List.of("leaf"), session.query(Node.class).where(equal("parent.parent.name", "top"))
        .select(attribute("name", String.class)).list());
    assertEquals(0, session.query(Node.class)
        .where(attribute("parent").equal(attribute("parent.parent"))).count());
    assertEquals(3, session.query(Node.class).where(attribute("parent").notEqual(attribute("id"))).count());
  }

  @Test
  void anObjectThatIsAddedOnlyIsFlushedFirst() {
    Customer cy = new Customer("Cy");
    session.add(order(cy, "new"));
    assertEquals(List.of("new"), notes(equal("customer", cy)));
    Customer dan = new Customer("Dan");
    MappingException error = assertThrows(MappingException.class, () -> notes(equal("customer", tea)));
    assertTrue(error.getMessage().contains("Customer.id is of type java.lang.Long"), error.getMessage());
    assertTrue(assertThrows(SessionStateException.class, () -> notes(equal("customer", dan))).getMessage()
        .contains("Order.customer cannot be compared with a new Customer"));
  }

  @Test
  void countsAndExists() {
    Query<Order> adas = session.query(Order.class).where(equal("customer.name", "Ada"));
    assertEquals(2, adas.count());
    assertEquals(1, adas.limit(1).count());
    assertTrue(adas.exists());
    assertFalse(session.query(Order.class).where(equal("customer.name", "Eve")).exists());
    assertEquals(2, adas.stream().count());
    assertEquals(2, session.query(Order.class).where(not(isNull("customer.name")), notEqual("customer", bob))
        .count());
  }

  record Total(@Nullable String customer, long orders) {}

  @Test
  void projectionsLeadAlongReferences() {
    session.nativeQuery("UPDATE orders SET note = 'x'").execute();
    assertEquals(List.of(new Total("Ada", 2), new Total("Bob", 1), new Total(null, 1)),
        session.query(Order.class).select(Total.class, NAME, count()).groupBy(NAME)
            .orderBy(NAME.asc().nullsLast()).list());
    assertEquals(List.of(new Total("Ada", 2)), session.query(Order.class).select(Total.class, NAME, count())
        .groupBy(NAME).having(NAME.equal("Ada"), count().greater(1L)).list());
    assertEquals(List.of("Ada", "Bob"), session.query(Order.class).where(NAME.isNotNull()).select(NAME)
        .distinct()
        .orderBy(NAME.asc()).list());
    assertEquals(3L, session.query(Order.class).select(count(attribute("customer"))).one());
    assertEquals(List.of(ada.id == null ? 0 : ada.id), session.query(Order.class)
        .where(equal("note", "x"), equal("id", 1))
        .select("customer").list());
  }

  @Test
  void keysOfSeveralColumns() {
    assertEquals(List.of(1, 1), session.query(Line.class)
        .where(greater("order", 0), equal("product.name", "tea"))
        .list().stream().map(line -> line.position).toList());
    assertEquals(2, session.query(Line.class).where(equal("order.customer", ada)).list().size());
    assertTrue(session.get(Line.class, new LineKey(1, 2)).isPresent());
  }

  @Test
  void whatDoesNotExistIsSaidBeforeAnythingIsSent() {
    assertEquals(Order.class.getName() + " has no attribute \"client.name\"; its attributes are"
        + " [id, customer, note, version], its relations [customer, lines]", message("client.name"));
    assertEquals(Customer.class.getName() + " has no attribute \"age\"; its attributes are"
        + " [id, name, address.street, address.zip], its relations [orders, profile]",
            message("customer.age"));
    assertEquals("Order.lines reaches several objects, so that no row has one value of lines.position: ask by"
        + " Condition.exists(\"lines\", …)", message("lines.position"));
    assertEquals("Customer.orders reaches several objects, so that no row has one value of customer.orders:"
        + " ask by Condition.exists(\"customer.orders\", …)", message("customer.orders"));
    assertEquals(List.of(), wire.executed);
    assertTrue(assertThrows(MappingException.class, () -> session.query(Order.class)
        .select(attribute("customer", Customer.class))).getMessage().contains("Order.customer is of type java.lang.Long, not "));
  }

  private String message(String path) {
    return assertThrows(MappingException.class, () -> session.query(Order.class).where(equal(path, 1)))
        .getMessage();
  }

  @Test
  void whatIsPendingInAJoinedTableIsFlushed() {
    ada.name = "Zoe";
    assertEquals(List.of(), notes(isNull("note")));
    assertEquals(List.of(), sent().stream().filter(s -> s.startsWith("UPDATE")).toList());
    assertEquals(List.of("first", "second"), notes(equal("customer.name", "Zoe")));
    Order order = session.query(Order.class).where(equal("note", "nobody's")).one();
    order.customer = Ref.to(new Customer("Eve"));
    assertEquals(List.of("nobody's"), notes(equal("customer.name", "Eve")));
  }

  @Test
  void aNewReferenceToANewObjectIsSeen() {
    Order order = session.query(Order.class).where(isNull("customer")).one();
    order.customer = Ref.to(new Customer("Eve"));
    assertEquals(4, session.query(Order.class).where(isNotNull("customer")).count());
  }
}
