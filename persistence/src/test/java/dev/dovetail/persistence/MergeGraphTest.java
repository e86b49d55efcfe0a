package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Merging of objects with what they reach. Numbers are those of the acceptance cases.
class MergeGraphTest extends ShopTest {
  /// An order with as many lines, which was loaded whole and is in no session any more.
  private Order detachedOrder(int lines) {
    Order order = new Order(new Customer("Ada"));
    for (int i = 1; i <= lines; i++) {
      order.add(i, new Product("product " + i));
    }
    session.add(order);
    session.commit();
    Order loaded = session.query(Order.class).fetch("customer", "lines.product").one();
    session.reset();
    wire.clear();
    return loaded;
  }

  @Test
  void objectWithoutRowIsCopiedIntoANewOne() throws SQLException { // 100
    Node unknown = new Node("unknown");
    unknown.id = 77L;
    Node copy = session.merge(unknown);
    assertNotSame(unknown, copy);
    assertEquals(ObjectState.PENDING, session.inspect(copy));
    session.commit();
    assertEquals("unknown", database.value("SELECT name FROM node"));
  }

  @Test
  void objectWithoutKeyIsCopiedWithoutAStatement() { // 101
    wire.clear();
    Node copy = session.merge(new Node("new"));
    assertEquals(ObjectState.PENDING, session.inspect(copy));
    assertEquals(List.of(), wire.executed);
  }

  @Test
  void pendingObjectIsReturnedAsItIs() throws SQLException { // 104
    Node node = new Node("new");
    session.add(node);
    assertSame(node, session.merge(node));
    session.commit();
    assertEquals("1", database.value("SELECT count(*) FROM node"));
  }

  @Test
  void onlyNamedFieldsAreCopied() throws SQLException { // 105
    Order order = detachedOrder(2);
    order.note = "note";
    order.lines.removeFirst();
    order.customer = null;
    Order merged = session.merge(order, MergeOptions.only("note"));
    assertEquals("note", merged.note);
    assertNotNull(merged.customer);
    session.commit();
    assertEquals("note", database.value("SELECT note FROM orders WHERE customer_id IS NOT NULL"));
    assertEquals("2", database.value("SELECT count(*) FROM line"));
    order.version++;
    order.note = "other";
    assertNull(session.merge(order, MergeOptions.only("customer", "lines")).customer);
    session.commit();
    assertEquals("note", database.value("SELECT note FROM orders WHERE customer_id IS NULL"));
    assertEquals("1", database.value("SELECT count(*) FROM line"));
    var refused = assertThrows(MappingException.class, () -> session.merge(order, MergeOptions.only("price")));
    assertTrue(refused.getMessage().contains("price"), refused.getMessage());
  }

  @Test
  void collectionsAreMatchedByKey() throws SQLException { // 106, 103
    Order order = detachedOrder(3);
    Order held = session.query(Order.class).fetch("lines").one();
    Line second = held.lines.get(1);
    order.lines.removeFirst();
    Line added = order.add(9, order.lines.getLast().product);
    Order merged = session.merge(order);
    assertSame(held, merged);
    assertSame(second, merged.lines.getFirst());
    assertEquals(List.of(2, 3, 9), merged.lines.stream().map(line -> line.position).toList());
    assertFalse(session.contains(added));
    assertFalse(session.contains(order));
    session.commit();
    assertEquals("2,3,9", database.value("SELECT string_agg(position || '', ',') FROM line"));
  }

  @Test
  void rowsOfALevelAreReadTogether() { // 106, 111
    Order order = detachedOrder(20);
    Order merged = session.merge(order);
    assertEquals(1, sent().stream().filter("SELECT line"::equals).count(), wire.executed::toString);
    assertTrue(sent().stream().noneMatch(sql -> sql.startsWith("INSERT") || sql.startsWith("UPDATE")));
    wire.clear();
    session.flush();
    assertEquals(List.of(), sent());
    assertEquals(20, merged.lines.size());
  }

  @Test
  void planLoadsWhatWillBeMerged() { // 116
    Order order = detachedOrder(5);
    Order merged = session.merge(order, MergeOptions.fetch("lines.product.tags"));
    List<String> statements = List.copyOf(sent());
    wire.clear();
    assertEquals(0, merged.lines.stream().mapToInt(line -> line.product == null ? 1 : line.product.tags.size()).sum());
    assertEquals(List.of(), wire.executed);
    assertEquals(1, statements.stream().filter("SELECT product"::equals).count(), statements::toString);
    assertThrows(MappingException.class, () -> session.merge(order, MergeOptions.fetch("lines.price")));
  }

