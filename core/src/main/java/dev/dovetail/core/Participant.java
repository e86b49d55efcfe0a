package dev.dovetail.core;

import java.io.IOException;

/// Something that takes part in a unit of work: a set of files, a queue, a remote store.
///
/// Every step must be **idempotent**: [Recovery] repeats `commit` or `rollback` for a unit whose process died in the
/// middle of that very step, and a repeated step finds its work done and returns normally. Steps are called by one
/// thread at a time.
public interface Participant {
  /// Makes durable everything that [#commit] and [#rollback] will need, and changes nothing that others can see.
  /// After a normal return both must be possible, also in a new process after a power cut.
  ///
  /// @throws IOException if the work cannot be promised; the unit is then rolled back
  void prepare(UnitId unit) throws IOException;

  /// Makes the prepared work visible. The decision has been taken: a failure leaves the unit to be finished by
  /// [Recovery], it is never undone.
  ///
  /// @throws IOException if some of the work could not be finished now
  void commit(UnitId unit) throws IOException;

  /// Undoes the work, prepared or not, such that nothing of it was ever seen.
  ///
  /// @throws IOException if something could not be cleaned up now; [Recovery] will repeat the call
  void rollback(UnitId unit) throws IOException;
}
