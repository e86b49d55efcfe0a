package dev.dovetail.persistence.bench;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A row with five children.
@Entity
@Table(name = "parent")
class Parent {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;
  String name;
  @OneToMany(mappedBy = "parent", cascade = CascadeType.ALL)
  List<Child> children = new ArrayList<>();

  Parent() {}

  Parent(int i) {
    name = "parent " + i;
  }

  /// With their children.
  static List<Parent> make(int count) {
    return IntStream.range(0, count).mapToObj(i -> {
      Parent parent = new Parent(i);
      for (int j = 0; j < Child.EACH; j++) {
        parent.children.add(new Child(parent, j));
      }
      return parent;
    }).toList();
  }
}
