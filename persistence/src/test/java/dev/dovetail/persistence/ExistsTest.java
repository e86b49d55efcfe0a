package dev.dovetail.persistence;

import static dev.dovetail.persistence.Condition.equal;
import static dev.dovetail.persistence.Condition.exists;
import static dev.dovetail.persistence.Condition.greater;
import static dev.dovetail.persistence.Condition.isEmpty;
import static dev.dovetail.persistence.Condition.isNotEmpty;
import static dev.dovetail.persistence.Condition.none;
import static dev.dovetail.persistence.Condition.not;
import static dev.dovetail.persistence.Condition.or;
import static dev.dovetail.persistence.Expression.attribute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.persistence.Shop.Customer;
import dev.dovetail.persistence.Shop.Line;
import dev.dovetail.persistence.Shop.Node;
import dev.dovetail.persistence.Shop.Order;
import dev.dovetail.persistence.Shop.Product;
import dev.dovetail.persistence.Shop.Profile;
import dev.dovetail.persistence.Shop.Tag;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Queries that ask what a relation to several objects reaches.
class ExistsTest extends ShopTest {
  private final Customer ada = new Customer("Ada");
  private final Customer bob = new Customer("Bob");
  private final Product tea = new Product("tea");
  private final Product rum = new Product("rum");
  private final Tag hot = new Tag("hot");

  /// Ada has ordered tea twice and rum; Bob has an order without lines; Cy has none.
  @BeforeEach
  void fill() {
    tea.tags.add(hot);
    tea.tags.add(new Tag("green"));
    rum.tags.add(hot);
    Order order = new Order(ada);
    order.note = "party";
    order.add(1, tea);
    order.add(2, rum);
    order.add(3, tea);
    session.addAll(List.of(order, new Order(bob), new Customer("Cy"), new Tag("cold")));
    session.commit();
    wire.clear();
  }

  private List<String> customers(Condition... conditions) {
    return session.query(Customer.class).where(conditions).orderBy("name")
        .select(attribute("name", String.class))
        .list().stream().map(String::valueOf).toList();
  }

  private List<Long> orders(Condition... conditions) {
    return session.query(Order.class).where(conditions).orderBy("id").list().stream()
        .map(o -> o.id == null ? 0 : o.id).toList();
  }

  @Test
  void aRowIsFoundOnceHoweverManyThereAre() {
    assertEquals(List.of(1L), orders(exists("lines", equal("product.name", "tea"))));
    assertEquals(1, session.query(Order.class).where(exists("lines", equal("product", tea))).count());
    assertEquals(List.of(1L), orders(exists("lines", greater("position", 1), equal("product.name", "tea"))));
    assertEquals(List.of(), orders(exists("lines", greater("position", 3))));
  }

  @Test
  void emptyAndNone() {
    assertEquals(List.of(2L), orders(isEmpty("lines")));
    assertEquals(List.of(1L), orders(isNotEmpty("lines")));
    assertEquals(List.of(2L), orders(none("lines", equal("product", rum))));
    assertEquals(List.of("Cy"), customers(isEmpty("orders")));
    assertEquals(List.of("Bob", "Cy"), customers(isEmpty("orders.lines")));
  }

  @Test
  void subqueriesInSubqueries() {
    assertEquals(List.of("Ada"), customers(exists("orders", exists("lines", equal("product.name", "rum")))));
    assertEquals(List.of("Ada"), customers(exists("orders.lines", equal("product.name", "rum"))));
    assertEquals(List.of("Ada"), customers(exists("orders.lines.product.tags", equal("name", "green"))));
    assertEquals(List.of("Bob"), customers(exists("orders", isEmpty("lines"))));
    assertEquals(List.of("Ada", "Cy"), customers(or(equal("name", "Cy"),
        exists("orders", exists("lines", equal("product", tea)), equal("note", "party")))));
    session.add(new Node("top").add(new Node("mid").add(new Node("leaf"))));
    assertEquals(List.of("top"), session.query(Node.class).where(exists("children", isNotEmpty("children"),
        equal("parent.name", "top"))).select("name").list());
  }

