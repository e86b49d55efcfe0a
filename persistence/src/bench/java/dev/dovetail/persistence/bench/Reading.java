package dev.dovetail.persistence.bench;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.stream.IntStream;

/// A row of six columns, for everyone but the JPA providers.
@Entity
@Table(name = "reading")
class Reading {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;
  String name;
  String place;
  int amount;
  double value;
  boolean valid;

  Reading() {}

  Reading(int i) {
    name = "reading " + i;
    place = i % 7 == 0 ? null : "place " + i % 100;
    amount = i;
    value = i / 3.0;
    valid = i % 2 == 0;
  }

  static List<Reading> make(int count) {
    return IntStream.range(0, count).mapToObj(Reading::new).toList();
  }
}
