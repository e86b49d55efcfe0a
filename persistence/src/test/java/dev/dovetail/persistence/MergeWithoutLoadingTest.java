package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.persistence.Shop.Customer;
import dev.dovetail.persistence.Shop.Node;
import dev.dovetail.persistence.Shop.Order;
import dev.dovetail.persistence.Shop.Product;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Objects of a cache put into a session without a statement. Numbers are those of the acceptance cases.
class MergeWithoutLoadingTest extends ShopTest {
  private Order cached() {
    Order order = new Order(new Customer("Ada"));
    order.add(1, new Product("tea"));
    order.add(2, new Product("cup"));
    session.add(order);
    session.commit();
    Order loaded = session.query(Order.class).fetch("customer", "lines.product").one();
    session.reset();
    wire.clear();
    return loaded;
  }

  @Test
  void graphBecomesPersistentAndCleanWithoutAStatement() throws SQLException { // 112
    Order cached = cached();
    Order order = session.merge(cached, MergeOptions.withoutLoading());
    assertNotSame(cached, order);
    assertEquals(ObjectState.PERSISTENT, session.inspect(order));
    assertFalse(session.isExpired(order));
    assertEquals(2, order.lines.size());
    assertSame(order, order.lines.getFirst().order);
    assertTrue(session.contains(order.lines.getFirst()));
    assertTrue(order.lines.getFirst().product != null && session.contains(order.lines.getFirst().product));
    assertNotNull(order.customer);
    assertEquals("Ada", order.customer.get().name);
    assertEquals(List.of(), session.dirty());
    session.flush();
    assertEquals(List.of(), wire.executed);
    order.note = "note";
    order.lines.removeFirst();
    session.commit();
    assertEquals("note", database.value("SELECT note FROM orders"));
    assertEquals("1", database.value("SELECT count(*) FROM line"));
  }

  @Test
  void readingSessionTakesFromACacheToo() {
    Order cached = cached();
    factory.read(s -> {
      assertEquals(2, s.merge(cached, MergeOptions.withoutLoading()).lines.size());
      assertThrows(SessionStateException.class, () -> s.merge(cached));
      return "";
    });
  }

  @Test
  void newObjectIsRefused() { // 113
    var refused = assertThrows(SessionStateException.class,
        () -> session.merge(new Node("new"), MergeOptions.withoutLoading()));
    assertTrue(refused.getMessage().contains("it has no row"), refused.getMessage());
    Order cached = cached();
    cached.add(3, new Product("new"));
    assertThrows(SessionStateException.class, () -> session.merge(cached, MergeOptions.withoutLoading()));
  }

  @Test
  void changedObjectIsRefusedWhereItShows() { // 114
    Order cached = cached();
    session.query(Order.class).one();
    cached.note = "changed";
    var refused = assertThrows(SessionStateException.class,
        () -> session.merge(cached, MergeOptions.withoutLoading()));
    assertTrue(refused.getMessage().contains("it was changed"), refused.getMessage());
    cached.version = 7;
    assertThrows(StaleRowException.class, () -> session.merge(cached, MergeOptions.withoutLoading()));
  }

  @Test
  void whatIsNotInACollectionIsNoOrphan() throws SQLException { // 115
    Order cached = cached();
    Order held = session.query(Order.class).fetch("lines").one();
    cached.lines.removeFirst();
    assertSame(held, session.merge(cached, MergeOptions.withoutLoading()));
    assertEquals(1, held.lines.size());
    session.commit();
    assertEquals("2", database.value("SELECT count(*) FROM line"));
  }

  @Test
  void heldObjectGetsTheValuesAndLosesItsOwnChanges() throws SQLException {
    Node node = new Node("root");
    session.add(node);
    session.commit();
    Node cached = new Node("newer");
    cached.id = node.id;
    node.name = "own";
    session.merge(cached, MergeOptions.withoutLoading());
    assertEquals("newer", node.name);
    assertFalse(session.isModified(node));
    session.commit();
    assertEquals("root", database.value("SELECT name FROM node"));
  }

  @Test
  void choosingFieldsHasNoMeaningThere() {
    assertThrows(IllegalArgumentException.class, () -> new MergeOptions(false, Set.of("name"), List.of()));
  }
}
