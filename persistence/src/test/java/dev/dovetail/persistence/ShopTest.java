package dev.dovetail.persistence;

/// A new database with the tables of the [Shop], and a session on it whose statements are noted.
abstract class ShopTest extends TablesTest {
  ShopTest() {
    super(Shop.DDL, Shop.ENTITIES);
  }
}
