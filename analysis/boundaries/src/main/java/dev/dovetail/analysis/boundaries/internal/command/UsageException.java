package dev.dovetail.analysis.boundaries.internal.command;

/// The command line is not one; the message says what was expected and what was found.
final class UsageException extends Exception {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
