package dev.dovetail.app.desk;

import java.nio.file.Path;

/// A stored file that is not as it was taken in.
///
/// @param importNumber the import it belongs to; 0 for the desk as a whole
/// @param file the file
/// @param kind what is wrong
/// @param detail what was found, and what was expected
public record Damage(long importNumber, Path file, Kind kind, String detail) {
  /// What can be wrong with a stored file.
  public enum Kind {
    /// Its content is not what it was.
    CHANGED("changed"),
    /// It is gone.
    MISSING("missing"),
    /// It was not there when the delivery was taken in.
    EXTRA("extra"),
    /// It is there and cannot be read.
    UNREADABLE("unreadable"),
    /// The manifest and the catalogue, or the catalogue's own parts, contradict each other.
    INCONSISTENT("inconsistent");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /// Returns the word a user reads.
    public String label() {
      return label;
    }
  }
}
