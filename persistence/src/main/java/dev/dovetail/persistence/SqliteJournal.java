package dev.dovetail.persistence;

import dev.dovetail.persistence.internal.jdbc.DriverConnections.Preparation;
import java.util.List;

/// How SQLite makes a commit atomic, and what of it is on the disk when the commit returns. Whatever is
/// chosen, a program that crashes loses nothing that was committed; they differ in what a power cut may take.
///
/// Each comes with `foreign_keys = ON` and a `busy_timeout` of 5 seconds.
public enum SqliteJournal {
  /// The pages that are overwritten are kept in a file, which is deleted to commit; `synchronous = EXTRA`
  /// writes the deletion to the disk too. What is committed stays, even after a power cut. The database is
  /// one file whenever nobody writes, may be on any file system and may be read-only. Readers and a writer
  /// wait for each other at commits.
  ROLLBACK("DELETE", "EXTRA"),

  /// New pages are appended to a log, which is written to the disk at each commit (`synchronous = FULL`).
  /// What is committed stays, even after a power cut. Readers never wait for the writer, nor the writer for
  /// them. Two files more, `-wal` and `-shm`; not for network file systems.
  WAL("WAL", "FULL"),

  /// As [#WAL], and the log is not written to the disk at commits (`synchronous = NORMAL`): **a power cut, or
  /// a crash of the operating system, may take the latest commits**. The database stays consistent. For what
  /// can be made again; not for a unit of work that commits files and rows together.
  WAL_NOT_DURABLE("WAL", "NORMAL");

  private final String mode;
  private final String synchronous;

  SqliteJournal(String mode, String synchronous) {
    this.mode = mode;
    this.synchronous = synchronous;
  }

  /// The timeout comes first: to change the journal of a file may mean to wait.
  List<Preparation> pragmas() {
    return List.of(new Preparation("PRAGMA busy_timeout = 5000", null),
        new Preparation("PRAGMA journal_mode = " + mode, mode), // where it cannot be, SQLite keeps the one there is
        new Preparation("PRAGMA synchronous = " + synchronous, null),
        new Preparation("PRAGMA foreign_keys = ON", null));
  }
}
