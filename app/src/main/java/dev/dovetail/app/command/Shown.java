package dev.dovetail.app.command;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How things are called when they are shown.
final class Shown {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private Shown() {}

  /// Returns the name of a column type for people; the catalogue keeps Frictionless' names.
  static String type(String frictionless) {
    return switch (frictionless) {
      case "string" -> "text";
      case "number" -> "decimal";
      case "datetime" -> "timestamp";
      case "any" -> "empty";
      default -> frictionless;
    };
  }

  /// Returns a time in the user's zone, to the minute.
  static String time(Instant instant) {
    return MINUTE.format(LocalDateTime.ofInstant(instant, ZoneId.systemDefault()));
  }

  /// Returns a path as short as it can be from the current folder.
  static String path(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath().normalize();
    return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
  }
}
