package dev.dovetail.persistence;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The root of what this module throws.
public class PersistenceException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private @Nullable String detail;

  /// Describes the failure.
  ///
  /// @param message what was expected, what was found and where, and what to do
  public PersistenceException(String message) {
    super(message);
  }

  /// Describes the failure and what caused it.
  ///
  /// @param message what was expected, what was found and where, and what to do
  /// @param cause the error of the driver, or what else went wrong
  public PersistenceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// Adds a sentence to the message, for what is known only further out, such as that the flush that failed
  /// was an automatic one.
  ///
  /// @param sentence without full stop; replaces an earlier one
  public final void addDetail(String sentence) {
    this.detail = sentence;
  }

  @Override
  public @Nullable String getMessage() {
    String message = super.getMessage();
    return detail == null ? message : message + "\n  " + detail;
  }
}
