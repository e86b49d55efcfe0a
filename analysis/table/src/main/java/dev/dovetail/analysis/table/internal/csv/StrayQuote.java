package dev.dovetail.analysis.table.internal.csv;

/// The first quote of a record that was taken literally, though it would open a field.
final class StrayQuote {
  private int at = -1;
  private Stray reason = Stray.NONE;
  private int limit;
  private boolean isRunaway;

  /// Begins a record.
  void clear() {
    at = -1;
    reason = Stray.NONE;
    isRunaway = false;
  }

  /// Notes a quote whose end was looked for in vain.
  void runsAway(int position, Stray why) {
    isRunaway = true;
    if (at < 0) {
      at = position;
      reason = why;
    }
  }

  /// Notes a quote whose end would stand on another line.
  void closesElsewhere(int position) {
    if (at < 0 || at > position) {
      at = position;
      reason = Stray.CLOSED_ELSEWHERE;
    }
  }

  /// Forgets a quote behind a position from which on all is read another way.
  void withdraw(int from) {
    if (at > from) {
      at = -1;
      reason = Stray.NONE;
    }
  }

  /// Ends a record for which closing quotes were looked for up to a limit.
  ///
  /// @return the limit for the next record
  int nextLimit(int value) {
    limit = value;
    // else a file of stray quotes would cost its length squared
    return isRunaway ? Math.max(value / 2, Math.min(value, 4096)) : value;
  }

  /// Returns where it is, or -1 if there is none.
  int at() {
    return at;
  }

  /// Returns why it was taken literally.
  Stray reason() {
    return reason;
  }

  /// Returns how far a closing quote was looked for.
  int limit() {
    return limit;
  }
}
