package dev.dovetail.fileops.internal.archive;

import java.util.Optional;

/// Tells whether a library that is optional at run time is there. Nothing of it is loaded into a running
/// program that does not ask for its format.
final class Libraries {
  private Libraries() {}

  /// Returns the coordinates if the class is not to be found.
  static Optional<String> missing(String className, String coordinates) {
    try {
      Class.forName(className, false, Libraries.class.getClassLoader());
      return Optional.empty();
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.of(coordinates); // which is the answer
    }
  }
}
