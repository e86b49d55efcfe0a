package dev.dovetail.persistence.bench;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.List;

/// A row that refers to a parent.
@Entity
@Table(name = "child")
class Child {
  static final int EACH = 5;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;
  @ManyToOne(optional = false)
  @JoinColumn(name = "parent_id")
  Parent parent;
  String name;
  int amount;

  Child() {}

  Child(Parent parent, int i) {
    this.parent = parent;
    name = "child " + i;
    amount = i;
  }

  static List<Child> of(List<Parent> parents) {
    return parents.stream().flatMap(p -> p.children.stream()).toList();
  }
}
