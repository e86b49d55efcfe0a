package dev.dovetail.persistence;

import dev.dovetail.persistence.Shop.Customer;
import dev.dovetail.persistence.Shop.Line;
import dev.dovetail.persistence.Shop.Node;
import dev.dovetail.persistence.Shop.Order;
import dev.dovetail.persistence.Shop.Product;
import dev.dovetail.persistence.Shop.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Random changes of a graph of objects, each made to a model too.
@SuppressWarnings("ReferenceEquality") // which objects they are, not what they hold
final class GraphWalk {
  private final Session session;
  private final Random random;
  private final List<String> log = new ArrayList<>();
  /// Objects whose relations were changed since the last flush: they are changed further on both sides only.
  private final Set<Object> touched = new HashSet<>();
  private int names;
  GraphModel model = new GraphModel();
  /// The live objects by their names.
  Map<String, Object> objects = new TreeMap<>();

  GraphWalk(Session session, long seed) {
    this.session = session;
    this.random = new Random(seed);
  }

  /// What was done.
  String log() {
    return String.join("\n", log);
  }

  void note(String step) {
    log.add(step);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  void flush() {
    note("flush");
    session.flush();
    touched.clear();
  }

  /// Loads everything again, as after a commit.
  void load() {
    touched.clear();
    objects = new TreeMap<>();
    session.query(Customer.class).fetch("orders").list().forEach(customer -> objects.put(customer.name, customer));
    for (Order order : session.query(Order.class).fetch("customer", "lines.product").list()) {
      objects.put(String.valueOf(order.note), order);
      order.lines.forEach(line -> objects.put(order.note + "/" + line.position, line));
    }
    session.query(Product.class).fetch("tags").list().forEach(each -> objects.put(each.name, each));
    session.query(Tag.class).fetch("products").list().forEach(tag -> objects.put(tag.name, tag));
    session.query(Node.class).fetch("parent", "children").list().forEach(node -> objects.put(node.name, node));
  }

  /// Makes one change.
  void step() {
    switch (random.nextInt(17)) {
      case 0 -> addCustomer(name("customer"));
      case 1, 2 -> addOrder();
      case 3, 4 -> moveOrder();
      case 5, 6 -> addLine();
      case 7 -> removeLine();
      case 8 -> removeOrder();
      case 9 -> removeCustomer();
      case 10 -> addProduct();
      case 11 -> link();
      case 12 -> unlink();
      case 13, 14 -> addNode();
      case 15 -> moveNode();
      default -> removeSomething();
    }
  }

  private String name(String kind) {
    return kind + names++;
  }

  private @Nullable String pick(Collection<String> from) {
    List<String> all = List.copyOf(from);
    return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
  }

  private <T> T object(Class<T> type, String name) {
    return type.cast(objects.get(name));
  }

  private void addCustomer(String name) {
    note("add " + name);
    Customer customer = new Customer(name);
    session.add(customer);
    objects.put(name, customer);
    model.customers().add(name);
  }

  private void addOrder() {
    String name = name("order");
    Order order = new Order();
    order.note = name;
    String customer = pick(model.customers());
    model.orders().put(name, customer == null ? "" : customer);
    objects.put(name, order);
    touched.add(order);
    if (customer == null) {
      note("add " + name);
      session.add(order);
    } else if (chance(50)) {
      note("add " + name + " referring to " + customer);
      order.customer = Ref.to(object(Customer.class, customer));
      session.add(order);
    } else {
      note("put new " + name + " into " + customer);
      object(Customer.class, customer).orders.add(order);
    }
  }

  @SuppressWarnings("ReferenceEquality") // which object it is
  private void moveOrder() {
    String name = pick(model.orders().keySet());
    if (name == null) {
      return;
    }
    Order order = object(Order.class, name);
    session.add(order); // if it is known to a collection only
    String from = model.orders().get(name);
    String to = chance(20) ? null : pick(model.customers());
    Customer target = to == null ? null : object(Customer.class, to);
    int how = touched.add(order) ? random.nextInt(3) : 2;
    note("move " + name + " from " + from + " to " + to + " by way " + how);
    model.orders().put(name, to == null ? "" : to);
    if (how == 0) {
      order.customer = target == null ? null : Ref.to(target);
      return;
    }
    objects.values().forEach(each -> {
      if (each instanceof Customer customer && customer != target) {
        customer.orders.remove(order);
      }
    });
    if (target != null && !target.orders.contains(order)) {
      target.orders.add(order);
    }
    if (how == 2) {
      order.customer = target == null ? null : Ref.to(target);
    }
  }

  private void addLine() {
    String of = pick(model.orders().keySet());
    String productName = pick(model.products());
    if (of == null || productName == null) {
      return;
    }
    int position = random.nextInt(4);
    String name = of + '/' + position;
    if (model.lines().containsKey(name)) {
      return;
    }
    Order order = object(Order.class, of);
    Line line = new Line(position, object(Product.class, productName));
    if (chance(50)) {
      note("put line " + name + " into its order");
      order.lines.add(line);
    } else {
      note("add line " + name);
      line.order = order;
      session.add(line);
    }
    model.lines().put(name, productName);
    objects.put(name, line);
  }

  private void removeLine() {
    String name = pick(model.lines().keySet());
    if (name == null) {
      return;
    }
    Line line = object(Line.class, name);
    Order order = object(Order.class, name.substring(0, name.indexOf('/')));
    if (session.inspect(line) != ObjectState.PERSISTENT || !order.lines.contains(line)) {
      flush();
    }
    note("remove line " + name);
    order.lines.remove(line);
    if (chance(50)) {
      session.delete(line);
    }
    model.lines().remove(name);
    objects.remove(name);
  }

  private void delete(Object object) {
    if (objects.values().stream().anyMatch(each -> session.inspect(each) != ObjectState.PERSISTENT)) {
      flush();
    }
    session.delete(object);
  }

  private void removeOrder() {
    String name = pick(model.orders().keySet());
    if (name != null) {
      note("delete " + name);
      Order order = object(Order.class, name);
      delete(order);
      if (chance(50)) {
        objects.values().forEach(each -> {
          if (each instanceof Customer customer) {
            customer.orders.remove(order);
          }
        });
      }
      model.removeOrder(name);
      objects.keySet().removeIf(each -> each.equals(name) || each.startsWith(name + '/'));
    }
  }

  private void removeCustomer() {
    String name = pick(model.customers());
    if (name != null) {
      note("delete " + name);
      delete(object(Customer.class, name));
      model.removeCustomer(name);
      objects.remove(name);
      if (chance(30)) {
        addCustomer(name); // the name is unique
        flush();
      }
    }
  }

  private void addProduct() {
    String name = name("product");
    String tagName = name("tag");
    note("add " + name + " with " + tagName);
    Product product = new Product(name);
    Tag tag = new Tag(tagName);
    product.tags.add(tag);
    session.add(product);
    objects.put(name, product);
    objects.put(tagName, tag);
    model.products().add(name);
    model.tags().add(tagName);
    model.links().add(name + '/' + tagName);
    touched.add(product);
    touched.add(tag);
  }

  private void link() {
    String productName = pick(model.products());
    String tagName = pick(model.tags());
    if (productName == null || tagName == null || !model.links().add(productName + '/' + tagName)) {
      return;
    }
    Product product = object(Product.class, productName);
    Tag tag = object(Tag.class, tagName);
    int how = untouched(product, tag) ? random.nextInt(3) : 2;
    note("link " + productName + " to " + tagName + " by way " + how);
    if (how != 1) {
      product.tags.add(tag);
    }
    if (how != 0) {
      tag.products.add(product);
    }
  }

  private boolean untouched(Object one, Object other) {
    boolean isFirst = touched.add(one);
    return touched.add(other) && isFirst;
  }

  private void unlink() {
    String link = pick(model.links());
    if (link == null) {
      return;
    }
    Product product = object(Product.class, link.substring(0, link.indexOf('/')));
    Tag tag = object(Tag.class, link.substring(link.indexOf('/') + 1));
    int how = untouched(product, tag) ? random.nextInt(3) : 2;
    note("unlink " + link + " by way " + how);
    if (how != 1) {
      product.tags.remove(tag);
    }
    if (how != 0) {
      tag.products.remove(product);
    }
    model.links().remove(link);
  }

  private void addNode() {
    String name = name("node");
    Node node = new Node(name);
    String parent = chance(20) ? null : pick(model.nodes().keySet());
    model.nodes().put(name, parent == null ? "" : parent);
    objects.put(name, node);
    touched.add(node);
    if (parent != null && chance(50)) {
      note("put new " + name + " below " + parent);
      object(Node.class, parent).children.add(node);
    } else {
      note("add " + name + " referring to " + parent);
      node.parent = parent == null ? null : Ref.to(object(Node.class, parent));
      session.add(node);
    }
  }

  @SuppressWarnings("ReferenceEquality") // which object it is
  private void moveNode() {
    String name = pick(model.nodes().keySet());
    if (name == null) {
      return;
    }
    Node node = object(Node.class, name);
    session.add(node); // if it is known to a collection only
    String to = chance(20) ? null : pick(model.nodes().keySet());
    Node target = to == null ? null : object(Node.class, to);
    int how = touched.add(node) ? random.nextInt(3) : 2;
    note("move " + name + " below " + to + " by way " + how);
    model.nodes().put(name, to == null ? "" : to);
    if (how == 0) {
      node.parent = target == null ? null : Ref.to(target);
      return;
    }
    objects.values().forEach(each -> {
      if (each instanceof Node other && other != target) {
        other.children.remove(node);
      }
    });
    if (target != null && !target.children.contains(node)) {
      target.children.add(node);
    }
    if (how == 2) {
      node.parent = target == null ? null : Ref.to(target);
    }
  }

  private void removeSomething() {
    String node = pick(model.nodes().keySet());
    String tag = pick(model.tags());
    String unused = pick(model.products().stream().filter(each -> !model.lines().containsValue(each)).toList());
    if (node != null && chance(40)) {
      note("delete " + node);
      delete(object(Node.class, node));
      model.removeNode(node).forEach(objects::remove);
    } else if (tag != null && chance(50)) {
      note("delete " + tag);
      delete(object(Tag.class, tag));
      model.tags().remove(tag);
      model.links().removeIf(link -> link.endsWith('/' + tag));
      objects.remove(tag);
    } else if (unused != null) {
      note("delete " + unused);
      delete(object(Product.class, unused));
      model.products().remove(unused);
      model.links().removeIf(link -> link.startsWith(unused + '/'));
      objects.remove(unused);
    }
  }

  /// What the objects say: references and collections, of which both sides have to say the same.
  GraphModel observed() {
    GraphModel seen = new GraphModel();
    objects.forEach((name, object) -> {
      switch (object) {
        case Customer customer -> seen.customers().add(customer.name);
        case Order order -> seen.orders().put(String.valueOf(order.note),
            order.customer == null ? "" : order.customer.get().name);
        case Line line -> seen.lines().put((line.order == null ? "" : line.order.note) + "/" + line.position,
            String.valueOf(line.product));
        case Product product -> {
          seen.products().add(product.name);
          product.tags.stream().filter(this::isLive).forEach(tag -> seen.links().add(product.name + '/' + tag.name));
        }
        case Tag tag -> seen.tags().add(tag.name);
        case Node node -> seen.nodes().put(node.name, node.parent == null ? "" : node.parent.get().name);
        default -> throw new IllegalStateException("unexpected: " + object);
      }
    });
    return seen;
  }

  /// What the collections on the inverse sides say. Deleted objects stay in them until they are loaded again.
  GraphModel observedFromTheOtherSide() {
    GraphModel seen = new GraphModel();
    objects.forEach((name, object) -> {
      switch (object) {
        case Customer customer -> seen.customers().add(name);
        case Order order -> seen.orders().put(name, "");
        case Product product -> seen.products().add(name);
        case Tag tag -> seen.tags().add(name);
        case Node node -> seen.nodes().put(name, "");
        default -> { }
      }
    });
    objects.values().forEach(object -> {
      switch (object) {
        case Customer customer -> customer.orders.stream().filter(this::isLive)
            .forEach(order -> putOnce(seen.orders(), order.note, customer.name));
        case Order order -> order.lines.stream().filter(this::isLive).forEach(line ->
            putOnce(seen.lines(), order.note + "/" + line.position, String.valueOf(line.product)));
        case Tag tag -> tag.products.stream().filter(this::isLive)
            .forEach(product -> seen.links().add(product.name + '/' + tag.name));
        case Node node -> node.children.stream().filter(this::isLive)
            .forEach(child -> putOnce(seen.nodes(), child.name, node.name));
        default -> { }
      }
    });
    return seen;
  }

  private boolean isLive(Object object) {
    return session.inspect(object) != ObjectState.DELETED;
  }

  private static void putOnce(Map<String, String> map, @Nullable String key, String value) {
    String previous = map.put(String.valueOf(key), value);
    if (previous != null && !previous.isEmpty()) {
      map.put(String.valueOf(key), previous + " and " + value);
    }
  }
}
