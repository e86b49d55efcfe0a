package dev.dovetail.app.command;

/// What the process tells the shell.
final class ExitCode {
  /// Done.
  static final int DONE = 0;

  /// Done, and there is something that deserves a look: damage, a bad row, a link that was left out.
  static final int FINDINGS = 1;

  /// An error; nothing was changed.
  static final int ERROR = 2;

  /// It is not known whether the change was made; nothing was lost either way.
  static final int UNKNOWN = 3;

  /// Somebody else is changing the desk (`EX_TEMPFAIL` of `sysexits.h`).
  static final int BUSY = 75;

  /// Interrupted; nothing was added (128 + SIGINT).
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
