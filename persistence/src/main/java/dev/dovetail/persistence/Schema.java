package dev.dovetail.persistence;

import java.util.List;

/// The tables of a factory's entities: making and removing them, and comparing them with a database.
///
/// What `@Column` and `@Table` say goes into the tables: `nullable`, `unique`, `length`, `precision`,
/// `scale`,
/// `secondPrecision`, `columnDefinition`, `options` and `check`; `uniqueConstraints`, `indexes`, `check` and
/// `options`. Primitive attributes, keys and versions are `NOT NULL`. A `length` of 255, which is what the
/// annotation says if nothing is said, means no limit; SQLite notes limits and does not keep them. Schemas
/// (`@Table(schema = ...)`) have to be there. Comments are not written.
///
/// Making tables is for tests, for tools and for programs whose first version it is. A database that has to
/// survive the next version of the program is better made and changed by [Migrations], with [#difference] in
/// a test that they agree with the mapping.
///
/// Each method runs in one writing transaction: all or nothing, on databases whose transactions include DDL
/// (SQLite and PostgreSQL do). It is not for use while sessions of the same thread hold a transaction.
public interface Schema {
  /// Returns this schema with the table of decided units of work ([SessionFactoryBuilder#decisionTable]),
  /// which is otherwise neither made nor removed nor compared.
  Schema withDecisions();

  /// Returns the statements that [#create] would run, each without a semicolon. Needs no database.
  ///
  /// @throws MappingException if a constraint or an index names a column that is not there
  List<String> statements();

  /// Makes all tables, those that others refer to first.
  ///
  /// @throws MappingException if a constraint or an index names a column that is not there
  /// @throws DatabaseException if one of them is there already, or the database refuses another statement;
  ///     then nothing is made
  void create();

  /// Makes the tables that are not there, with their indexes. Those that are there are left as they are, even
  /// if they differ.
  ///
  /// @throws MappingException if a constraint or an index names a column that is not there
  /// @throws DatabaseException if the database refuses a statement; then nothing is made
  void createIfMissing();

  /// Removes those of the tables that are there, with their rows; those that refer to others first.
  ///
  /// @throws DatabaseException if the database refuses a statement, for example because a table that is not
  ///     of this factory refers to one that is; then nothing is removed
  void drop();

  /// Compares the tables with those of the database.
  ///
  /// @throws DatabaseException if they cannot be read
  SchemaDifference difference();
}
