package dev.dovetail.persistence;

import dev.dovetail.core.DecisionLog;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Makes [Session]s for one database and one set of entities. Made once, used by any number of threads.
///
/// {@snippet lang=java :
/// try (SessionFactory factory = SessionFactory.builder()
///     .sqlite(Path.of("catalogue.sqlite"), SqliteJournal.ROLLBACK)
///     .entities(Import.class, Table.class)
///     .build()) {
///   factory.run(session -> session.add(new Import("hospital")));
/// }
/// }
public interface SessionFactory extends AutoCloseable {
  /// Begins to describe a factory.
  static SessionFactoryBuilder builder() {
    return new SessionFactoryBuilder();
  }

  /// Opens a session. It takes no connection before its first statement.
  ///
  /// Until something is written, each read sees what is committed at its time and holds no lock afterwards;
  /// the first write begins the transaction. Whoever reads in order to write calls [Session#begin] first, or
  /// uses [#transact].
  ///
  /// @throws SessionStateException if the factory is closed
  Session open();

  /// Opens a session with other options than the factory's own.
  ///
  /// @throws SessionStateException if the factory is closed
  Session open(SessionOptions options);

  /// Does the work in a session of its own, commits it and returns its result. The transaction is a writing
  /// one from its first statement, so nothing that is read can change before it is committed.
  ///
  /// On SQLite others wait for it. On a server they do not, so it may turn out that another one got in
  /// between, or that two wait for each other ([SerializationException]): then the work is done again, in a
  /// new session, up to eight times with growing pauses. Work that does more than use its session has to bear
  /// that.
  ///
  /// @param work what to do; whatever else it throws rolls everything back and is thrown here
  /// @param <T> what the work returns
  /// @param <X> what the work may throw
  /// @return what the work returned
  <T extends @Nullable Object, X extends Exception> T transact(Work<T, X> work) throws X;

  /// Does the same as [#transact] for work that returns nothing.
  ///
  /// @param work what to do; whatever it throws rolls everything back and is thrown here
  /// @param <X> what the work may throw
  default <X extends Exception> void run(Action<X> work) throws X {
    this.<@Nullable Object, X>transact(session -> {
      work.apply(session);
      return null;
    });
  }

  /// Does the work in a session of its own that sees one state of the database throughout, and returns its
  /// result. Writing is refused; changes of objects are dropped. With SQLite's rollback journal others cannot
  /// commit while it lasts; with its write-ahead log they can.
  ///
  /// @param work what to do
  /// @param <T> what the work returns
  /// @param <X> what the work may throw
  /// @return what the work returned
  <T extends @Nullable Object, X extends Exception> T read(Work<T, X> work) throws X;

  /// Returns the log of decided units of work, for recovery: each question is asked on a connection of its
  /// own. Writing a decision belongs to a session ([Session#decisionLog]); here it is refused.
  DecisionLog decisions();

  /// Returns the statement that creates the table of decisions if it is missing, for those who write
  /// their tables themselves; [Schema#withDecisions] makes it with the others. The factory never creates it
  /// unasked.
  String decisionTableDdl();

  /// Returns the tables of the entities: to make and remove them, and to compare them with the database.
  Schema schema();

  /// Returns the scripts of a folder, which bring the database to the program's version. They are read now;
  /// none is run unasked.
  ///
  /// @throws MigrationException if they cannot be read, one has no number, or two have the same
  Migrations migrations(Path folder);

  /// Returns scripts that are resources of a module, which has to open their package to this one if the
  /// folder's name is one of a package: `opens shop.migrations to dev.dovetail.persistence`. They are read
  /// now; none is run unasked.
  ///
  /// @param module the module that has them
  /// @param folder the folder, with slashes: `shop/migrations`
  /// @param files the names of the scripts; if none are given, all that are in the folder, which can only be
  ///     found out of a named module
  /// @throws MigrationException if they cannot be read, one has no number, or two have the same
  Migrations migrations(Module module, String folder, String... files);

  /// Closes the idle connections, and the others when their sessions end. Sessions can no longer be opened.
  @Override
  void close();

  /// Work in a session, with a result.
  ///
  /// @param <T> what the work returns
  /// @param <X> what the work may throw
  @FunctionalInterface
  interface Work<T extends @Nullable Object, X extends Exception> {
    /// Does the work.
    ///
    /// @param session an open session, closed afterwards by the factory
    T apply(Session session) throws X;
  }

  /// Work in a session, without a result.
  ///
  /// @param <X> what the work may throw
  @FunctionalInterface
  interface Action<X extends Exception> {
    /// Does the work.
    ///
    /// @param session an open session, closed afterwards by the factory
    void apply(Session session) throws X;
  }
}
