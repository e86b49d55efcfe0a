package dev.dovetail.core;

import java.util.concurrent.CancellationException;

/// How a long operation tells how far it is, and learns that it should stop. Methods are called by several threads at
/// once and return quickly.
public interface Progress {
  /// Announces the next stage of the operation.
  ///
  /// @param stage what is being done, in a word or two ("reading")
  /// @param total how much there is to do, in the unit the operation documents (bytes for file operations), or a
  ///     negative number when that is not known
  void start(String stage, long total);

  /// Tells that a further amount of the stage is done.
  void advance(long amount);

  /// Tells whether somebody asked to stop.
  boolean isCancelled();

  /// Returns normally unless somebody asked to stop.
  ///
  /// @throws CancellationException if so; the operation undoes what it began and lets it pass
  default void checkCancelled() {
    if (isCancelled()) {
      throw new CancellationException("Cancelled");
    }
  }

  /// Returns a progress that shows nothing and never asks to stop.
  static Progress none() {
    return Silent.INSTANCE;
  }
}
