package dev.dovetail.app.command;

import dev.dovetail.analysis.table.ColumnType;
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

  /// Returns the name of a column type for people.
  ///
  /// @param type the constant of [dev.dovetail.analysis.table.ColumnType] in lower case
  static String type(String type) {
    return switch (type) {
      case "int64" -> "integer";
      case "float64" -> "float";
      default -> type.replace('_', ' ');
    };
  }

  /// Returns its name in a Frictionless Table Schema.
  static String frictionless(String type) {
    return ColumnType.valueOf(type.toUpperCase(Locale.ROOT)).frictionless();
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
