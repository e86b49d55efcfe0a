package dev.dovetail.persistence;

import org.jspecify.annotations.Nullable;

/// How [Session#get] loads an object.
///
/// {@snippet lang=java :
/// Account account = session.get(Account.class, 5, LoadOptions.forUpdate()).orElseThrow();
/// }
///
/// @param lock how the row is locked, or null for not at all
/// @param populatesExisting whether an object that is held gets the values of its row
public record LoadOptions(@Nullable LockMode lock, boolean populatesExisting) {
  /// Loads what is not held, and locks nothing.
  public static final LoadOptions DEFAULT = new LoadOptions(null, false);

  /// Locks the row until the transaction ends, waiting for whoever has locked it.
  public static LoadOptions forUpdate() {
    return locked(LockMode.FOR_UPDATE);
  }

  /// Locks the row until the transaction ends.
  public static LoadOptions locked(LockMode mode) {
    return new LoadOptions(mode, false);
  }

  /// Gives an object that is held the values of its row, as [Session#refresh] does.
  public static LoadOptions populateExisting() {
    return DEFAULT.andPopulateExisting();
  }

  /// Returns these options, and gives an object that is held the values of its row.
  public LoadOptions andPopulateExisting() {
    return new LoadOptions(lock, true);
  }
}
