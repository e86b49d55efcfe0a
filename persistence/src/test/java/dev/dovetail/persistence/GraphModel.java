package dev.dovetail.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the [Shop]'s tables hold, by the names of things, in plain maps.
///
/// @param customers by their names
/// @param orders the customer of each order, or empty
/// @param lines the product of each line; a line is its order's name and its position
/// @param products by their names
/// @param tags by their names
/// @param links a product's name and a tag's
/// @param nodes the parent of each node, or empty
record GraphModel(Set<String> customers, Map<String, String> orders, Map<String, String> lines,
    Set<String> products, Set<String> tags, Set<String> links, Map<String, String> nodes) {
  GraphModel() {
    this(new TreeSet<>(), new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(),
        new TreeMap<>());
  }

  GraphModel copy() {
    return new GraphModel(new TreeSet<>(customers), new TreeMap<>(orders), new TreeMap<>(lines),
        new TreeSet<>(products), new TreeSet<>(tags), new TreeSet<>(links), new TreeMap<>(nodes));
  }

  /// Takes away an order and its lines.
  void removeOrder(String order) {
    orders.remove(order);
    lines.keySet().removeIf(line -> line.startsWith(order + '/'));
  }

  /// Takes away a customer, whose orders stay without one.
  void removeCustomer(String customer) {
    customers.remove(customer);
    orders.replaceAll((order, of) -> of.equals(customer) ? "" : of);
  }

  /// Takes away a node and all below it.
  ///
  /// @return their names
  Set<String> removeNode(String node) {
    Set<String> gone = new TreeSet<>(Set.of(node));
    while (gone.addAll(nodes.keySet().stream().filter(name -> gone.contains(nodes.get(name))).toList())) {
      // until no more are found
    }
    nodes.keySet().removeAll(gone);
    return gone;
  }

  /// Reads it from a database, past the module under test.
  static GraphModel read(TestDatabase database) throws SQLException {
    GraphModel model = new GraphModel();
    try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
      names(statement, "customer", model.customers);
      names(statement, "product", model.products);
      names(statement, "tag", model.tags);
      pairs(statement, "SELECT o.note, c.name FROM orders o LEFT JOIN customer c ON c.id = o.customer_id",
          model.orders);
      pairs(statement, "SELECT o.note || '/' || l.position, p.name FROM line l JOIN orders o ON o.id = l.order_id"
          + " JOIN product p ON p.id = l.product_id", model.lines);
      pairs(statement, "SELECT n.name, p.name FROM node n LEFT JOIN node p ON p.id = n.parent_id", model.nodes);
      Map<String, String> links = new TreeMap<>();
      pairs(statement, "SELECT p.name || '/' || t.name, '' FROM product_tag JOIN product p ON p.id = products_id"
          + " JOIN tag t ON t.id = tags_id", links);
      model.links.addAll(links.keySet());
    }
    return model;
  }

  private static void names(Statement statement, String table, Set<String> names) throws SQLException {
    try (var rows = statement.executeQuery("SELECT name FROM " + table)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
  }

  private static void pairs(Statement statement, String sql, Map<String, String> pairs) throws SQLException {
    try (var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        String value = rows.getString(2);
        pairs.put(rows.getString(1), value == null ? "" : value);
      }
    }
  }
}
