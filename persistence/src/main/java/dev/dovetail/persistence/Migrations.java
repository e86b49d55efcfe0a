package dev.dovetail.persistence;

import java.util.List;

/// The SQL scripts that bring a database from one version of a program to the next. Each is run once, in the
/// order of their numbers, in one transaction together with the row of `dovetail_migration` that says so:
/// after a crash a script has been run or it has not.
///
/// A script is a file named by its number, a hyphen and what it does: `0001-create-tables.sql`. It is UTF-8
/// text; its statements end with semicolons. Scripts that have been run are never changed: their checksums,
/// which do not count how lines end, are compared. Other files than `*.sql` are not looked at.
///
/// Several programs may migrate one database at the same time: each script is run by one of them, while the
/// others wait.
///
/// A script neither begins nor ends a transaction, and has no statement that cannot run in one
/// (`CREATE INDEX CONCURRENTLY`, `VACUUM`). Databases whose transactions do not include DDL (H2, MySQL) keep
/// what a script did before it failed; SQLite and PostgreSQL do not. On SQLite, where a table is often
/// changed by making another one in its place, foreign keys are off while a script runs, so nothing cascades;
/// if they are on otherwise, all of them are checked before it is committed.
///
/// ## Why not a library
///
/// Neither of the two that are well kept has a module descriptor, so neither can be linked into an image, and
/// both find resources by scanning a class path, not in modules. Flyway 13 (Apache License) is 3.4 MB with
/// what it needs; Liquibase 5 is 3.2 MB before that, and its licence (FSL 1.1) restricts competing use. What
/// is needed of them is this interface.
///
/// Thread-safe.
public interface Migrations {
  /// Returns the scripts there are, and those that were run once, in the order of their numbers. Changes
  /// nothing.
  ///
  /// @throws DatabaseException if the history cannot be read
  List<Migration> status();

  /// Runs the scripts that have not been run. Those before one that fails stay.
  ///
  /// @return the scripts that were run here, in order
  /// @throws MigrationException if a script that was run has been changed or is missing, or one that was not
  ///     run comes before one that was
  /// @throws DatabaseException if a statement fails; nothing of its script is kept
  List<Migration> migrate();

  /// Runs the scripts that have not been run, all in one transaction, and rolls it back.
  ///
  /// @return the scripts that [#migrate] would run, in order
  /// @throws MigrationException as [#migrate], or if the transactions of the database do not include DDL
  /// @throws DatabaseException if a statement fails
  List<Migration> dryRun();

  /// Makes sure that the scripts are those that made the database, and that all of them were run. Changes
  /// nothing.
  ///
  /// @throws MigrationException if not; it names each script and what is wrong with it
  /// @throws DatabaseException if the history cannot be read
  void validate();
}
