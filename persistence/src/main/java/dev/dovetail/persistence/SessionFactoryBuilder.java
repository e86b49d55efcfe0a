package dev.dovetail.persistence;

import dev.dovetail.persistence.internal.jdbc.ConnectionSource;
import dev.dovetail.persistence.internal.jdbc.DriverConnections;
import dev.dovetail.persistence.internal.jdbc.DriverConnections.Preparation;
import dev.dovetail.persistence.internal.jdbc.GivenConnections;
import dev.dovetail.persistence.internal.jdbc.LoggedConnections;
import dev.dovetail.persistence.internal.jdbc.SmallPool;
import dev.dovetail.persistence.internal.session.DefaultSessionFactory;
import dev.dovetail.persistence.internal.session.EntityListeners;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Describes a [SessionFactory]. A database and the entities are needed; all else has a default.
public final class SessionFactoryBuilder {
  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final Pattern TABLE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private @Nullable String url;
  private @Nullable DataSource dataSource;
  private int poolSize = 4;
  private final List<Preparation> onConnect = new ArrayList<>();
  private final List<Class<?>> entities = new ArrayList<>();
  private final List<SessionListener> listeners = new ArrayList<>();
  private final List<EntityListeners.Registration> entityListeners = new ArrayList<>();
  private SessionOptions sessions = SessionOptions.DEFAULT;
  private boolean logsStatements;
  private boolean tracksOwners;
  private int nPlusOneLimit;
  private String decisionTable = "dovetail_unit";

  SessionFactoryBuilder() {}

  /// Names the database. Connections are opened when they are first needed, by the driver that
  /// `DriverManager` finds for the URL, and kept in a small pool without threads of its own. For a server,
  /// bring a pool that validates and retires its connections and give it as [#dataSource].
  ///
  /// @param jdbcUrl for example `jdbc:sqlite:catalogue.sqlite`
  public SessionFactoryBuilder url(String jdbcUrl) {
    this.url = jdbcUrl;
    return this;
  }

  /// Names a file of SQLite, with a journal and the settings that go with it. The file is made when it is
  /// first needed; that fails if the journal cannot be what is asked for. Statements given by [#onConnect]
  /// afterwards have the last word: `PRAGMA busy_timeout = 100`.
  ///
  /// @param file any path
  /// @param journal how commits are made
  public SessionFactoryBuilder sqlite(Path file, SqliteJournal journal) {
    onConnect.addAll(journal.pragmas());
    return url("jdbc:sqlite:file:" + file.toUri().getRawPath()); // as a URI, a path may have any character
  }

  /// Takes connections from a pool of one's own; they must be in auto-commit mode. The factory does not close
  /// it. One connection is asked for its product's name when the factory is built.
  public SessionFactoryBuilder dataSource(DataSource source) {
    this.dataSource = source;
    return this;
  }

  /// Sets how many connections there are at most when the factory was given a URL; 4 otherwise. A session
  /// that finds all of them in use waits, and fails after 30 seconds.
  ///
  /// @throws IllegalArgumentException if the number is not positive
  public SessionFactoryBuilder poolSize(int connections) {
    if (connections < 1) {
      throw new IllegalArgumentException("A pool has at least 1 connection; found " + connections);
    }
    this.poolSize = connections;
    return this;
  }

  /// Adds statements that each new connection runs first, when the factory was given a URL:
  /// `PRAGMA foreign_keys = ON`.
  ///
  /// @param sql statements, each on its own
  public SessionFactoryBuilder onConnect(String... sql) {
    Stream.of(sql).forEach(statement -> onConnect.add(new Preparation(statement, null)));
    return this;
  }

  /// Adds entities. A table that is referred to by another comes before it: rows are inserted in this order
  /// and deleted in the reverse order.
  ///
  /// @param classes classes marked `jakarta.persistence.Entity`, in packages that are open to this module
  public SessionFactoryBuilder entities(Class<?>... classes) {
    entities.addAll(List.of(classes));
    return this;
  }

  /// Has it reported as a warning, with a stack trace, when a session has loaded so many references of one
  /// relation each by a statement of its own; for development. Otherwise nothing is reported.
  ///
  /// @param limit for example 10
  /// @throws IllegalArgumentException if the number is not positive
  public SessionFactoryBuilder reportNPlusOne(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("What is reported is at least 1 reference; found " + limit);
    }
    this.nPlusOneLimit = limit;
    return this;
  }

  /// Names the table of decided units of work; `dovetail_unit` otherwise.
  ///
  /// @throws IllegalArgumentException if the name has other characters than letters, digits and `_`
  public SessionFactoryBuilder decisionTable(String name) {
    if (!TABLE_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A table of decisions is named by letters, digits and '_', no digit first; found \"" + name + '"');
    }
    this.decisionTable = name;
    return this;
  }

  /// Sets the options of sessions that are opened without any.
  public SessionFactoryBuilder sessions(SessionOptions options) {
    this.sessions = options;
    return this;
  }

  /// Adds a listener to all sessions of the factory. Those without any listener cost nothing.
  public SessionFactoryBuilder listener(SessionListener listener) {
    listeners.add(listener);
    return this;
  }

  /// Adds a listener to the rows of an entity.
  ///
  /// @param type the entity, or a class or an interface that several share: `Object.class` for all
  /// @param listener told of objects of that type only
  /// @param <T> the type
  public <T> SessionFactoryBuilder listener(Class<T> type, EntityListener<? super T> listener) {
    @SuppressWarnings("unchecked") // is given objects of the type only
    EntityListener<Object> any = (EntityListener<Object>) listener;
    entityListeners.add(new EntityListeners.Registration(type, any));
    return this;
  }

  /// Writes each statement, with its parameters and its time, to the `System.Logger` named
  /// `dev.dovetail.persistence.sql` at level TRACE; long values and many rows are shortened. Without this
  /// call nothing is written whatever the level, since parameters may be nobody else's business.
  public SessionFactoryBuilder logStatements() {
    this.logsStatements = true;
    return this;
  }

  /// Has the sessions of this factory know each other's objects: what one session has, or has deleted for
  /// good, is refused by the others' `add`, `update` and `delete`. Objects carry no mark of a session, so
  /// this takes a table of all of them, about 100 bytes each; without this call there is none.
  public SessionFactoryBuilder trackOwners() {
    this.tracksOwners = true;
    return this;
  }

  /// Reads the mapping of the entities and makes the factory. A factory with a URL does not connect yet.
  ///
  /// @throws MappingException if an entity cannot be mapped; it names the class, the attribute and the way to
  ///     do it
  /// @throws IllegalStateException if there is no database, or both a URL and a data source
  /// @throws PersistenceException if there is no dialect for the database
  public SessionFactory build() {
    ConnectionSource source = connections();
    return new DefaultSessionFactory(logsStatements ? new LoggedConnections(source) : source,
        List.copyOf(entities), nPlusOneLimit, decisionTable, sessions, List.copyOf(listeners),
        List.copyOf(entityListeners), tracksOwners);
  }

  private ConnectionSource connections() {
    String jdbcUrl = url;
    DataSource given = dataSource;
    if (jdbcUrl != null && given == null) {
      return new SmallPool(new DriverConnections(jdbcUrl, List.copyOf(onConnect)), poolSize, WAIT);
    }
    if (given != null && jdbcUrl == null) {
      if (!onConnect.isEmpty()) {
        throw new IllegalStateException(
            "onConnect goes with url; a data source prepares its connections itself (HikariCP:"
            + " connectionInitSql)");
      }
      return new GivenConnections(given);
    }
    throw new IllegalStateException("A factory needs one database: call either url or dataSource");
  }
}
