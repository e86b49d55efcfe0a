package dev.dovetail.persistence.bench.jpa;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SequenceGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A row with five children.
@Entity
public class Parent {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "parent_seq")
  @SequenceGenerator(name = "parent_seq", sequenceName = "parent_seq", allocationSize = 1000)
  private Long id;
  private String name;
  @OneToMany(mappedBy = "parent", cascade = CascadeType.ALL)
  private List<Child> children = new ArrayList<>();

  public Parent() {}

  public Parent(int i) {
    name = "parent " + i;
  }

  private void add(int child) {
    children.add(new Child(this, child));
  }

  /// With their children.
  public static List<Parent> make(int count, int childrenEach) {
    return IntStream.range(0, count).mapToObj(i -> {
      Parent parent = new Parent(i);
      for (int j = 0; j < childrenEach; j++) {
        parent.add(j);
      }
      return parent;
    }).toList();
  }
}
