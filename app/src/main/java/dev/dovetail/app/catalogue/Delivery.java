package dev.dovetail.app.catalogue;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// What comes again and again under one name; each time is an [Import].
@Entity
@Table(name = "delivery")
public final class Delivery {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private String name = "";

  /// For the persistence module, which fills the fields.
  Delivery() {}

  /// Describes one that is not stored yet.
  public Delivery(String name) {
    this.name = name;
  }

  /// Returns its key; 0 until it is stored.
  public long id() {
    return id;
  }

  /// Returns the name, unique in the desk.
  public String name() {
    return name;
  }
}
