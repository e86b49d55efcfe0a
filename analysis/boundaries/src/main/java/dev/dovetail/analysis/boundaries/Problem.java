package dev.dovetail.analysis.boundaries;

import dev.dovetail.analysis.boundaries.internal.text.Printable;

/// Something that could not be read; the rest was.
///
/// Both texts are fit for a terminal: control characters in names from files are escaped.
///
/// @param location the file, and what in it
/// @param message what was expected, what was found, and what to do
public record Problem(String location, String message) implements Comparable<Problem> {
  /// Escapes control characters.
  public Problem {
    location = Printable.of(location);
    message = Printable.of(message);
  }

  @Override
  public int compareTo(Problem other) {
    int byLocation = location.compareTo(other.location);
    return byLocation != 0 ? byLocation : message.compareTo(other.message);
  }
}
