package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
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
import dev.dovetail.persistence.Shop.Tag;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Objects that refer to one another. Numbers are those of the acceptance cases.
class RelationsTest extends ShopTest {
  private Order storedOrder() {
    Customer ada = new Customer("Ada");
    Order order = new Order(ada);
    order.add(1, new Product("tea"));
    order.add(2, new Product("cup"));
    session.add(order);
    session.commit();
    session.expungeAll();
    assertNotNull(order.id);
    Order loaded = session.query(Order.class).fetch("customer", "lines").one();
    assertEquals(order.id, loaded.id);
    return loaded;
  }

  @Test
  void graphIsInsertedWithWhatIsReferredToFirst() throws SQLException { // 78
    Customer ada = new Customer("Ada");
    ada.address = new Address("High Street", "1");
    Order order = new Order(ada);
    order.add(1, new Product("tea"));
    order.add(2, new Product("cup"));
    session.add(order);
    assertTrue(session.contains(ada), "persisting cascades");
    wire.clear();
    session.commit();
    assertEquals(List.of("INSERT INTO customer", "INSERT INTO orders", "INSERT INTO product", "INSERT INTO line"),
        sent().stream().filter(sql -> sql.startsWith("INSERT")).toList());
    assertEquals("tea,cup", database.value("SELECT string_agg(p.name, ',') FROM line l JOIN product p"
        + " ON p.id = l.product_id"));
    assertEquals("High Street", database.value("SELECT street FROM customer"));
  }

  @Test
  void fetchLoadsEachRelationOfAllObjectsInOneStatement() {
    storedOrder();
    session.reset();
    wire.clear();
    Order order = session.query(Order.class).fetch("customer", "lines.product").one();
    assertEquals(5, sent().size(), wire.executed::toString); // the customer's profile is always loaded
    wire.clear();
    assertNotNull(order.customer);
    assertEquals("Ada", order.customer.get().name);
    assertEquals(List.of(1, 2), order.lines.stream().map(line -> line.position).toList());
    Line first = order.lines.getFirst();
    assertSame(order, first.order);
    assertNotNull(first.product);
    assertEquals("tea", first.product.name);
    assertSame(first, session.getOne(Line.class, new LineKey(order.id == null ? 0 : order.id, 1)));
    assertEquals(List.of(), wire.executed);
  }

  @Test
  void touchingACollectionThatIsNotLoadedSaysHowToLoadIt() {
    storedOrder();
    session.reset();
    Order order = session.query(Order.class).one();
    var refused = assertThrows(NotLoadedException.class, order.lines::size);
    assertTrue(refused.getMessage().contains("fetch(\"lines\")"), refused.getMessage());
    assertThrows(NotLoadedException.class, () -> order.lines.add(new Line(3, new Product("pot"))));
    session.load(order, "lines");
    assertEquals(2, order.lines.size());
  }

  @Test
  void referenceIsLoadedWhenItIsAskedFor() {
    storedOrder();
    session.reset();
    Order order = session.query(Order.class).one();
    Ref<Customer> customer = order.customer;
    assertNotNull(customer);
    assertFalse(customer.isLoaded());
    wire.clear();
    assertEquals("Ada", customer.get().name);
    customer.get();
    assertEquals(2, sent().size(), wire.executed::toString); // the customer, and its profile, which is always loaded
    session.close();
    assertEquals("Ada", customer.get().name);
  }

  @Test
  void unloadedReferenceOfAClosedSessionSaysWhatWouldHaveLoadedIt() {
    storedOrder();
    session.reset();
    Order order = session.query(Order.class).one();
    session.close();
    Ref<Customer> customer = order.customer;
    assertNotNull(customer);
    var refused = assertThrows(NotLoadedException.class, customer::get);
    assertTrue(refused.getMessage().contains("fetch(\"customer\")"), refused.getMessage());
  }

  @Test
  void whatIsTakenOutOfACollectionWithOrphanRemovalIsDeleted() throws SQLException { // 134
    Order order = storedOrder();
    Line gone = order.lines.removeFirst();
    session.flush();
    assertEquals(ObjectState.DELETED, session.inspect(gone));
    session.rollback(); // 38
    assertEquals(2, order.lines.size());
    assertTrue(session.contains(gone));
    order.lines = new ArrayList<>(order.lines.subList(1, 2));
    session.commit();
    assertEquals("2", database.value("SELECT string_agg(position || '', ',') FROM line"));
  }

