package dev.dovetail.persistence;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a session behaves. Immutable: each step returns new options, so a set of them can be kept and varied.
///
/// {@snippet lang=java :
/// try (Session session = factory.open(SessionOptions.DEFAULT.expireOnCommit(false))) {
///   …
/// }
/// }
///
/// Options for all sessions of a factory are given to [SessionFactoryBuilder#sessions].
public final class SessionOptions {
  /// Begins by itself, expires on commit, flushes before queries, closes for good.
  public static final SessionOptions DEFAULT =
      new SessionOptions(true, true, true, false, false, null, List.of(), null,
          JoinTransactionMode.ROLLBACK_ONLY);

  private final boolean autobegin;
  private final boolean expireOnCommit;
  private final boolean autoflush;
  private final boolean closeResetsOnly;
  private final boolean confined;
  private final @Nullable Isolation isolation;
  private final List<SessionListener> listeners;
  private final @Nullable Connection connection;
  private final JoinTransactionMode joinMode;

  private SessionOptions(boolean autobegin, boolean expireOnCommit, boolean autoflush,
      boolean closeResetsOnly, boolean confined, @Nullable Isolation isolation,
      List<SessionListener> listeners, @Nullable Connection connection, JoinTransactionMode joinMode) {
    this.autobegin = autobegin;
    this.expireOnCommit = expireOnCommit;
    this.autoflush = autoflush;
    this.closeResetsOnly = closeResetsOnly;
    this.confined = confined;
    this.isolation = isolation;
    this.listeners = listeners;
    this.connection = connection;
    this.joinMode = joinMode;
  }

  /// Sets whether the session begins its transaction when it needs one; it does otherwise. If not, whatever
  /// needs one is refused by a [SessionStateException] until [Session#begin] is called, and again after
  /// each commit and rollback.
  public SessionOptions autobegin(boolean isOn) {
    return new SessionOptions(isOn, expireOnCommit, autoflush, closeResetsOnly, confined, isolation,
        listeners, connection, joinMode);
  }

  /// Sets whether a commit expires all objects, so that they are read anew when they are next asked for; it
  /// does otherwise. A rollback always does.
  public SessionOptions expireOnCommit(boolean isOn) {
    return new SessionOptions(autobegin, isOn, autoflush, closeResetsOnly, confined, isolation,
        listeners, connection, joinMode);
  }

  /// Sets whether queries and the like flush first what they might find; they do otherwise. See
  /// [Session#noAutoflush].
  public SessionOptions autoflush(boolean isOn) {
    return new SessionOptions(autobegin, expireOnCommit, isOn, closeResetsOnly, confined, isolation,
        listeners, connection, joinMode);
  }

  /// Sets whether a session may be used again after [Session#close], which then does what [Session#reset]
  /// does; otherwise it is closed for good.
  public SessionOptions closeResetsOnly(boolean isOn) {
    return new SessionOptions(autobegin, expireOnCommit, autoflush, isOn, confined, isolation,
        listeners, connection, joinMode);
  }

  /// Sets whether the session belongs to the thread that opens it, and to another one only after that has
  /// called [Session#adopt]. Otherwise any thread may use it, one at a time.
  public SessionOptions confined(boolean isOn) {
    return new SessionOptions(autobegin, expireOnCommit, autoflush, closeResetsOnly, isOn, isolation,
        listeners, connection, joinMode);
  }

  /// Sets how far each writing transaction of the session is kept apart from others; otherwise that is the
  /// dialect's choice, which is serializable for those built in.
  public SessionOptions isolation(Isolation level) {
    return new SessionOptions(autobegin, expireOnCommit, autoflush, closeResetsOnly, confined, level,
        listeners, connection, joinMode);
  }

  /// Adds a listener, after the factory's and those added before.
  public SessionOptions listener(SessionListener listener) {
    List<SessionListener> more = new ArrayList<>(listeners);
    more.add(listener);
    return new SessionOptions(autobegin, expireOnCommit, autoflush, closeResetsOnly, confined, isolation,
        List.copyOf(more), connection, joinMode);
  }

  /// Gives the session a connection, which it uses and never closes. While the connection is in auto-commit
  /// mode the session begins and ends transactions on it as on any other; otherwise it joins the one that
  /// is under way, and neither sets its isolation nor its auto-commit.
  ///
  /// @param given a connection that nobody else uses while the session is open
  /// @param mode what the session's commit and rollback do to a transaction that is under way
  public SessionOptions connection(Connection given, JoinTransactionMode mode) {
    return new SessionOptions(autobegin, expireOnCommit, autoflush, closeResetsOnly, confined, isolation,
        listeners, given, mode);
  }

  /// Whether the session begins its transaction when it needs one.
  public boolean isAutobegin() {
    return autobegin;
  }

  /// Whether a commit expires all objects.
  public boolean isExpireOnCommit() {
    return expireOnCommit;
  }

  /// Whether queries flush first.
  public boolean isAutoflush() {
    return autoflush;
  }

  /// Whether the session may be used after its close.
  public boolean isCloseResetsOnly() {
    return closeResetsOnly;
  }

  /// Whether the session belongs to one thread.
  public boolean isConfined() {
    return confined;
  }

  /// The isolation of writing transactions, or null for the dialect's choice.
  public @Nullable Isolation isolation() {
    return isolation;
  }

  /// The listeners, in order.
  public List<SessionListener> listeners() {
    return listeners;
  }

  /// The connection to be used, or null for one of the factory's.
  public @Nullable Connection connection() {
    return connection;
  }

  /// What is done with a transaction that is under way on the connection that was given.
  public JoinTransactionMode joinMode() {
    return joinMode;
  }
}