  @Test
  void linksAndSingleObjectsAreMergedToo() throws SQLException { // 107
    Product tea = new Product("tea");
    Tag hot = new Tag("hot");
    tea.tags.addAll(List.of(hot, new Tag("wet")));
    Customer ada = new Customer("Ada");
    ada.profile = new Profile("old");
    session.addAll(List.of(tea, ada));
    session.commit();
    session.reset();
    tea.tags.remove(hot);
    tea.tags.add(new Tag("black"));
    tea.tags.iterator().next().name = "dry";
    ada.profile.text = "new";
    Product merged = session.merge(tea);
    session.merge(ada);
    session.commit();
    assertTrue(merged.tags.stream().allMatch(session::contains));
    assertEquals("black,dry", database.value("SELECT string_agg(name, ',' ORDER BY name) FROM tag JOIN product_tag"
        + " ON tags_id = id"));
    assertEquals("new", database.value("SELECT string_agg(text, ',') FROM profile"));
    session.reset();
    ada.profile = null;
    session.merge(ada);
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM profile"));
  }

  @Test
  void relationWithoutCascadeIsLeftAlone() throws SQLException { // 108
    Order order = detachedOrder(1);
    Customer ada = order.customer == null ? new Customer("") : order.customer.get();
    ada.orders = new ArrayList<>(List.of(new Order()));
    session.merge(ada);
    session.flush();
    assertEquals("1", database.value("SELECT count(*) FROM orders WHERE customer_id IS NOT NULL"));
    Profile profile = new Profile("text");
    profile.customer = ada;
    ada.name = "changed";
    Profile merged = session.merge(profile);
    assertNotSame(ada, merged.customer);
    assertTrue(merged.customer != null && session.contains(merged.customer));
    session.commit();
    assertEquals("Ada", database.value("SELECT name FROM customer"));
  }

  @Test
  void circleIsCopiedOnce() { // 109
    Node root = new Node("root");
    Node child = new Node("child");
    root.add(child);
    child.parent = Ref.to(root);
    Node copy = session.merge(root);
    Node copiedChild = copy.children.getFirst();
    assertNotSame(child, copiedChild);
    session.flush();
    assertNotNull(copiedChild.parent);
    assertSame(copy, copiedChild.parent.get());
    session.commit();
    assertEquals(2, session.query(Node.class).count());
    assertSame(root, child.parent.get(), "the argument is as it was");
    assertNull(root.id);
  }

  @Test
  void membersWithoutKeyAreEachNew() throws SQLException { // 110
    Node root = new Node("root").add(new Node("a")).add(new Node("a")).add(new Node("a"));
    assertEquals(3, session.merge(root).children.stream().distinct().count());
    session.commit();
    assertEquals("4", database.value("SELECT count(*) FROM node"));
  }

  @Test
  void pendingObjectsAreFlushedOnceBeforeAndNothingMeanwhile() { // 111
    Order order = detachedOrder(3);
    order.lines.getFirst().product = null; // could not be written
    session.add(new Tag("pending"));
    wire.clear();
    Order merged = session.merge(order);
    assertEquals("INSERT INTO tag", sent().getFirst());
    assertEquals(1, sent().stream().filter(sql -> sql.startsWith("INSERT") || sql.startsWith("UPDATE")).count());
    session.add(new Tag("another"));
    merged.lines.getFirst().product = merged.lines.getLast().product;
    assertEquals(2, session.query(Tag.class).count(), "flushing before queries goes on");
    session.noAutoflush(s -> {
      s.add(new Tag("third"));
      s.merge(new Node("node"));
      assertEquals(2, s.query(Tag.class).count(), "nor does merging switch it on");
      return "";
    });
  }

  @Test
  void twoObjectsWithOneKeyAreOneRow() throws SQLException {
    Order order = new Order(new Customer("Ada"));
    Product tea = new Product("tea");
    Line line = order.add(1, tea);
    Line same = order.add(1, tea);
    session.addAll(List.of(tea));
    session.commit();
    Order empty = new Order();
    session.add(empty);
    session.commit();
    empty.lines.addAll(List.of(line, same));
    line.order = empty;
    same.order = empty;
    session.expungeAll();
    Order merged = session.merge(empty);
    assertSame(merged.lines.getFirst(), merged.lines.getLast());
    merged.lines.removeLast();
    session.commit();
    assertEquals("1", database.value("SELECT count(*) FROM line"));
  }

  @Test
  void referenceToAMissingRowIsNamed() {
    Profile profile = new Profile("text");
    profile.customer = new Customer("Ada");
    profile.customer.id = 99L;
    var failed = assertThrows(NoResultException.class, () -> session.merge(profile));
    assertTrue(failed.getMessage().contains("Profile.customer refers to Customer#99"), failed.getMessage());
  }
}
