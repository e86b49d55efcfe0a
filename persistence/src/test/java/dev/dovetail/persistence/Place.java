package dev.dovetail.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A record with a key of the user's own.
@Entity
@Table(name = "place")
record Place(@Id String name, int beds) {
  static final String DDL = "CREATE TABLE place (name TEXT PRIMARY KEY, beds INTEGER NOT NULL)";
}
