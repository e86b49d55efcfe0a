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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is done to an object is done to those it reaches, or not. Numbers are those of the acceptance cases.
class CascadeTest extends ShopTest {
  private Node node(String name) {
    return session.query(Node.class).where(Condition.equal("name", name)).fetch("parent", "children").one();
  }

  private static @Nullable Node parent(Node node) {
    return node.parent == null ? null : node.parent.get();
  }

  private String parents() throws SQLException {
    return column("n.name || '<' || coalesce(p.name, '')", "node n LEFT JOIN node p ON p.id = n.parent_id");
  }

  private Order storedOrder() {
    Order order = new Order(new Customer("Ada"));
    order.add(1, new Product("tea"));
    order.add(2, new Product("cup"));
    store(order);
    return session.query(Order.class).fetch("customer", "lines.product").one();
  }

  @Test
  void pendingChildThatIsTakenOutStaysWithoutOrphanRemoval() throws SQLException { // 133
    store(new Node("root"));
    Node root = node("root");
    Node child = new Node("child");
    root.children.add(child);
    session.add(child);
    root.children.remove(child);
    session.commit();
    assertEquals("child<,root<", parents());
  }

  @Test
  void collectionThatIsReplacedLosesItsOldObjectsAndInsertsTheNewOnes() throws SQLException { // 134
    Order order = storedOrder();
    Line old = order.lines.getFirst();
    Line same = new Line(old.position, old.product == null ? new Product("none") : old.product);
    order.lines = new ArrayList<>(List.of(same, new Line(7, new Product("pot"))));
    session.commit();
    assertEquals("1,7", column("position", "line"));
    assertTrue(session.contains(same));
    assertFalse(session.contains(old));
  }

  @Test
  void collectionThatWasNotLoadedCanBeReplaced() throws SQLException { // 134
    storedOrder();
    session.reset();
    Order order = session.query(Order.class).one();
    order.lines = List.of(new Line(7, new Product("pot")));
    session.commit();
    assertEquals("7", column("position", "line"));
  }

  @Test
  void orphanThatWasTakenOutBeforeItsParentIsDeletedGoesToo() throws SQLException { // 138
    Order order = storedOrder();
    Line first = order.lines.removeFirst();
    session.delete(order);
    assertFalse(session.deleted().contains(first), "it is an orphan at the flush");
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM line"));
  }

  @Test
  void childTakenOutBeforeItsParentIsDeletedLives() throws SQLException { // 138, 139
    store(new Node("root").add(new Node("a")).add(new Node("b")), new Node("other"));
    Node root = node("root");
    Node a = node("a");
    root.children.remove(a);
    session.delete(root);
    assertFalse(session.deleted().contains(a));
    session.flush();
    assertNull(a.parent);
    node("other").children.add(a);
    session.commit();
    assertEquals("a<other,other<", parents());
  }

  @Test
  void childThatMovesFromADeletedParentLives() throws SQLException { // 140
    for (int way = 0; way < 6; way++) {
      database.run("DELETE FROM node");
      session.reset();
      store(new Node("old").add(new Node("child")), new Node("new"));
      Node old = node("old");
      Node child = node("child");
      Node target = way % 2 == 0 ? node("new") : new Node("newer");
      if (way % 2 == 1) {
        session.add(target);
      }
      switch (way / 2) {
        case 0 -> { // to a collection, after the deletion
          session.delete(old);
          target.children.add(child);
        }
        case 1 -> { // by collections, before it
          old.children.remove(child);
          target.children.add(child);
          session.delete(old);
        }
        default -> { // by the reference
          child.parent = Ref.to(target);
          session.delete(old);
        }
      }
      session.flush();
      assertSame(target, parent(child), "way " + way);
      assertTrue(target.children.contains(child), "way " + way);
      session.commit();
      assertEquals(way % 2 == 0 ? "child<new,new<" : "child<newer,new<,newer<", parents(), "way " + way);
    }
  }

  @Test
  void childMovesBetweenParentsThatStay() throws SQLException { // 140
    for (int way = 0; way < 4; way++) {
      database.run("DELETE FROM node");
      session.reset();
      store(new Node("old").add(new Node("child")), new Node("new"));
      Node old = node("old");
      Node child = node("child");
      Node target = node("new");
      if (way == 0 || way == 1) {
        target.children.add(child);
      }
      if (way == 1 || way == 2) {
        child.parent = Ref.to(target);
      }
      if (way == 3) {
        old.children.remove(child);
        target.children.add(child);
      }
      session.flush();
      assertSame(target, parent(child), "way " + way);
      assertEquals(List.of(child), target.children, "way " + way);
      assertEquals(List.of(), old.children, "way " + way);
      session.commit();
      assertEquals("child<new,new<,old<", parents(), "way " + way);
    }
  }

