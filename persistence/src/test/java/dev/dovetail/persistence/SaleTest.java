package dev.dovetail.persistence;

import static dev.dovetail.persistence.Expression.attribute;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A test over sales, with a session of a factory that knows them.
abstract class SaleTest extends DatabaseTest {
  static final Expression<Long> ID = attribute("id", Long.class);
  static final Expression<String> CITY = attribute("city", String.class);
  static final Expression<Integer> PIECES = attribute("pieces", Integer.class);
  static final Expression<Integer> BOXES = attribute("boxes", int.class);
  static final Expression<BigDecimal> PRICE = attribute("price", BigDecimal.class);
  static final Expression<Sale.Status> STATUS = attribute("status", Sale.Status.class);

  SessionFactory shop;
  Session sales;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  final void openShop() throws SQLException {
    database.run(Sale.ddl(product));
    shop = SessionFactory.builder().dataSource(wire).entities(Sale.class, Person.class).build();
    sales = shop.open();
  }

  @AfterEach
  final void closeShop() {
    sales.close();
    shop.close();
  }

  final void store(Sale... all) {
    sales.addAll(List.of(all));
    sales.commit();
  }

  final Query<Sale> query() {
    return sales.query(Sale.class);
  }
}
