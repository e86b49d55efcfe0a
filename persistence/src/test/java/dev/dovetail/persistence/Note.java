package dev.dovetail.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// An entity without version whose key is a text that the user gives, and which refers to a person.
@Entity
@Table(name = "note")
class Note {
  static final String DDL = "CREATE TABLE note (title TEXT PRIMARY KEY, body TEXT,"
      + " person_id BIGINT NOT NULL REFERENCES person (id))";

  @Id
  String title = "";

  String body = "";

  @Column(name = "person_id")
  long person;

  private Note() {}

  Note(String title, long person) {
    this.title = title;
    this.person = person;
  }
}