  @Test
  void childOfADeletedParentStaysInTheSessionWithoutReference() throws SQLException { // 141
    Order order = storedOrder();
    Customer ada = session.query(Customer.class).one();
    session.delete(ada);
    session.flush();
    assertNull(order.customer);
    assertTrue(session.contains(order));
    session.rollback();
    assertSame(ada, order.customer == null ? null : order.customer.get());
    assertEquals("1", database.value("SELECT count(*) FROM orders WHERE customer_id IS NOT NULL"));
  }

  @Test
  void childWithoutItsNeededParentIsRefused() { // 142
    Line line = new Line(1, new Product("tea"));
    session.add(line);
    assertThrows(FlushException.class, session::flush); // its key is of the order
  }

  @Test
  void expungingCascades() { // 147
    store(new Node("root").add(new Node("a").add(new Node("b"))));
    Node root = session.query(Node.class).where(Condition.equal("name", "root")).fetch("children.children").one();
    Node child = root.children.getFirst();
    Node added = new Node("added");
    child.add(added);
    session.add(added);
    session.expunge(root);
    assertFalse(session.contains(child));
    assertFalse(session.contains(child.children.getFirst()));
    assertFalse(session.contains(added));
  }

  @Test
  @SuppressWarnings("NullAway") // what a careless user does
  void nullInACollectionIsNamed() { // 148
    Order order = storedOrder();
    order.lines.add(null);
    var failed = assertThrows(FlushException.class, session::flush);
    assertTrue(failed.getMessage().contains("Order.lines contains null"), failed.getMessage());
    session.rollback();
    order = session.query(Order.class).fetch("lines").one();
    order.lines = null;
    failed = assertThrows(FlushException.class, session::flush);
    assertTrue(failed.getMessage().contains("Order.lines is null"), failed.getMessage());
    session.rollback();
    Order unsaved = new Order();
    unsaved.lines = null;
    session.add(unsaved);
    session.flush();
    Order broken = new Order();
    broken.lines.add(null);
    assertThrows(FlushException.class, () -> session.add(broken));
  }

  @Test
  void newObjectThatNothingAddsIsNamed() { // 149
    Profile profile = new Profile("text");
    profile.customer = new Customer("Ada");
    session.add(profile);
    assertThrows(FlushException.class, session::flush);
    session.rollback();
    Line line = new Line(1, new Product("tea"));
    line.order = new Order();
    session.add(line);
    var failed = assertThrows(FlushException.class, session::flush);
    assertTrue(failed.getMessage().contains("Line.order refers to a new Order"), failed.getMessage());
  }

  @Test
  void deletedObjectInACollectionIsNamed() {
    store(new Node("root"), new Node("gone"));
    Node root = node("root");
    Node gone = node("gone");
    session.delete(gone);
    session.flush();
    root.children.add(gone);
    var failed = assertThrows(FlushException.class, session::flush);
    assertTrue(failed.getMessage().contains("deleted"), failed.getMessage());
  }

  @Test
  void collectionThatCannotBeChangedIsReplacedByOneThatCan() throws SQLException {
    store(new Node("root").add(new Node("a")).add(new Node("b")), new Node("other"));
    Node root = node("root");
    root.children = List.copyOf(root.children);
    Node a = node("a");
    a.parent = Ref.to(node("other"));
    session.flush();
    assertEquals(List.of(node("b")), root.children);
    root.children = List.of();
    session.commit();
    assertEquals("a<other,b<,other<,root<", parents());
  }

  @Test
  void deletionOfADetachedParentCascades() throws SQLException {
    store(new Node("root").add(new Node("a").add(new Node("b"))));
    Node root = session.query(Node.class).where(Condition.equal("name", "root")).fetch("children").one();
    session.reset();
    session.delete(root);
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM node"));
  }

  @Test
  void detachedChildIsGivenBackAfterItsParentWasDeleted() throws SQLException { // 140
    store(new Node("old").add(new Node("child")), new Node("new"));
    Node child = node("child");
    session.reset();
    child.parent = Ref.to(node("new"));
    session.update(child);
    session.delete(node("old"));
    session.commit();
    assertEquals("child<new,new<", parents());
  }

  @Test
  void rollbackToASavepointRestoresCollectionsAndReferences() { // 38, 57, 61
    store(new Node("root").add(new Node("a")).add(new Node("b")));
    Node root = node("root");
    Node a = node("a");
    Savepoint outer = session.beginNested();
    a.parent = null;
    session.flush();
    assertEquals(1, root.children.size());
    Savepoint inner = session.beginNested();
    root.children.add(new Node("c"));
    session.delete(node("b"));
    inner.commit();
    outer.rollback();
    assertEquals(List.of("a", "b"), root.children.stream().map(Node::toString).toList());
    assertSame(root, parent(a));
    session.rollback();
    assertEquals(3, session.query(Node.class).count());
  }
}
