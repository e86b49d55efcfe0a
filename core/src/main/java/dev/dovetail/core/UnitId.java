package dev.dovetail.core;

import java.util.UUID;
import java.util.regex.Pattern;

/// Names one unit of work, for ever. The text is safe as a file name and as a database key.
///
/// @param value 1 to 64 characters: lower-case letters, digits and `-`, beginning with a letter or a digit
public record UnitId(String value) implements Comparable<UnitId> {
  private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  /// Checks the text.
  ///
  /// @throws IllegalArgumentException if the text is not of the form above
  public UnitId {
    if (!VALID.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A unit's id is 1 to 64 of a-z, 0-9 and '-', and begins with a letter or digit; found \"" + value + '"');
    }
  }

  /// Makes a new id that no other unit has (a random UUID, RFC 9562 version 4).
  public static UnitId random() {
    return new UnitId(UUID.randomUUID().toString());
  }

  @Override
  public int compareTo(UnitId other) {
    return value.compareTo(other.value);
  }

  /// Returns the text itself.
  @Override
  public String toString() {
    return value;
  }
}
