package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.persistence.Shop.Customer;
import dev.dovetail.persistence.Shop.Node;
import dev.dovetail.persistence.Shop.Order;
import dev.dovetail.persistence.Shop.Product;
import dev.dovetail.persistence.Shop.Tag;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The order of a flush's statements, and that there are no more than needed.
class FlushOrderTest extends ShopTest {
  private Customer customer(String name) {
    return session.query(Customer.class).where(Condition.equal("name", name)).fetch("orders").one();
  }

  private Node node(String name) {
    return session.query(Node.class).where(Condition.equal("name", name)).one();
  }

  private void storeCustomerWithOrders() {
    Customer ada = new Customer("Ada");
    ada.orders.addAll(List.of(new Order(), new Order()));
    store(ada);
  }

  private void storeTree() {
    store(new Node("root").add(new Node("a").add(new Node("a1")).add(new Node("a2")))
        .add(new Node("b").add(new Node("b1"))));
  }

  @Test
  void parentIsInsertedBeforeItsChildrenWhichAreOneStatement() throws SQLException { // 78
    Customer ada = new Customer("Ada");
    ada.orders.addAll(List.of(new Order(), new Order(), new Order()));
    session.add(ada);
    wire.clear();
    session.commit();
    assertEquals(List.of("INSERT INTO customer", "INSERT INTO orders"), written());
    assertEquals("3", database.value("SELECT count(*) FROM orders WHERE customer_id = " + ada.id));
  }

  @Test
  void childrenAreDeletedBeforeTheirParent() throws SQLException { // 79
    storeCustomerWithOrders();
    Customer ada = customer("Ada");
    List<Order> orders = List.copyOf(ada.orders);
    session.delete(ada);
    orders.forEach(session::delete);
    wire.clear();
    session.commit();
    assertEquals(List.of("DELETE FROM orders", "DELETE FROM customer"), written());
    assertEquals("0", database.value("SELECT count(*) FROM customer"));
  }

  @Test
  void childrenLoseTheReferenceBeforeTheirParentIsDeleted() throws SQLException { // 80
    storeCustomerWithOrders();
    Customer ada = customer("Ada");
    session.delete(ada);
    wire.clear();
    session.commit();
    assertEquals(List.of("UPDATE orders", "DELETE FROM customer"), written());
    assertEquals("2", database.value("SELECT count(*) FROM orders WHERE customer_id IS NULL"));
  }

  @Test
  void referencesThatWereMadeNullAreWrittenBeforeTheDeletion() throws SQLException { // 81
    storeCustomerWithOrders();
    List<Order> orders = session.query(Order.class).fetch("customer").list();
    Ref<Customer> ada = orders.getFirst().customer;
    assertNotNull(ada);
    orders.forEach(order -> order.customer = null);
    session.delete(ada.get());
    wire.clear();
    session.commit();
    assertEquals(List.of("UPDATE orders", "DELETE FROM customer"), written());
  }

  @Test
  void treeIsInsertedParentsFirst() throws SQLException { // 83
    Node root = new Node("root").add(new Node("a").add(new Node("a1"))).add(new Node("b").add(new Node("b1")));
    session.add(root);
    wire.clear();
    session.commit();
    assertEquals(List.of("INSERT INTO node"), written());
    assertEquals("a,a1,b,b1,root", column("name", "node"));
    assertEquals("a,b,null", column("coalesce(p.name, 'null')", "node n LEFT JOIN node p ON p.id = n.parent_id"
        + " WHERE n.name IN ('a1', 'b1', 'root')"));
  }

  @Test
  void treeIsDeletedLeavesFirst() throws SQLException { // 84
    storeTree();
    session.delete(node("root"));
    wire.clear();
    session.commit();
    assertEquals(List.of("DELETE FROM node"), written());
    assertEquals("0", database.value("SELECT count(*) FROM node"));
    storeTree();
    session.query(Node.class).list().forEach(session::delete);
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM node"));
  }

