package dev.dovetail.app.desk;

import java.io.Serial;

/// The request cannot be carried out, and nothing was changed. The message is for the user: what, where, what to do.
public class DeskException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /// Says what, where and what to do.
  public DeskException(String message) {
    super(message);
  }

  /// Says what, where and what to do, and keeps the reason.
  public DeskException(String message, Throwable cause) {
    super(message, cause);
  }
}
