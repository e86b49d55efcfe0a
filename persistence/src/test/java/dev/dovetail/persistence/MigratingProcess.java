package dev.dovetail.persistence;

import java.nio.file.Path;

/// A program that migrates a database, to be killed.
final class MigratingProcess {
  private MigratingProcess() {}

  public static void main(String[] arguments) {
    try (SessionFactory factory = SessionFactory.builder().url(arguments[0]).build()) {
      factory.migrations(Path.of(arguments[1])).migrate();
    }
  }
}
