package dev.dovetail.persistence;

import static dev.dovetail.persistence.Condition.equal;
import static dev.dovetail.persistence.Condition.exists;
import static dev.dovetail.persistence.Condition.greater;
import static dev.dovetail.persistence.Condition.in;
import static dev.dovetail.persistence.Condition.isEmpty;
import static dev.dovetail.persistence.Condition.isNull;
import static dev.dovetail.persistence.Expression.attribute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.persistence.Shop.Customer;
import dev.dovetail.persistence.Shop.Line;
import dev.dovetail.persistence.Shop.Order;
import dev.dovetail.persistence.Shop.Product;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Bulk statements and pages along relations, and over keys of several columns.
class BulkJoinTest extends ShopTest {
  private final Customer ada = new Customer("Ada");
  private final Product tea = new Product("tea");
  private final Product rum = new Product("rum");

  /// An order of Ada's with three lines, one of Bob's with one, and one of nobody's.
  @BeforeEach
  void fill() {
    Order first = new Order(ada);
    first.add(1, tea);
    first.add(2, rum);
    first.add(3, tea);
    Order second = new Order(new Customer("Bob"));
    second.add(1, tea);
    session.addAll(List.of(first, second, new Order()));
    session.commit();
    wire.clear();
  }

  private List<Order> orders() {
    return session.query(Order.class).orderBy("id").list();
  }

  @Test
  void updateByAPath() throws SQLException {
    List<Order> orders = orders();
    assertEquals(1, session.bulkUpdate(Order.class).set("note", "x").where(equal("customer.name", "Ada"))
        .execute());
    assertEquals("x", orders.getFirst().note);
    assertEquals(2, orders.getFirst().version);
    assertNull(orders.get(1).note);
    assertEquals(2, session.bulkUpdate(Order.class).set("note", "y")
        .where(exists("lines", equal("product", tea)))
        .execute());
    assertEquals(1, session.bulkUpdate(Order.class).set("note", "z").where(isEmpty("lines")).execute());
    assertEquals(List.of("y", "y", "z"), orders.stream().map(o -> o.note).toList());
    session.commit();
    assertEquals("2", database.value("SELECT count(*) FROM orders WHERE note = 'y'"));
  }

  @Test
  void updateOfAReference() throws SQLException {
    List<Order> orders = orders();
    assertEquals(1, session.bulkUpdate(Order.class).set("customer", ada).where(isNull("customer")).execute());
    assertEquals(1, session.bulkUpdate(Order.class).set("customer", null)
        .where(equal("customer.name", "Bob")).execute());
    assertEquals("Ada", orders.getLast().customer == null ? null : orders.getLast().customer.get().name);
    assertNull(orders.get(1).customer);
    List<Line> lines = session.query(Line.class).list();
    assertEquals(3, session.bulkUpdate(Line.class).set("product", rum.id).where(equal("product.name", "tea"))
        .execute());
    assertTrue(lines.stream().allMatch(line -> line.product != null && line.product.name.equals("rum")));
    session.commit();
    assertEquals("2", database.value("SELECT count(*) FROM orders WHERE customer_id = " + ada.id));
    assertEquals("4", database.value("SELECT count(*) FROM line WHERE product_id = " + rum.id));
  }

  @Test
  void deleteOverKeysOfSeveralColumns() throws SQLException {
    List<Line> lines = session.query(Line.class).orderBy("order").orderBy("position").list();
    assertEquals(2, session.bulkDelete(Line.class)
        .where(equal("order.customer.name", "Ada"), equal("product", tea))
        .execute());
    assertEquals(List.of(false, true, false, true), lines.stream().map(session::contains).toList());
    assertEquals(1, session.bulkDelete(Line.class).where(equal("position", 1)).execute());
    assertFalse(session.contains(lines.getLast()));
    session.commit();
    assertEquals("1", database.value("SELECT count(*) FROM line WHERE position = 2"));
  }

