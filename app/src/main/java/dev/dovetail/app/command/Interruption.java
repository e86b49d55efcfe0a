package dev.dovetail.app.command;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;

/// Ctrl-C, made harmless: the operation is asked to stop and given the time to leave everything in order, and the process
/// ends with the code of what really happened. A commit that is under way is finished, not cut off.
@Singleton
final class Interruption {
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::shutDown, "interruption");
  private volatile boolean isRequested;
  private volatile int code = ExitCode.INTERRUPTED;

  @Inject
  Interruption() {}

  /// Begins to listen for signals.
  void install() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Tells whether the user has asked to stop.
  boolean isRequested() {
    return isRequested;
  }

  /// Lets signals end the process at once: the command changes nothing.
  void uninstall() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      isRequested = true; // the signal comes at this very moment; the hook ends the process with the command's code
    }
  }

  /// Says that the command has ended, and stops listening. If a signal has come before, the process ends here.
  void ended(int exitCode) {
    code = exitCode;
    ended.countDown();
    if (!isRequested) {
      uninstall();
    }
  }

  private void shutDown() {
    isRequested = true;
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(code);
  }
}
