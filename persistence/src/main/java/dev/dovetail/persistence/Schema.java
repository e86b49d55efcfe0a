package dev.dovetail.persistence;

import java.util.List;

/// The tables of a factory's entities: making and removing them, and comparing them with a database.
///
/// What `@Column`, `@JoinColumn`, `@JoinTable` and `@Table` say goes into the tables: `nullable`, `unique`,
/// `length`, `precision`, `scale`, `secondPrecision`, `columnDefinition`, `options` and `check`;
/// `uniqueConstraints`, `indexes` and `foreignKey`. A `length` of 255 (31 of a discriminator), which is what
/// the annotation says if nothing is said, means no limit; SQLite notes limits and does not keep them.
/// Comments are not written.
///
/// - Keys, versions, discriminators and primitive fields are `NOT NULL`, and so are references that are not
///   `optional`. Columns of classes that extend another one in its table may be null, since rows of the
///   others have none; and parts of an embedded value, since the whole may be null, unless `nullable = false`
///   is said.
/// - Each reference has a foreign key, to the table of just that class, and an index, unless its columns are
///   the first ones of a key or another index: whoever deletes a row makes the database look for those that
///   refer to it. A `@OneToOne` is unique. Of `@ForeignKey`, the `name`, the `options` (`ON DELETE CASCADE`)
///   and `NO_CONSTRAINT` count; a `foreignKeyDefinition` is either what follows the columns, or begins with
///   `FOREIGN KEY` and is all. The `columnDefinition` of a key is not that of columns that refer to it: they
///   have one of their own.
/// - The key of a table between two entities is both keys together, whether a list or a set holds the links.
///   Of a `@OneToMany`, the other side's key is unique besides.
/// - Of joined tables, each refers to the one before with `ON DELETE CASCADE`: their rows are one object.
/// - Sequences are made with the tables and begin with `initialValue`. They count by 1: many numbers are
///   taken in one statement, so `allocationSize` has nothing to do.
/// - Schemas (`@Table(schema = ...)`) have to be there: who may make them is for the server to decide. On
///   SQLite they are attached databases, to be attached by [SessionFactoryBuilder#onConnect]; references
///   cannot leave them, and [#createIfMissing] and [#difference] refuse them, since the driver's metadata
///   does not know them.
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

  /// Makes all sequences and tables, those that others refer to first.
  ///
  /// @throws MappingException if a constraint or an index names a column that is not there, two classes keep
  ///     different columns under one name, or a reference leaves an attached database
  /// @throws DatabaseException if one of them is there already, or the database refuses another statement;
  ///     then nothing is made
  void create();

  /// Makes the sequences and tables that are not there, with their indexes. Those that are there are left as
  /// they are, even if they differ.
  ///
  /// @throws MappingException if a constraint or an index names a column that is not there
  /// @throws DatabaseException if the database refuses a statement; then nothing is made
  void createIfMissing();

  /// Removes those of the tables that are there, with their rows; those that refer to others first; and
  /// sequences.
  ///
  /// @throws DatabaseException if the database refuses a statement, for example because a table that is not
  ///     of this factory refers to one that is; then nothing is removed
  void drop();

  /// Compares the tables with those of the database.
  ///
  /// @throws DatabaseException if they cannot be read
  SchemaDifference difference();
}
