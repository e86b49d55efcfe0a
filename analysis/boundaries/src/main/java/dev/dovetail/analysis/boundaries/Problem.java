package dev.dovetail.analysis.boundaries;

/// Something that could not be read; the rest was.
///
/// @param location the file, and what in it
/// @param message what was expected, what was found, and what to do
public record Problem(String location, String message) implements Comparable<Problem> {
  @Override
  public int compareTo(Problem other) {
    int byLocation = location.compareTo(other.location);
    return byLocation != 0 ? byLocation : message.compareTo(other.message);
  }
}
