package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import dev.dovetail.persistence.Shop.Tag;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Objects with relations that are read anew. Numbers are those of the acceptance cases.
class RefreshTest extends ShopTest {
  private Order order(int lines) {
    Order order = new Order(new Customer("Ada"));
    for (int i = 1; i <= lines; i++) {
      order.add(i, new Product("product " + i));
    }
    session.add(order);
    session.commit();
    session.expungeAll();
    Order loaded = session.query(Order.class).fetch("customer", "lines.product").one();
    session.commit();
    session.query(Order.class).fetch("customer", "lines.product").one();
    wire.clear();
    return loaded;
  }

  private Node tree(int children) {
    Node root = new Node("root");
    IntStream.range(0, children).forEach(i -> root.add(new Node("child " + i)));
    session.add(root);
    session.commit();
    session.expungeAll();
    Node loaded = session.query(Node.class).where(Condition.equal("name", "root")).fetch("children").one();
    session.commit();
    session.query(Node.class).where(Condition.equal("name", "root")).fetch("children").one();
    return loaded;
  }

  @Test
  void refreshCascadesToWhatIsReached() throws SQLException { // 127
    Node root = tree(3);
    List<Node> children = List.copyOf(root.children);
    Node pending = new Node("pending");
    root.children.add(pending);
    session.noAutoflush(s -> s.query(Tag.class).count());
    session.add(pending);
    children.getFirst().name = "changed";
    database.run("UPDATE node SET name = 'by others'");
    wire.clear();
    session.refresh(root);
    assertEquals(2, sent().size(), wire.executed::toString);
    assertEquals(List.of("by others", "by others", "by others"), children.stream().map(n -> n.name).toList());
    assertFalse(session.contains(pending));
    assertThrows(NotLoadedException.class, root.children::size);
    session.commit();
    assertEquals("4", database.value("SELECT count(*) FROM node WHERE name = 'by others'"));
  }

  @Test
  void expiryCascadesToWhatIsReached() throws SQLException { // 127
    Node root = tree(2);
    List<Node> children = List.copyOf(root.children);
    Node pending = new Node("pending");
    root.children.add(pending);
    session.add(pending);
    children.getFirst().name = "changed";
    session.expire(root);
    assertTrue(children.stream().allMatch(session::isExpired));
    assertFalse(session.contains(pending));
    assertEquals(2, root.children.size(), "as it was when it was loaded");
    wire.clear();
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM node WHERE name = 'changed' OR name = 'pending'"));
  }

  @Test
  void refreshDoesNotCascadeUnasked() throws SQLException {
    Order order = order(1);
    Customer ada = order.customer == null ? new Customer("") : order.customer.get();
    ada.name = "changed";
    session.refresh(order);
    assertEquals("changed", ada.name);
    session.commit();
    assertEquals("changed", database.value("SELECT name FROM customer"));
  }

  @Test
  void refreshReloadsWhatIsAlwaysLoaded() throws SQLException { // 128
    Customer ada = new Customer("Ada");
    ada.profile = new Profile("text");
    session.add(ada);
    session.commit();
    session.getOne(Customer.class, ada.id == null ? 0 : ada.id);
    database.run("DELETE FROM profile", "INSERT INTO profile (text, customer_id) VALUES ('other', " + ada.id + ")");
    session.refresh(ada);
    assertEquals("other", ada.profile == null ? "" : ada.profile.text);
    assertSame(ada, ada.profile == null ? null : ada.profile.customer);
    assertFalse(session.isModified(ada));
  }

