package dev.dovetail.persistence;

import java.time.Duration;

/// What a session has done since it was opened. Counting goes on over commits, and costs next to nothing.
///
/// A batch is one statement, and so is one INSERT of many rows. Statements that begin and end transactions
/// are not counted.
///
/// @param selects statements that read
/// @param inserts statements that insert
/// @param updates statements that update
/// @param deletes statements that delete
/// @param others all other statements
/// @param rowsInserted objects whose rows were inserted
/// @param rowsUpdated objects whose rows were updated
/// @param rowsDeleted objects whose rows were deleted
/// @param rowsLoaded objects that were made from their rows
/// @param flushes flushes that sent statements
/// @param flushTime how long they took together
/// @param identityMapHits how often `get` answered without a statement
public record SessionStatistics(long selects, long inserts, long updates, long deletes, long others,
    long rowsInserted, long rowsUpdated, long rowsDeleted, long rowsLoaded, long flushes, Duration flushTime,
    long identityMapHits) {
  /// The number of statements of all kinds.
  public long statements() {
    return selects + inserts + updates + deletes + others;
  }
}
