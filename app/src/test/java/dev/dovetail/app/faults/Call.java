package dev.dovetail.app.faults;

/// A system call that a command makes, named such that it can be found again in another run.
///
/// @param name the system call's
/// @param path what it is about, relative to the workplace, names that differ from run to run replaced
/// @param ordinal which one of the thread's calls of that name: of those about the path, or, if the path cannot be told
///     beforehand, of all
record Call(String name, String path, int ordinal) {
  /// Stands for the name of a staging area, which depends on where the sources are.
  static final String AREA = "add-@";

  /// Stands for a unit's id, which is another one in each run.
  static final String UNIT = "@";

  /// Whether the path is the same in each run.
  boolean isForeseeable() {
    return !path.contains(UNIT + ".journal");
  }

  @Override
  public String toString() {
    return name + " #" + ordinal + " of " + path;
  }
}
