package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.Log;
import java.lang.ref.Cleaner;

/// Notices sessions that nobody can close any more: each is reported once, with the stack of its opening, and
/// its connection goes back.
final class LeakWatch {
  private final Cleaner cleaner = Cleaner.create(task -> {
    Thread thread = new Thread(task, "dovetail-unclosed-sessions");
    thread.setDaemon(true);
    return thread;
  });

  /// Begins to watch a session.
  ///
  /// @param session watched, not held
  /// @param transaction of the session; must not lead back to it
  /// @param isQuietWhenIdle whether it need not be closed while it holds no connection
  Watched watch(Object session, Transaction transaction, boolean isQuietWhenIdle) {
    Report report = new Report(transaction, isQuietWhenIdle);
    return new Watched(report, cleaner.register(session, report));
  }

  /// A session under watch.
  ///
  /// @param report what is done if it is lost
  /// @param cleanable what does it
  record Watched(Report report, Cleaner.Cleanable cleanable) {
    /// Ends the watch.
    void closed() {
      report.isClosed = true;
      cleanable.clean();
    }
  }

  private static final class Report implements Runnable {
    private final Transaction transaction;
    private final Throwable opening = new Throwable("The session was opened here");
    private final boolean isQuietWhenIdle;
    private volatile boolean isClosed;

    Report(Transaction transaction, boolean isQuietWhenIdle) {
      this.transaction = transaction;
      this.isQuietWhenIdle = isQuietWhenIdle;
    }

    @Override
    public void run() {
      if (!isClosed && !(isQuietWhenIdle && !transaction.isConnected())) {
        Log.warn(LeakWatch.class,
            "A session was lost without being closed; what it had not committed is rolled back. Open"
            + " sessions in"
                + " try-with-resources, or use transact, run or read", opening);
        transaction.rollback();
      }
    }
  }
}