  @Test
  void whatIsPutIntoACollectionOfAPersistentObjectIsAdded() throws SQLException { // 131
    Order order = storedOrder();
    Line line = new Line(3, new Product("pot"));
    order.lines.add(line);
    session.commit();
    assertSame(order, line.order);
    assertEquals("3", database.value("SELECT count(*) FROM line"));
  }

  @Test
  void whatIsPutIntoACollectionLeavesTheVersionOfItsOwnerAlone() throws SQLException { // 153
    Order order = storedOrder();
    assertEquals(1, order.version);
    order.lines.removeFirst();
    order.add(3, new Product("pot"));
    session.commit();
    assertEquals("1", database.value("SELECT version FROM orders"));
    assertEquals("2", database.value("SELECT count(*) FROM line"));
  }

  @Test
  void pendingObjectTakenOutAgainIsNeverInserted() throws SQLException { // 132
    Order order = new Order();
    session.add(order);
    session.flush();
    Line line = order.add(1, new Product("pot"));
    assertEquals(0, session.query(Tag.class).count()); // may flush or not
    session.noAutoflush(s -> {
      order.lines.remove(line);
      return s.query(Line.class).list();
    });
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM line"));
  }

  @Test
  void deletingCascadesToWhatWasNotLoaded() throws SQLException { // 135, 136, 79
    storedOrder();
    session.reset();
    Order order = session.query(Order.class).one();
    session.delete(order);
    wire.clear();
    session.flush();
    assertEquals(List.of("DELETE FROM line", "DELETE FROM orders"),
        sent().stream().filter(sql -> sql.startsWith("DELETE")).toList());
    session.rollback();
    assertTrue(session.contains(order)); // 37
    session.delete(session.query(Order.class).fetch("lines").one());
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM line"));
  }

  @Test
  void deletingWithoutCascadeMakesReferencesNull() throws SQLException { // 80, 141
    Order order = storedOrder();
    Ref<Customer> customer = order.customer;
    assertNotNull(customer);
    session.delete(customer.get());
    session.flush();
    assertNull(order.customer);
    assertTrue(session.contains(order));
    session.commit();
    assertEquals("null", database.value("SELECT customer_id FROM orders"));
    assertEquals("0", database.value("SELECT count(*) FROM customer"));
  }

  @Test
  void objectMovesFromOneCollectionToAnother() throws SQLException {
    Order order = storedOrder();
    Customer bob = new Customer("Bob");
    session.add(bob);
    session.flush();
    Ref<Customer> customer = order.customer;
    assertNotNull(customer);
    Customer ada = customer.get();
    session.load(ada, "orders");
    order.customer = Ref.to(bob);
    session.flush();
    assertEquals(List.of(), ada.orders);
    assertEquals(List.of(order), bob.orders);
    ada.orders.add(order);
    bob.orders.remove(order);
    session.commit();
    assertSame(ada, order.customer.get());
    assertEquals("Ada", database.value("SELECT c.name FROM orders o JOIN customer c ON c.id = o.customer_id"));
  }

  @Test
  void newObjectThatNothingCascadesToIsNamed() { // 149
    Profile profile = new Profile("text");
    profile.customer = new Customer("Ada");
    session.add(profile);
    var failed = assertThrows(FlushException.class, session::flush);
    assertTrue(failed.getMessage().contains("Profile.customer refers to a new Customer"), failed.getMessage());
  }

  @Test
  void oneToOneIsKeptFromTheOtherSide() throws SQLException {
    Customer ada = new Customer("Ada");
    ada.profile = new Profile("text");
    session.add(ada);
    session.commit();
    session.reset();
    Customer loaded = session.query(Customer.class).one();
    assertNotNull(loaded.profile);
    assertSame(loaded, loaded.profile.customer);
    loaded.profile = new Profile("other");
    session.commit();
    assertEquals("other", database.value("SELECT string_agg(text, ',') FROM profile"));
  }

