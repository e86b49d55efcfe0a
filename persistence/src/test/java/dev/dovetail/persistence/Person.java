package dev.dovetail.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/// A versioned entity with a generated key.
@Entity
class Person {
  static final String DDL = "CREATE TABLE Person (id INTEGER PRIMARY KEY, name TEXT NOT NULL,"
      + " email TEXT UNIQUE, age INTEGER NOT NULL CHECK (age >= 0), version INTEGER NOT NULL)";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Long id;

  String name = "";

  @Nullable String email;

  @Column(name = "age")
  int years;

  @Version
  long version;

  private Person() {}

  Person(String name) {
    this.name = name;
  }

  Person(String name, @Nullable String email) {
    this.name = name;
    this.email = email;
  }

  long id() {
    Long known = id;
    if (known == null) {
      throw new AssertionError(name + " has no key");
    }
    return known;
  }

  @Override
  public String toString() {
    return name;
  }
}