  @Test
  void refreshReloadsOtherRelationsIfTheyAreNamed() throws SQLException { // 128
    Order order = order(2);
    Line first = order.lines.getFirst();
    order.note = "kept";
    database.run("INSERT INTO line (order_id, position, product_id) SELECT order_id, 5, product_id FROM line"
        + " WHERE position = 1", "INSERT INTO customer (name) VALUES ('Bob')",
        "UPDATE orders SET customer_id = (SELECT id FROM customer WHERE name = 'Bob')");
    session.noAutoflush(s -> {
      s.refresh(order, "lines");
      return "";
    });
    assertEquals(List.of(1, 2, 5), order.lines.stream().map(line -> line.position).toList());
    assertSame(first, order.lines.getFirst());
    assertEquals("kept", order.note);
    wire.clear();
    session.noAutoflush(s -> {
      s.refresh(order, "customer");
      return "";
    });
    assertTrue(order.customer != null && order.customer.isLoaded());
    wire.clear();
    assertEquals("Bob", order.customer.get().name);
    assertEquals(List.of(), wire.executed);
    session.refresh(order);
    assertThrows(NotLoadedException.class, order.lines::size);
    assertNull(order.note, "was not written before");
  }

  @Test
  void refreshOfACollectionDropsItsChanges() throws SQLException {
    Order order = order(2);
    order.lines.removeFirst();
    session.refresh(order, "lines");
    assertEquals(2, order.lines.size());
    assertEquals(List.of(), session.dirty());
    order.lines.removeFirst();
    session.expire(order, "lines");
    assertThrows(NotLoadedException.class, order.lines::size);
    session.load(order, "lines");
    assertEquals(2, order.lines.size());
    session.commit();
    assertEquals("2", database.value("SELECT count(*) FROM line"));
    assertThrows(MappingException.class, () -> session.refresh(order, "price"));
  }

  @Test
  void referenceSetBackToTheSameRowIsNoChange() { // 17
    Order order = order(1);
    Customer ada = order.customer == null ? new Customer("") : order.customer.get();
    order.customer = Ref.to(ada);
    assertFalse(session.isModified(order));
    order.customer = Ref.toKey(Customer.class, ada.id == null ? 0 : ada.id);
    assertFalse(session.isModified(order));
    wire.clear();
    session.flush();
    assertEquals(List.of(), wire.executed);
    order.customer = null;
    assertTrue(session.isModified(order));
    session.refresh(order, "customer");
    assertFalse(session.isModified(order));
  }

  @Test
  void queryFreshensExpiredObjectsInOneStatementForEachEntity() throws SQLException { // 129
    Order order = order(5);
    session.expireAll();
    database.run("UPDATE orders SET note = 'new'", "UPDATE product SET name = 'new'");
    wire.clear();
    assertSame(order, session.query(Order.class).one());
    assertEquals("new", order.note);
    assertEquals(List.of("SELECT orders"), sent());
    wire.clear();
    List<Line> lines = session.query(Line.class).list();
    assertEquals(2, sent().size(), wire.executed::toString); // their products are always loaded
    assertEquals(5, lines.stream().filter(l -> l.product != null && l.product.name.equals("new")).count());
    lines.forEach(line -> assertSame(order, line.order));
  }

  @Test
  void othersCommitIsSeenAfterOnesOwn() throws SQLException { // 32
    Order order = order(2);
    session.commit();
    factory.run(s -> {
      Order same = s.query(Order.class).fetch("lines").one();
      same.note = "other";
      same.lines.removeFirst();
      same.customer = null;
    });
    assertSame(order, session.query(Order.class).fetch("lines").one());
    assertEquals("other", order.note);
    assertNull(order.customer);
    assertEquals(1, order.lines.size());
    session.commit();
    assertEquals("1", database.value("SELECT count(*) FROM line"));
  }

  @Test
  void valuesStayAfterACommitThatDoesNotExpire() throws SQLException { // 33
    order(2);
    try (Session own = factory.open(SessionOptions.DEFAULT.expireOnCommit(false))) {
      Order order = own.query(Order.class).fetch("lines").one();
      own.commit();
      database.run("DELETE FROM line WHERE position = 1", "UPDATE orders SET note = 'other'");
      assertSame(order, own.query(Order.class).fetch("lines").one());
      assertEquals(2, order.lines.size());
      assertNull(order.note);
      own.expireAll();
      own.query(Order.class).fetch("lines").one();
      assertEquals(1, order.lines.size());
      assertEquals("other", order.note);
    }
  }
}
