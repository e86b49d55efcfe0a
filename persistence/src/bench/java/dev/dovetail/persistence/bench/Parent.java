package dev.dovetail.persistence.bench;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.stream.IntStream;

/// A row that others refer to.
@Entity
@Table(name = "parent")
class Parent {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;
  String name;

  Parent() {}

  Parent(int i) {
    name = "parent " + i;
  }

  static List<Parent> make(int count) {
    return IntStream.range(0, count).mapToObj(Parent::new).toList();
  }
}