  @Test
  void objectsThatOutliveTheirTransactionAreNotTrusted() throws SQLException {
    try (SessionFactory keeping = SessionFactory.builder().dataSource(wire).entities(Shop.ENTITIES)
        .sessions(SessionOptions.DEFAULT.expireOnCommit(false)).build()) {
      keeping.run(writing -> {
        List<Order> held = writing.query(Order.class).orderBy("id").list();
        writing.commit();
        database.run("UPDATE orders SET version = 7 WHERE id = 1");
        assertEquals(1, writing.bulkUpdate(Order.class).set("note", "x").where(equal("version", 7))
            .execute());
        assertEquals("x", held.getFirst().note);
        assertNull(held.get(1).note);
      });
    }
  }

  @Test
  void mistakesAreFoundBeforeSqlIsSent() {
    BulkUpdate<Order> update = session.bulkUpdate(Order.class);
    refused("which is in another table", () -> update.set("note", attribute("customer.name", String.class)));
    refused("has no attribute \"customer.name\"", () -> update.set("customer.name", "x"));
    refused("has no attribute \"lines\"", () -> update.set("lines", List.of()));
    refused("has no attribute \"age\"", () -> session.bulkDelete(Order.class)
        .where(equal("customer.age", 1)));
    assertThrows(SessionStateException.class, () -> update.set("customer", new Customer("new")));
    assertEquals(List.of(), wire.executed);
  }

  private static void refused(String reason, Runnable call) {
    var refused = assertThrows(MappingException.class, call::run);
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
  }

  @Test
  void pagesOverKeysOfSeveralColumns() {
    Query<Line> pages = session.query(Line.class).limit(3);
    List<Line> first = pages.after(null).list();
    assertEquals(List.of(1, 2, 3), first.stream().map(line -> line.position).toList());
    assertEquals(List.of(1), pages.after(first.getLast()).list().stream().map(line -> line.position)
        .toList());
    Query<Line> byPosition = session.query(Line.class).orderByDescending("position").limit(2);
    List<Line> last = byPosition.after(byPosition.after(null).list().getLast()).list();
    assertEquals(List.of(1, 1), last.stream().map(line -> line.position).toList());
    assertEquals(List.of(), byPosition.after(last.getLast()).list());
    assertEquals(2, byPosition.seek(2, first.getFirst().order == null ? 0 : first.getFirst().order.id).list()
        .size());
    assertThrows(MappingException.class, () -> byPosition.seek(2));
  }

  @Test
  void pagesInAnOrderByAPath() {
    Query<Order> pages = session.query(Order.class).orderBy(attribute("customer.name").desc().nullsLast())
        .limit(1);
    assertEquals(List.of(2L, 1L, 3L), pagesOf(pages.fetchJoined("customer")));
    session.expungeAll();
    Order bobs = pages.after(null).list().getFirst();
    assertTrue(assertThrows(NotLoadedException.class, () -> pages.after(bobs)).getMessage()
        .contains("fetchJoined(\"customer\")"));
    assertEquals(1, pages.seek("Bob", 2).list().getFirst().id);
    assertEquals(3, pages.seek("Ada", 1).list().getFirst().id);
    assertEquals(List.of(), pages.seek(null, 3).list());
  }

  private static List<Long> pagesOf(Query<Order> pages) {
    List<Long> found = new ArrayList<>();
    List<Order> page = pages.after(null).list();
    while (!page.isEmpty()) {
      page.forEach(order -> found.add(order.id == null ? 0 : order.id));
      page = pages.after(page.getLast()).list();
    }
    return found;
  }

  @Test
  void listsOfAsManyValuesAsThereMayBe() {
    int most = product == DatabaseTest.Product.SQLITE ? 32_766 : 65_535;
    assertEquals(3, session.query(Order.class)
        .where(in("id", LongStream.rangeClosed(1, most).boxed().toList())).count());
    var refused = assertThrows(IllegalArgumentException.class, () -> session.query(Order.class)
        .where(in("id", LongStream.rangeClosed(0, most).boxed().toList())));
    assertEquals("id is compared with " + (most + 1)
        + " values, and a statement for this database has at most " + most
        + " parameters: ask for some of them at a time, or keep them in a table", refused.getMessage());
    assertEquals(1, session.query(Order.class).where(greater("id", 0), in("customer", List.of(ada, -1)))
        .count());
  }
}
