package dev.dovetail.persistence;

import static dev.dovetail.persistence.Condition.equal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.persistence.Shop.Customer;
import dev.dovetail.persistence.Shop.Line;
import dev.dovetail.persistence.Shop.Node;
import dev.dovetail.persistence.Shop.Order;
import dev.dovetail.persistence.Shop.Product;
import dev.dovetail.persistence.Shop.Profile;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// References that are loaded by the query itself.
class FetchJoinedTest extends ShopTest {
  /// An order of Ada's with two lines, one of Bob's, and one of nobody's.
  @BeforeEach
  void fill() {
    Customer ada = new Customer("Ada");
    ada.profile = new Profile("likes tea");
    ada.profile.customer = ada;
    Order first = new Order(ada);
    first.add(1, new Product("tea"));
    first.add(2, new Product("rum"));
    session.addAll(List.of(first, new Order(new Customer("Bob")), new Order()));
    session.commit();
    session.expungeAll();
    wire.clear();
  }

  private long statements() {
    return wire.executed.stream().filter(sql -> sql.startsWith("SELECT")).count();
  }

  private static Customer customer(Order order) {
    assertNotNull(order.customer);
    return order.customer.get();
  }

  @Test
  void loadsReferencesInTheSameStatement() {
    List<Order> orders = session.query(Order.class).orderBy("id").fetchJoined("customer").list();
    assertTrue(orders.getFirst().customer != null && orders.getFirst().customer.isLoaded());
    assertEquals("Ada", customer(orders.getFirst()).name);
    assertEquals("Bob", customer(orders.get(1)).name);
    assertNull(orders.get(2).customer);
    assertTrue(session.contains(customer(orders.getFirst())));
    assertSame(customer(orders.getFirst()), session.query(Customer.class).where(equal("name", "Ada")).one());
  }

  @Test
  void sendsOneStatement() {
    List<Node> nodes = List.of(new Node("top").add(new Node("left")).add(new Node("right")));
    session.addAll(nodes);
    session.commit();
    session.expungeAll();
    wire.clear();
    List<Node> found = session.query(Node.class).orderBy("id").fetchJoined("parent").list();
    assertEquals(List.of("top", "top"), found.stream().filter(n -> n.parent != null)
        .map(n -> n.parent == null ? "" : n.parent.get().name).toList());
    assertEquals(1, statements(), wire.executed.toString());
    assertSame(found.getFirst(), found.get(1).parent == null ? null : found.get(1).parent.get());
  }

  @Test
  void twoLevelsPastPlainFields() {
    Line line = session.query(Line.class).where(equal("product.name", "rum"))
        .fetchJoined("order.customer", "product").one();
    assertEquals("rum", line.product == null ? null : line.product.name);
    assertNotNull(line.order);
    assertTrue(line.order.customer != null && line.order.customer.isLoaded());
    List<String> ofProducts = wire.executed.stream().filter(sql -> sql.contains("FROM \"product\"")).toList();
    assertEquals(List.of(), ofProducts, "joined only");
    assertEquals("Ada", customer(line.order).name);
  }

  @Test
  void sharesJoinsWithConditionsAndOrders() {
    Query<Order> query = session.query(Order.class).fetchJoined("customer")
        .where(Condition.isNotNull("customer.name"))
        .orderByDescending("customer.name");
    assertEquals(List.of("Bob"), query.limit(1).list().stream().map(o -> customer(o).name).toList());
    assertEquals(2, wire.executed.stream().filter(sql -> sql.contains("JOIN")).findFirst().orElse("")
        .split("JOIN", -1).length);
    assertEquals(2, query.count());
    assertEquals("Bob", query.first().map(o -> customer(o).name).orElse(""));
    assertEquals(List.of("Ada"), query.offset(1).list().stream().map(o -> customer(o).name).toList());
    assertEquals(List.of("Bob", "Ada"), query.lock(LockMode.FOR_UPDATE).list().stream()
        .map(o -> customer(o).name).toList());
  }

  @Test
  void heldObjectsKeepTheirValuesUnlessTheyAreExpired() throws SQLException {
    Order order = session.query(Order.class).where(equal("customer.name", "Ada")).one();
    assertFalse(order.customer == null || order.customer.isLoaded());
    Customer ada = session.query(Customer.class).where(equal("name", "Ada")).one();
    session.rollback();
    database.run("UPDATE customer SET street = 'new' WHERE name = 'Ada'");
    wire.clear();
    assertSame(order, session.query(Order.class).where(equal("customer.name", "Ada")).fetchJoined("customer")
        .one());
    assertSame(ada, customer(order));
    assertFalse(session.isExpired(ada));
    assertEquals("new", ada.address == null ? null : ada.address.street());
    ada.name = "mine";
    session.noAutoflush(s -> s.query(Order.class).fetchJoined("customer").list());
    assertEquals("mine", ada.name);
    session.noAutoflush(s -> s.query(Order.class).fetchJoined("customer").populateExisting().list());
    assertEquals("Ada", ada.name);
  }

  @Test
  void aRelationThatTheOtherSideKeeps() {
    List<Customer> customers = session.query(Customer.class).orderBy("name").fetchJoined("profile").list();
    assertEquals("likes tea", customers.getFirst().profile == null ? null : customers.getFirst()
        .profile.text);
    assertNull(customers.getLast().profile);
  }

  @Test
  void relationsToSeveralObjectsAreLeftToFetch() {
    assertEquals("Order.lines reaches several objects, which would repeat the row of their owner: use"
        + " fetch(\"lines\")", assertThrows(MappingException.class,
            () -> session.query(Order.class).fetchJoined("lines")).getMessage());
    assertThrows(MappingException.class, () -> session.query(Order.class).fetchJoined("customer.orders"));
    assertThrows(MappingException.class, () -> session.query(Order.class).fetchJoined("note"));
    List<Order> orders = session.query(Order.class).fetchJoined("customer").fetch("lines.product")
        .orderBy("id").list();
    assertEquals(2, orders.getFirst().lines.size());
  }
}
