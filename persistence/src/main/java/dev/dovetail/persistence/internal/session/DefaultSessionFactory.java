package dev.dovetail.persistence.internal.session;

import dev.dovetail.core.DecisionLog;
import dev.dovetail.persistence.Migrations;
import dev.dovetail.persistence.PendingRollbackException;
import dev.dovetail.persistence.PersistenceException;
import dev.dovetail.persistence.Schema;
import dev.dovetail.persistence.SerializationException;
import dev.dovetail.persistence.Session;
import dev.dovetail.persistence.SessionClosedException;
import dev.dovetail.persistence.SessionFactory;
import dev.dovetail.persistence.SessionListener;
import dev.dovetail.persistence.SessionOptions;
import dev.dovetail.persistence.internal.dialect.Dialects;
import dev.dovetail.persistence.internal.jdbc.ConnectionSource;
import dev.dovetail.persistence.internal.migration.DefaultMigrations;
import dev.dovetail.persistence.internal.migration.Scripts;
import dev.dovetail.persistence.internal.schema.DefaultSchema;
import dev.dovetail.persistence.internal.schema.OwnTables;
import dev.dovetail.persistence.internal.session.Transaction.Mode;
import dev.dovetail.persistence.spi.Dialect;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes sessions over one source of connections.
public final class DefaultSessionFactory implements SessionFactory {
  private final ConnectionSource source;
  private final String decisionTable;
  private final Model model;
  private final FactoryDecisionLog decisions;
  private final SessionOptions options;
  private final List<SessionListener> listeners;
  private final EntityListeners entityListeners;
  private final @Nullable Owners owners;
  private final LeakWatch watch = new LeakWatch();
  private volatile boolean isClosed;

  /// Reads the mappings.
  ///
  /// @throws PersistenceException if one cannot be read, or there is no dialect for the database
  public DefaultSessionFactory(ConnectionSource source, List<Class<?>> entities, int nPlusOneLimit,
      String decisionTable, SessionOptions options, List<SessionListener> listeners,
      List<EntityListeners.Registration> entityListeners, boolean tracksOwners) {
    this.owners = tracksOwners ? new Owners() : null;
    this.source = source;
    this.options = options;
    this.listeners = listeners;
    this.decisionTable = decisionTable;
    Dialect dialect = dialect(source);
    this.model = Model.of(entities, dialect, new LoadReport(nPlusOneLimit), dialect.quote(decisionTable));
    this.entityListeners = new EntityListeners(entities, entityListeners);
    this.decisions = new FactoryDecisionLog(source, model);
  }

  private static Dialect dialect(ConnectionSource source) {
    try {
      return Dialects.of(source.product());
    } catch (SQLException e) {
      throw new PersistenceException("The data source gave no connection to learn the database's name from",
          e);
    }
  }

  @Override
  public Session open() {
    return open(options);
  }

  @Override
  public Session open(SessionOptions wanted) {
    return open(Mode.ON_DEMAND, wanted);
  }

  private Session open(Mode mode, SessionOptions wanted) {
    if (isClosed) {
      throw new SessionClosedException("Cannot open a session: the factory is closed");
    }
    SessionEvents events = new SessionEvents(both(listeners, wanted.listeners()), entityListeners, owners);
    Transaction transaction = new Transaction(source, model.dialect(), mode, wanted, events);
    return new DefaultSession(new SessionCore(model, transaction, wanted, events), decisions, watch);
  }

  private static List<SessionListener> both(List<SessionListener> first, List<SessionListener> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T transact(Work<T, X> work) throws X {
    Retries retries = new Retries();
    while (true) {
      try {
        return transactOnce(work);
      } catch (SerializationException e) {
        retries.awaitNext(e);
      } catch (PendingRollbackException e) { // the work went on after it had been told
        if (!(e.getCause() instanceof SerializationException original)) {
          throw e;
        }
        retries.awaitNext(original);
      }
    }
  }

  private <T extends @Nullable Object, X extends Exception> T transactOnce(Work<T, X> work) throws X {
    try (Session session = open(Mode.WRITING, options.autobegin(true).closeResetsOnly(false))) {
      boolean isDone = false;
      try {
        T result = work.apply(session);
        session.commit();
        isDone = true;
        return result;
      } finally {
        if (!isDone) {
          session.rollback(); // puts the objects back too, which close does not
        }
      }
    }
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T read(Work<T, X> work) throws X {
    try (Session session = open(Mode.READING, options.autobegin(true).closeResetsOnly(false))) {
      return work.apply(session);
    }
  }

  @Override
  public DecisionLog decisions() {
    return decisions;
  }

  @Override
  public String decisionTableDdl() {
    return OwnTables.decisionDdl(model.dialect(), decisionTable);
  }

  @Override
  public Schema schema() {
    return new DefaultSchema(source, model.dialect(), model.mappings().inOrder(), decisionTable);
  }

  @Override
  public Migrations migrations(Path folder) {
    return new DefaultMigrations(source, model.dialect(), Scripts.of(folder));
  }

  @Override
  public Migrations migrations(Module module, String folder, String... files) {
    return new DefaultMigrations(source, model.dialect(), Scripts.of(module, folder, List.of(files)));
  }

  @Override
  public void close() {
    isClosed = true;
    source.close();
  }
}
