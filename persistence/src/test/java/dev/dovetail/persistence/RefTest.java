package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.persistence.Shop.Customer;
import dev.dovetail.persistence.Shop.Line;
import dev.dovetail.persistence.Shop.Node;
import dev.dovetail.persistence.Shop.Order;
import dev.dovetail.persistence.Shop.Product;
import dev.dovetail.persistence.Shop.Tag;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// References that load their objects when asked. Numbers are those of the acceptance cases.
class RefTest extends ShopTest {
  private Customer stored(String name) {
    Customer customer = new Customer(name);
    session.add(customer);
    session.commit();
    return customer;
  }

  private Order orderOf(Customer customer) {
    session.add(new Order(customer));
    session.commit();
    session.reset();
    wire.clear();
    return session.query(Order.class).one();
  }

  private static Ref<Customer> customer(Order order) {
    Ref<Customer> ref = order.customer;
    assertNotNull(ref);
    return ref;
  }

  private static long id(Customer customer) {
    assertNotNull(customer.id);
    return customer.id;
  }

  @Test
  void unloadedReferenceIsSetToNullByOneUpdate() throws SQLException { // 85
    Order order = orderOf(stored("Ada"));
    order.customer = null;
    wire.clear();
    session.flush();
    assertEquals(List.of("UPDATE orders"), sent());
    session.commit();
    assertEquals("null", database.value("SELECT customer_id FROM orders"));
  }

  @Test
  void referenceIsReloadedInPlaceAfterExpiry() throws SQLException { // 22
    Order order = orderOf(stored("Ada"));
    Customer ada = customer(order).get();
    session.commit();
    database.run("UPDATE customer SET name = 'Eve'");
    wire.clear();
    assertTrue(customer(order).isLoaded());
    assertSame(ada, customer(order).get());
    assertEquals("Eve", ada.name);
    assertEquals(List.of("SELECT customer", "SELECT profile"), sent());
    database.run("DELETE FROM orders", "DELETE FROM customer");
    session.commit();
    var gone = assertThrows(NoResultException.class, customer(order)::get);
    assertTrue(gone.getMessage().contains("Order.customer refers to Customer#" + ada.id), gone.getMessage());
  }

  @Test
  void loadingAReferenceFlushesBefore() { // 68
    Order order = orderOf(stored("Ada"));
    session.add(new Customer("Bob"));
    wire.clear();
    customer(order).get();
    assertEquals("INSERT INTO customer", sent().getFirst());
  }

  @Test
  void keyAloneRefersToARow() throws SQLException {
    Customer ada = stored("Ada");
    session.reset();
    wire.clear();
    Order order = new Order();
    order.customer = Ref.toKey(Customer.class, id(ada));
    assertEquals("Ref(Customer#" + ada.id + ")", order.customer.toString());
    var unbound = assertThrows(NotLoadedException.class, order.customer::get);
    assertTrue(unbound.getMessage().contains("add its object"), unbound.getMessage());
    session.add(order);
    session.commit();
    assertEquals(List.of("INSERT INTO orders"), sent());
    assertFalse(order.customer.isLoaded());
    assertEquals("Ada", order.customer.get().name);
    assertEquals(Long.toString(id(ada)), database.value("SELECT customer_id FROM orders"));
    order.customer = Ref.toKey(Customer.class, 99);
    session.noAutoflush(s -> s.query(Product.class).count());
    var missing = assertThrows(ConstraintException.class, session::flush);
    assertTrue(missing.getMessage().contains("orders"), missing.getMessage());
  }

  @Test
  void referenceOfAnAddedObjectIsLoadedBeforeTheFlush() {
    Customer ada = stored("Ada");
    session.reset();
    Order order = new Order();
    order.customer = Ref.toKey(Customer.class, id(ada));
    session.add(order);
    assertEquals("Ada", order.customer.get().name);
  }

  @Test
  void referenceGoesWithItsObjectFromSessionToSession() {
    Order order = orderOf(stored("Ada"));
    session.close();
    assertThrows(NotLoadedException.class, customer(order)::get);
    try (Session other = factory.open()) {
      other.update(order);
      assertEquals("Ada", customer(order).get().name);
      assertTrue(other.contains(customer(order).get()));
    }
    assertEquals("Ada", customer(order).get().name, "what is loaded stays so");
  }

  @Test
  void referencesPrintTheirRowsAndNotWhatIsInThem() {
    Node node = new Node("node");
    node.parent = Ref.to(node);
    assertEquals("Ref(Node)", node.parent.toString());
    session.add(node);
    session.flush();
    assertEquals("Ref(Node#" + node.id + ")", node.parent.toString());
  }

