package dev.dovetail.app.profile;

import java.util.OptionalLong;

/// Something in a file that deserves a look; the file is stored as received all the same.
///
/// @param line the line it begins on, from 1, if it belongs to one
/// @param message what it is, such as `9 fields, expected 8`
public record Problem(OptionalLong line, String message) {
  /// A problem of the file as a whole.
  public static Problem ofFile(String message) {
    return new Problem(OptionalLong.empty(), message);
  }

  /// A table that could not be read.
  public static Problem ofUnread(String reason) {
    return ofFile("not read as a table: " + reason);
  }
}
