package dev.dovetail.persistence.bench.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;

/// A row that refers to a parent.
@Entity
public class Child {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "child_seq")
  @SequenceGenerator(name = "child_seq", sequenceName = "child_seq", allocationSize = 1000)
  private Long id;
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "parent_id")
  private Parent parent;
  private String name;
  private int amount;

  public Child() {}

  public Child(Parent parent, int i) {
    this.parent = parent;
    name = "child " + i;
    amount = i;
  }
}
