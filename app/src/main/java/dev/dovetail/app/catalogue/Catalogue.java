package dev.dovetail.app.catalogue;

import dev.dovetail.core.DecisionLog;
import dev.dovetail.persistence.Session;
import dev.dovetail.persistence.SessionFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The catalogue of one desk, open.
///
/// It keeps SQLite's rollback journal with `synchronous=EXTRA`: a commit that returned survives a power cut, and at rest
/// the catalogue is exactly one file.
public final class Catalogue implements AutoCloseable {
  private static final Pattern END_OF_STATEMENT = Pattern.compile(";\\s*\\n");

  private final SessionFactory sessions;
  private final int version;

  private Catalogue(SessionFactory sessions, int version) {
    this.sessions = sessions;
    this.version = version;
  }

  /// Opens an existing catalogue.
  ///
  /// @throws CatalogueException if the file is not a catalogue, is damaged, or is of a newer version
  public static Catalogue open(Path file) throws IOException {
    return connect(file, CatalogueHeader.check(file));
  }

  /// Makes the catalogue one of the newest version, in one transaction, if it is of an older one: adds the tables that are
  /// missing. What is in it stays as it is.
  public void upgrade() {
    if (version < CatalogueHeader.VERSION) {
      sessions.run(
          session -> {
            execute(session, "schema-2.sql");
            session.execute("PRAGMA user_version = " + CatalogueHeader.VERSION);
          });
    }
  }

  /// Makes a new, empty catalogue, in one transaction.
  ///
  /// @param file where; it must not exist, or be left from an attempt that never got as far as a header
  public static Catalogue create(Path file) {
    Catalogue catalogue = connect(file, CatalogueHeader.VERSION);
    catalogue.sessions.run(
        session -> {
          execute(session, "schema.sql");
          execute(session, "schema-2.sql");
          session.execute(catalogue.sessions.decisionTableDdl());
          session.execute("PRAGMA application_id = " + CatalogueHeader.APPLICATION_ID);
          session.execute("PRAGMA user_version = " + CatalogueHeader.VERSION);
        });
    return catalogue;
  }

  private static Catalogue connect(Path file, int version) {
    return new Catalogue(
        SessionFactory.builder()
            .url(url(file))
            .poolSize(2)
            .onConnect(
                "PRAGMA journal_mode = DELETE",
                "PRAGMA synchronous = EXTRA",
                "PRAGMA foreign_keys = ON",
                "PRAGMA busy_timeout = 5000")
            .entities(
                Delivery.class,
                Import.class,
                StoredFile.class,
                StoredTable.class,
                StoredProfile.class,
                StoredColumn.class,
                Finding.class)
            .build(),
        version);
  }

  /// As a URI, in which a path may have any character: SQLite's driver takes what follows a `?` in a plain path for options.
  private static String url(Path file) {
    return "jdbc:sqlite:file:" + file.toUri().getRawPath();
  }

  /// Opens a session on the catalogue.
  public Session session() {
    return sessions.open();
  }

  /// Reads in a session of its own.
  public <R> R read(Function<Session, R> work) {
    return sessions.read(work::apply);
  }

  /// Returns where it is written down which units of work are committed.
  public DecisionLog decisions() {
    return sessions.decisions();
  }

  @Override
  public void close() {
    sessions.close();
  }

  private static void execute(Session session, String script) {
    try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(script))) {
      String statements = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      END_OF_STATEMENT.splitAsStream(statements).forEach(session::execute);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