  @Test
  void collectionsThatAreNotLoadedRefuseWhateverIsDoneToThem() {
    Customer ada = stored("Ada");
    Product tea = new Product("tea");
    session.add(tea);
    session.commit();
    session.reset();
    List<Order> list = session.getOne(Customer.class, id(ada)).orders;
    Set<Tag> set = session.query(Product.class).one().tags;
    Order order = new Order(ada);
    Tag tag = new Tag("tag");
    for (Executable call : List.<Executable>of(list::size, list::isEmpty, list::clear, list::getFirst, list::hashCode,
        list::removeFirst, () -> list.get(0), () -> list.set(0, order), () -> list.add(order),
        () -> list.addFirst(order), () -> list.addAll(List.of(order)), () -> list.remove(order),
        () -> list.contains(order), () -> list.forEach(each -> {}), () -> list.stream().toList(), () -> list.sort(null))) {
      var refused = assertThrows(NotLoadedException.class, call);
      assertEquals("Customer.orders is not loaded: load it with its owner by fetch(\"orders\") in the query, or later by"
          + " session.load(object, \"orders\")", refused.getMessage());
    }
    for (Executable call : List.<Executable>of(set::size, set::isEmpty, set::clear, set::hashCode,
        () -> set.add(tag), () -> set.remove(tag), () -> set.contains(tag), () -> set.addAll(List.of(tag)),
        () -> set.removeIf(each -> true), () -> set.forEach(each -> {}), () -> set.stream().toList())) {
      var refused = assertThrows(NotLoadedException.class, call);
      assertTrue(refused.getMessage().startsWith("Product.tags is not loaded"), refused.getMessage());
    }
    assertEquals("[not loaded]", list.toString() + (set.toString().equals(list.toString()) ? "" : set));
  }

  @Test
  void danglingReferenceIsNamed() throws SQLException {
    Customer ada = stored("Ada");
    database.run(product == DatabaseTest.Product.SQLITE ? "PRAGMA foreign_keys = OFF"
        : "ALTER TABLE orders DROP CONSTRAINT orders_customer_id_fkey",
        "INSERT INTO orders (customer_id, version) VALUES (" + (id(ada) + 50) + ", 1)");
    Order order = session.query(Order.class).one();
    var failed = assertThrows(NoResultException.class, () -> session.load(order, "customer"));
    assertTrue(failed.getMessage().contains("refers to Customer#" + (id(ada) + 50)), failed.getMessage());
    assertThrows(NoResultException.class, customer(order)::get);
    order.note = "the session goes on";
    session.commit();
    assertEquals("the session goes on", database.value("SELECT note FROM orders"));
  }

  @Test
  void loadingOneByOneIsReportedOnce() {
    IntStream.range(0, 12).forEach(i -> session.add(new Order(new Customer("customer " + i))));
    session.commit();
    List<String> messages = new ArrayList<>();
    Logger logger = Logger.getLogger("dev.dovetail.persistence.internal.session.LoadReport");
    Handler kept = new Handler() {
      @Override
      public void publish(LogRecord message) {
        messages.add(message.getMessage());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    logger.setUseParentHandlers(false);
    logger.addHandler(kept);
    try (SessionFactory watched = SessionFactory.builder().dataSource(wire).entities(Shop.ENTITIES).reportNPlusOne(5)
        .build()) {
      watched.run(s -> s.query(Order.class).fetch("customer").list().forEach(order -> customer(order).get()));
      assertEquals(List.of(), messages);
      watched.run(s -> s.query(Order.class).list().forEach(order -> customer(order).get()));
    } finally {
      logger.removeHandler(kept);
      logger.setUseParentHandlers(true);
    }
    assertEquals(1, messages.size());
    assertTrue(messages.getFirst().contains("5 references of Order.customer") && messages.getFirst()
        .contains("fetch(\"customer\")"), messages.getFirst());
  }

  @Test
  void streamHandsOutReferencesThatLoad() {
    IntStream.range(0, 3).forEach(i -> session.add(new Order(new Customer("customer " + i))));
    session.commit();
    session.reset();
    try (Stream<Order> orders = session.query(Order.class).stream()) {
      assertEquals(3, orders.map(order -> {
        assertFalse(session.contains(order));
        assertThrows(NotLoadedException.class, order.lines::size);
        return customer(order).get().name;
      }).distinct().count());
    }
    var refused = assertThrows(MappingException.class, () -> session.query(Order.class).fetch("lines").stream());
    assertTrue(refused.getMessage().contains("list()"), refused.getMessage());
  }

  @Test
  void readingSessionLoadsAndWritesNothing() throws SQLException {
    orderOf(stored("Ada"));
    session.reset();
    factory.read(s -> {
      Order order = s.query(Order.class).one();
      assertEquals("Ada", customer(order).get().name);
      s.load(order, "lines.product");
      order.lines.add(new Line(1, new Product("tea")));
      order.customer = null;
      assertEquals(0, s.query(Line.class).count());
      s.refresh(order);
      assertNotNull(order.customer);
      order.customer = null;
      assertThrows(SessionStateException.class, s::flush);
      return "";
    });
    assertEquals("0", database.value("SELECT count(*) FROM line"));
    assertEquals("1", database.value("SELECT count(*) FROM orders WHERE customer_id IS NOT NULL"));
  }
}
