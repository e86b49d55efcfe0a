package dev.dovetail.persistence.internal;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/// Writes to the system's log. The log is looked for when there is something to say and not before: finding
/// it is a noticeable part of a short command's start.
public final class Log {
  private Log() {}

  /// Notes what somebody may want to know who looks for a fault.
  public static void debug(Class<?> where, String message, Throwable cause) {
    System.getLogger(where.getName()).log(Level.DEBUG, message, cause);
  }

  /// Notes what should not be, and is no error.
  public static void warn(Class<?> where, String message, @Nullable Throwable cause) {
    System.getLogger(where.getName()).log(Level.WARNING, message, cause);
  }
}
