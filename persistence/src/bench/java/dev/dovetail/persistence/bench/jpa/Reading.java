package dev.dovetail.persistence.bench.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.util.List;
import java.util.stream.IntStream;

/// A row of six columns.
@Entity
public class Reading {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "reading_seq")
  @SequenceGenerator(name = "reading_seq", sequenceName = "reading_seq", allocationSize = 1000)
  private Long id;
  private String name;
  private String place;
  private int amount;
  private double value;
  private boolean valid;

  public Reading() {}

  public Reading(int i) {
    name = "reading " + i;
    place = i % 7 == 0 ? null : "place " + i % 100;
    amount = i;
    value = i / 3.0;
    valid = i % 2 == 0;
  }

  public static List<Reading> make(int count) {
    return IntStream.range(0, count).mapToObj(Reading::new).toList();
  }

  public Long id() {
    return id;
  }

  public void increment() {
    amount++;
  }
}
