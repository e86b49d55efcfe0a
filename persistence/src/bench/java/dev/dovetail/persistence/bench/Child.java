package dev.dovetail.persistence.bench;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.stream.IntStream;

/// A row that refers to a parent by its key.
@Entity
@Table(name = "child")
class Child {
  static final int EACH = 5;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;
  @Column(name = "parent_id")
  Long parent;
  String name;
  int amount;

  Child() {}

  Child(Long parent, int i) {
    this.parent = parent;
    name = "child " + i;
    amount = i;
  }

  /// Five for each parent, whose keys must be known.
  static List<Child> make(List<Parent> parents) {
    return parents.stream().flatMap(p -> IntStream.range(0, EACH).mapToObj(i -> new Child(p.id, i))).toList();
  }
}