  @Test
  void linksOfManyToManyAreWrittenOneByOne() throws SQLException { // 89, 90
    Product tea = new Product("tea");
    Tag hot = new Tag("hot");
    Tag wet = new Tag("wet");
    tea.tags.addAll(List.of(hot, wet));
    session.add(tea);
    session.flush();
    assertEquals(List.of(tea), hot.products, "the other side knows");
    tea.tags.remove(hot);
    Tag black = new Tag("black");
    tea.tags.add(black);
    wire.clear();
    session.flush();
    assertEquals(List.of("DELETE FROM product_tag", "INSERT INTO tag", "INSERT INTO product_tag"), sent());
    session.commit();
    assertEquals("2", database.value("SELECT count(*) FROM product_tag"));
    session.reset();
    Tag loaded = session.query(Tag.class).where(Condition.equal("name", "wet")).fetch("products.tags").one();
    assertEquals("tea", loaded.products.getFirst().name);
    assertEquals(Set.of("wet", "black"),
        Set.copyOf(loaded.products.getFirst().tags.stream().map(tag -> tag.name).toList()));
    session.delete(loaded.products.getFirst());
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM product_tag"));
    assertEquals("3", database.value("SELECT count(*) FROM tag"));
  }

  @Test
  void treeIsInsertedParentsFirstAndDeletedLeavesFirst() throws SQLException { // 83, 84
    Node root = new Node("root").add(new Node("a").add(new Node("b"))).add(new Node("c"));
    session.add(root);
    session.commit();
    assertEquals("4", database.value("SELECT count(*) FROM node"));
    session.reset();
    session.delete(session.query(Node.class).where(Condition.equal("name", "root")).one());
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM node"));
  }

  @Test
  void circleIsInsertedAndDeleted() throws SQLException { // 87, 88
    Node one = new Node("one");
    Node other = new Node("other");
    one.parent = Ref.to(other);
    other.parent = Ref.to(one);
    Node self = new Node("self");
    self.parent = Ref.to(self);
    session.addAll(List.of(one, other, self));
    session.commit();
    assertEquals("3", database.value("SELECT count(*) FROM node WHERE parent_id IS NOT NULL"));
    session.reset();
    session.query(Node.class).list().forEach(session::delete);
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM node"));
  }

  @Test
  void uniqueValueIsDeletedAndInsertedAgainInOneFlush() throws SQLException {
    session.add(new Customer("Ada"));
    session.commit();
    session.delete(session.query(Customer.class).one());
    session.add(new Customer("Ada"));
    session.commit();
    assertEquals("1", database.value("SELECT count(*) FROM customer"));
  }

  @Test
  void referenceThatOthersChangedIsLoadedWithItsOwner() throws SQLException {
    Order order = storedOrder();
    Line line = order.lines.getFirst();
    session.commit();
    database.run("INSERT INTO product (id, name) VALUES (77, 'pot')",
        "UPDATE line SET product_id = 77 WHERE position = 1");
    assertSame(line, session.query(Line.class).where(Condition.equal("position", 1)).one());
    assertNotNull(line.product);
    assertEquals("pot", line.product.name);
    wire.clear();
    session.flush();
    assertEquals(List.of(), sent(), "nothing was changed here");
  }

  @Test
  void mergeCopiesAGraphOntoTheObjectsOfTheSession() throws SQLException { // 106, 109
    Order detached = storedOrder();
    session.reset();
    detached.lines.removeFirst();
    detached.lines.add(new Line(5, new Product("pot")));
    detached.lines.getLast().order = detached;
    detached.note = "merged";
    Order merged = session.merge(detached);
    session.commit();
    assertFalse(session.contains(detached));
    assertTrue(session.contains(merged));
    assertEquals("2,5", database.value("SELECT string_agg(position || '', ',') FROM line"));
    assertEquals("merged", database.value("SELECT note FROM orders"));
  }

  @Test
  void deepChainIsHandledWithoutRecursion() throws SQLException { // 191
    int depth = 20_000;
    Node node = new Node("0");
    Node leaf = node;
    for (int i = 1; i < depth; i++) {
      Node parent = new Node(Integer.toString(i));
      leaf.parent = Ref.to(parent);
      leaf = parent;
    }
    session.add(node);
    session.commit();
    assertEquals(Integer.toString(depth), database.value("SELECT count(*) FROM node"));
  }
}
