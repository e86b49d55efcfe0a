package dev.dovetail.persistence;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Entities with relations of each kind.
final class Shop {
  static final Class<?>[] ENTITIES = {Line.class, Order.class, Customer.class, Profile.class, Product.class, Tag.class,
      Node.class};

  private static final String KEY = TablesTest.KEY;
  static final List<String> DDL = List.of(
      "CREATE TABLE customer (id " + KEY + ", name TEXT NOT NULL UNIQUE, street TEXT, zip TEXT)",
      "CREATE TABLE profile (id " + KEY + ", text TEXT, customer_id BIGINT UNIQUE REFERENCES customer)",
      "CREATE TABLE orders (id " + KEY + ", customer_id BIGINT REFERENCES customer, note TEXT, version BIGINT NOT NULL)",
      "CREATE TABLE product (id " + KEY + ", name TEXT NOT NULL)",
      "CREATE TABLE line (order_id BIGINT NOT NULL REFERENCES orders, position INTEGER NOT NULL,"
          + " product_id BIGINT NOT NULL REFERENCES product, PRIMARY KEY (order_id, position))",
      "CREATE TABLE tag (id " + KEY + ", name TEXT NOT NULL)",
      "CREATE TABLE product_tag (products_id BIGINT NOT NULL REFERENCES product, tags_id BIGINT NOT NULL REFERENCES tag,"
          + " PRIMARY KEY (products_id, tags_id))",
      "CREATE TABLE node (id " + KEY + ", name TEXT NOT NULL, parent_id BIGINT REFERENCES node)");

  private Shop() {}

  /// Two values in one.
  @Embeddable
  record Address(String street, String zip) {}

  /// Has orders, which do not go with it, and a profile, which does.
  @Entity
  @Table(name = "customer")
  static class Customer {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    String name = "";

    @Nullable Address address;

    @OneToMany(mappedBy = "customer", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    List<Order> orders = new ArrayList<>();

    @OneToOne(mappedBy = "customer", cascade = CascadeType.ALL, orphanRemoval = true)
    @Nullable Profile profile;

    private Customer() {}

    Customer(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /// Belongs to a customer, of which there is one.
  @Entity
  @Table(name = "profile")
  static class Profile {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    String text = "";

    @OneToOne
    @Nullable Customer customer;

    private Profile() {}

    Profile(String text) {
      this.text = text;
    }
  }

  /// Has lines, which go with it.
  @Entity
  @Table(name = "orders")
  static class Order {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @ManyToOne(cascade = {CascadeType.PERSIST, CascadeType.MERGE})
    @Nullable Ref<Customer> customer;

    @Nullable String note;

    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    List<Line> lines = new ArrayList<>();

    @Version
    long version;

    Order() {}

    Order(Customer customer) {
      this.customer = Ref.to(customer);
    }

    Line add(int position, Product product) {
      Line line = new Line(position, product);
      line.order = this;
      lines.add(line);
      return line;
    }
  }

  /// The key of a line.
  record LineKey(long order, int position) {}

  /// Known by its order and its position in it.
  @Entity
  @Table(name = "line")
  @IdClass(LineKey.class)
  static class Line {
    @Id
    @ManyToOne(optional = false)
    @Nullable Order order;

    @Id
    int position;

    @ManyToOne(optional = false, cascade = CascadeType.PERSIST)
    @Nullable Product product;

    private Line() {}

    Line(int position, Product product) {
      this.position = position;
      this.product = product;
    }
  }

  /// Has tags, which others have too.
  @Entity
  @Table(name = "product")
  static class Product {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    String name = "";

    @ManyToMany(cascade = {CascadeType.PERSIST, CascadeType.MERGE})
    Set<Tag> tags = new LinkedHashSet<>();

    private Product() {}

    Product(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /// Is on products.
  @Entity
  @Table(name = "tag")
  static class Tag {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    String name = "";

    @ManyToMany(mappedBy = "tags")
    @OrderBy("name DESC")
    List<Product> products = new ArrayList<>();

    private Tag() {}

    Tag(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /// Refers to another one of its kind.
  @Entity
  @Table(name = "node")
  static class Node {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(nullable = false)
    String name = "";

    @ManyToOne(cascade = CascadeType.PERSIST)
    @Nullable Ref<Node> parent;

    @OneToMany(mappedBy = "parent", cascade = CascadeType.ALL)
    @OrderBy("id")
    List<Node> children = new ArrayList<>();

    private Node() {}

    Node(String name) {
      this.name = name;
    }

    Node add(Node child) {
      children.add(child);
      return this;
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