  @Test
  void tablesBetweenEntitiesFromBothSides() {
    Query<Product> products = session.query(Product.class).orderBy("name");
    assertEquals(List.of("rum", "tea"), products.where(exists("tags", equal("name", "hot"))).select("name")
        .list());
    assertEquals(List.of("rum"), products.where(none("tags", equal("name", "green"))).select("name").list());
    Query<Tag> tags = session.query(Tag.class).orderBy("name");
    assertEquals(List.of("cold"), tags.where(isEmpty("products")).select("name").list());
    assertEquals(List.of("green", "hot"), tags.where(exists("products", equal("id", tea.id))).select("name")
        .list());
    assertEquals(List.of("green"),
        tags.where(exists("products", equal("id", tea.id)), none("products", equal("id", rum.id)))
            .select("name").list());
  }

  @Test
  void behindAReference() {
    assertEquals(2, session.query(Line.class).where(exists("product.tags", equal("name", "green"))).count());
    assertEquals(3, session.query(Line.class).where(not(isEmpty("order.customer.orders"))).count());
    assertEquals(1, session.query(Order.class).where(exists("customer", equal("name", "Bob"))).count());
    session.add(new Order());
    assertEquals(1, session.query(Order.class).where(isEmpty("customer")).count());
  }

  @Test
  void relationToOneThatTheOtherSideKeeps() {
    Profile profile = new Profile("x");
    profile.customer = bob;
    bob.profile = profile;
    assertEquals(List.of("Bob"), customers(exists("profile", equal("text", "x"))));
    assertEquals(List.of("Ada", "Cy"), customers(isEmpty("profile")));
  }

  @Test
  void conditionsBeforeAndBehindHaveTheirParametersInOrder() {
    assertEquals(List.of("Ada"), customers(equal("name", "Ada"), exists("orders", equal("note", "party"),
        exists("lines", equal("position", 2))), Condition.like("name", "A%")));
  }

  @Test
  void aggregatesOverACollectionAreThoseOfItsEntity() {
    Expression<String> name = attribute("product.name", String.class);
    record Sold(String product, long lines) {}
    assertEquals(List.of(new Sold("rum", 1), new Sold("tea", 2)), session.query(Line.class)
        .where(equal("order.customer", ada)).select(Sold.class, name, Expression.count()).groupBy(name)
        .orderBy(name.asc()).list());
  }

  @Test
  void whatIsPendingInASubqueryIsFlushed() {
    Order empty = session.query(Order.class).where(isEmpty("lines")).fetch("lines").one();
    session.query(Product.class).fetch("tags").list();
    wire.clear();
    empty.add(1, rum);
    assertEquals(List.of("Ada", "Bob", "Cy"), customers());
    assertTrue(sent().stream().noneMatch(s -> s.startsWith("INSERT")), "not yet");
    assertEquals(List.of("Ada", "Bob"), customers(exists("orders.lines", equal("product", rum))));
    rum.tags.clear();
    assertEquals(List.of("tea"), session.query(Product.class).where(isNotEmpty("tags")).select("name")
        .list());
    tea.tags.remove(hot);
    assertEquals(List.of("green"), session.query(Tag.class).where(isNotEmpty("products")).select("name")
        .list());
  }

  @Test
  void whatDoesNotExistIsSaidBeforeAnythingIsSent() {
    assertTrue(message(exists("items"))
        .contains("has no relation \"items\"; its relations are [customer, lines]"));
    assertTrue(message(exists("lines.price"))
        .contains("has no relation \"price\"; its relations are [order, product]"));
    assertTrue(message(exists("lines", equal("price", 1))).contains("Line has no attribute \"price\""));
    assertTrue(message(isEmpty("note")).contains("has no relation \"note\""));
    assertEquals(List.of(), wire.executed);
  }

  private String message(Condition condition) {
    return assertThrows(MappingException.class, () -> session.query(Order.class).where(condition))
        .getMessage();
  }
}