  @Test
  void unloadedReferenceIsMadeNullByOneUpdate() throws SQLException { // 85
    storeTree();
    Node leaf = node("a1");
    Ref<Node> parent = leaf.parent;
    assertNotNull(parent);
    assertFalse(parent.isLoaded());
    leaf.parent = null;
    wire.clear();
    session.flush();
    assertEquals(List.of("UPDATE node"), sent());
    session.commit();
    assertEquals("1", database.value("SELECT count(*) FROM node WHERE name = 'a1' AND parent_id IS NULL"));
  }

  @Test
  void treeIsChangedInSeveralFlushes() throws SQLException { // 86
    Node root = new Node("root");
    Node first = new Node("first");
    root.add(first).add(new Node("second"));
    session.add(root);
    session.flush();
    session.delete(first);
    root.children.remove(first);
    Node third = new Node("third");
    third.parent = Ref.to(root);
    session.add(third);
    session.flush();
    assertEquals(List.of("second", "third"), root.children.stream().map(Node::toString).toList());
    Node below = new Node("below");
    third.add(below);
    session.flush();
    assertSame(third, below.parent == null ? null : below.parent.get());
    session.delete(root);
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM node"));
  }

  @Test
  void linkRowsAreInsertedAfterBothEndsAndDeletedAlone() throws SQLException { // 89
    Product tea = new Product("tea");
    tea.tags.addAll(List.of(new Tag("hot"), new Tag("wet")));
    session.add(tea);
    wire.clear();
    session.flush();
    assertEquals(3, written().size(), wire.executed::toString);
    assertEquals("INSERT INTO product_tag", written().getLast());
    tea.tags.remove(tea.tags.iterator().next());
    wire.clear();
    session.commit();
    assertEquals(List.of("DELETE FROM product_tag"), sent());
    assertEquals("2", database.value("SELECT count(*) FROM tag"));
  }

  @Test
  void linkRowsThatStayAreLeftAlone() throws SQLException { // 90
    Product tea = new Product("tea");
    tea.tags.addAll(List.of(new Tag("hot"), new Tag("wet")));
    store(tea);
    Product loaded = session.query(Product.class).fetch("tags").one();
    loaded.name = "green tea";
    wire.clear();
    session.flush();
    assertEquals(List.of("UPDATE product"), sent());
    loaded.tags.add(new Tag("green"));
    wire.clear();
    session.flush();
    assertEquals(List.of("INSERT INTO tag", "INSERT INTO product_tag"), written());
    loaded.tags = new LinkedHashSet<>(new ArrayList<>(loaded.tags).reversed());
    wire.clear();
    session.commit();
    assertEquals(List.of(), written(), "in another order they are the same");
    assertEquals("3", database.value("SELECT count(*) FROM product_tag"));
  }

  @Test
  void bothSidesOfALinkAreChangedAtOnce() throws SQLException {
    Product tea = new Product("tea");
    Tag hot = new Tag("hot");
    store(tea, hot);
    Product loadedTea = session.query(Product.class).fetch("tags").one();
    Tag loadedHot = session.query(Tag.class).fetch("products").one();
    loadedTea.tags.add(loadedHot);
    loadedHot.products.add(loadedTea);
    session.commit();
    assertEquals("1", database.value("SELECT count(*) FROM product_tag"));
    session.load(loadedTea, "tags");
    session.load(loadedHot, "products");
    loadedTea.tags.remove(loadedHot);
    loadedHot.products.remove(loadedTea);
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM product_tag"));
  }

  @Test
  void loadingARelationFlushesWhatItReads() { // 68
    storeCustomerWithOrders();
    Customer ada = session.query(Customer.class).one();
    Order order = new Order(ada);
    session.add(order);
    session.load(ada, "orders");
    assertEquals(3, ada.orders.size());
    assertTrue(ada.orders.contains(order));
    assertEquals(ObjectState.PERSISTENT, session.inspect(order));
  }
}
