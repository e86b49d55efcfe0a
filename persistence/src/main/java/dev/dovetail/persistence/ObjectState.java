package dev.dovetail.persistence;

/// What an object is to a session; see [Session#inspect].
public enum ObjectState {
  /// New: not in the session, and without the marks of a row.
  TRANSIENT,
  /// Added; the next flush inserts its row.
  PENDING,
  /// In the session, with a row. It may be marked for deletion.
  PERSISTENT,
  /// Its row was deleted in this transaction.
  DELETED,
  /// Not in the session, but with the marks of a row: a generated key, or a version.
  DETACHED
}
