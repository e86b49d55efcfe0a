package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Loading of relations by plans, and what queries do with objects of a graph that are held. Numbers are those of the
/// acceptance cases.
class LoadingTest extends ShopTest {
  /// Orders of two lines each, every one with a product and a customer of its own.
  private List<Order> orders(int count) {
    for (int i = 0; i < count; i++) {
      Order order = new Order(new Customer("customer " + i));
      order.add(1, new Product("one"));
      order.add(2, new Product("two"));
      session.add(order);
    }
    session.commit();
    session.reset();
    List<Order> loaded = session.query(Order.class).orderBy("id").list();
    wire.clear();
    return loaded;
  }

  @Test
  void numberOfStatementsDoesNotGrowWithThatOfObjects() {
    List<Order> orders = orders(200);
    session.load(orders, "lines.product.tags", "customer");
    assertEquals(5, sent().size(), sent()::toString); // lines, products, tags, customers, profiles
    wire.clear();
    assertEquals(400, orders.stream().mapToInt(order -> order.lines.size()).sum());
    for (Order order : orders) {
      assertNotNull(order.customer);
      assertNotNull(order.customer.get().name);
      assertTrue(order.lines.stream().allMatch(line -> line.product != null && line.product.tags.isEmpty()));
    }
    assertEquals(List.of(), wire.executed);
  }

  @Test
  void whatIsLoadedIsNotLoadedAgain() {
    List<Order> orders = orders(4);
    session.load(orders.subList(0, 2), "lines", "customer");
    Line line = orders.getFirst().lines.getFirst();
    orders.getFirst().lines.removeLast();
    wire.clear();
    session.noAutoflush(s -> {
      s.load(orders, "lines", "customer");
      return "";
    });
    assertEquals(4, sent().size(), wire.executed::toString); // with products and profiles
    assertEquals(List.of(line), orders.getFirst().lines, "changes stay");
    wire.clear();
    session.noAutoflush(s -> {
      s.load(orders, "lines.order", "customer");
      return "";
    });
    assertEquals(List.of(), wire.executed);
  }

  @Test
  void loadingACollectionFlushesBefore() throws SQLException { // 68
    Order order = orders(1).getFirst();
    Line line = new Line(7, session.query(Product.class).list().getFirst());
    line.order = order;
    session.add(line);
    session.load(order, "lines");
    assertEquals(3, order.lines.size());
    assertSame(line, order.lines.getLast());
    session.commit();
    assertEquals("3", database.value("SELECT count(*) FROM line"));
  }

  @Test
  void queryFindsWhatAGraphHasAdded() { // 65
    Order order = orders(1).getFirst();
    session.load(order, "lines");
    Line line = order.add(9, new Product("nine"));
    assertSame(line, session.query(Line.class).where(Condition.equal("position", 9)).one());
    Node root = new Node("root").add(new Node("child"));
    session.add(root);
    assertSame(root.children.getFirst(), session.query(Node.class).where(Condition.equal("name", "child")).one());
  }

  @Test
  void queryWithoutFlushDoesNotFindIt() { // 66
    Order order = orders(1).getFirst();
    session.load(order, "lines");
    order.add(9, new Product("nine"));
    order.lines.removeFirst();
    assertEquals(List.of(1, 2), session.noAutoflush(s -> s.query(Line.class).orderBy("position").list()).stream()
        .map(line -> line.position).toList());
    assertEquals(List.of(2, 9), session.query(Line.class).orderBy("position").list().stream()
        .map(line -> line.position).toList());
  }

  @Test
  void failedFlushBeforeLoadingSaysThatItWasAutomatic() { // 67
    Order order = orders(1).getFirst();
    session.load(order, "lines");
    order.lines.getFirst().product = null;
    var failed = assertThrows(ConstraintException.class, () -> session.query(Line.class).list());
    assertTrue(failed.getMessage().contains("automatic flush"), failed.getMessage());
    session.rollback();
    assertNotNull(order.lines.getFirst().product);
    order.lines.getFirst().product = null;
    failed = assertThrows(ConstraintException.class, () -> session.load(order, "customer"));
    assertTrue(failed.getMessage().contains("automatic flush"), failed.getMessage());
  }

  @Test
  void queryLeavesHeldObjectsAsTheyAreUnlessTheyAreToBePopulated() throws SQLException { // 26
    Order order = orders(1).getFirst();
    session.load(order, "lines");
    order.lines.removeLast();
    order.note = "own";
    database.run("UPDATE orders SET note = 'other'");
    session.noAutoflush(s -> {
      assertSame(order, s.query(Order.class).fetch("lines").one());
      assertEquals("own", order.note);
      assertEquals(1, order.lines.size());
      s.query(Order.class).fetch("lines").populateExisting().one();
      return "";
    });
    assertEquals("other", order.note);
    assertEquals(2, order.lines.size());
    assertEquals(List.of(), session.dirty());
  }

  @Test
  void pathsThatDoNotExistAreNamed() {
    Order order = orders(1).getFirst();
    var refused = assertThrows(MappingException.class, () -> session.load(order, "lines.price"));
    assertTrue(refused.getMessage().contains("price") && refused.getMessage().contains("product"),
        refused.getMessage());
    assertThrows(MappingException.class, () -> session.load(order, ""));
    assertThrows(MappingException.class, () -> session.query(Order.class).fetch("note"));
    Order outside = new Order();
    assertThrows(SessionStateException.class, () -> session.load(outside, "lines"));
  }

  @Test
  void expungingCascades() { // 147
    Node root = new Node("root").add(new Node("child").add(new Node("leaf")));
    session.add(root);
    session.commit();
    session.expunge(root);
    assertTrue(List.of(root, root.children.getFirst(), root.children.getFirst().children.getFirst()).stream()
        .noneMatch(session::contains));
    Node other = new Node("other").add(new Node("pending"));
    session.add(other);
    session.expunge(other);
    assertEquals(List.of(), session.newObjects());
  }

  @Test
  void expungingLeavesWhatItDoesNotCascadeTo() {
    Order order = orders(1).getFirst();
    session.load(order, "customer", "lines");
    Line line = order.lines.getFirst();
    Product product = line.product;
    session.expunge(order);
    assertTrue(!session.contains(line) && product != null && session.contains(product));
    assertNotNull(order.customer);
    assertTrue(session.contains(order.customer.get()));
  }

  @Test
  void manyObjectsAreLoadedInStatementsOfSomeHundred() {
    Product product = new Product("tea");
    IntStream.range(0, 2_000).forEach(i -> product.tags.add(new Tag("tag " + i)));
    session.add(product);
    session.commit();
    session.reset();
    wire.clear();
    Product loaded = session.query(Product.class).fetch("tags.products").one();
    assertEquals(2_000, loaded.tags.size());
    assertTrue(loaded.tags.stream().allMatch(tag -> tag.products.equals(List.of(loaded))));
    assertEquals(2 + 4, sent().size());
  }
}
