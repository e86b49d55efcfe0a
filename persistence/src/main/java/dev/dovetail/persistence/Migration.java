package dev.dovetail.persistence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A script that changes a database, and whether it has.
///
/// @param number its place among the scripts
/// @param name the name of its file
/// @param state whether it has been run
/// @param appliedAt when; null if it has not
public record Migration(long number, String name, State state, @Nullable Instant appliedAt) {
  /// Whether a script has been run.
  public enum State {
    /// Not yet.
    PENDING,
    /// As it is now.
    APPLIED,
    /// It was run, and has been changed or renamed since.
    CHANGED,
    /// It was run, and is not there any more.
    MISSING,
    /// It was not run, but one with a greater number was.
    OUT_OF_ORDER
  }
}
