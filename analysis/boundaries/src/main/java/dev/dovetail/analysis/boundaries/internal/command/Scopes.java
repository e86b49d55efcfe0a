package dev.dovetail.analysis.boundaries.internal.command;

import dev.dovetail.analysis.boundaries.Scope;
import java.io.File;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// From a command line to what is to be looked at.
final class Scopes {
  private static final int FIRST_MODULAR_RELEASE = 9;

  private Scopes() {}

  /// Returns what a command line names, or the Maven project in the current folder if it names nothing.
  ///
  /// @throws UsageException if there is nothing to look at, or an option's value is not one
  static Scope of(CommandLine line) throws UsageException {
    List<String> paths = line.paths();
    if (paths.isEmpty()) {
      if (!Files.exists(Path.of("pom.xml"))) {
        throw new UsageException("Expected something to look at, such as app.jar lib/, and there is no pom.xml here");
      }
      paths = List.of(".");
    }
    return of(line, paths);
  }

  /// Returns the scope of some paths with a command line's options.
  ///
  /// @throws UsageException if an option's value is not one
  static Scope of(CommandLine line, List<String> paths) throws UsageException {
    Scope scope = Scope.of(paths)
        .withContext(line.values(Option.MODULE_PATH).stream()
            .flatMap(value -> Stream.of(value.split(File.pathSeparator)))
            .filter(path -> !path.isEmpty())
            .toList())
        .withSources(line.values(Option.SOURCES).stream().map(Path::of).toList())
        .withRelease(release(line.value(Option.RELEASE)));
    Optional<Path> system = line.value(Option.SYSTEM).map(Path::of).or(Scopes::configuredJdk);
    return system.map(scope::withSystem).orElse(scope);
  }

  /// A linked image has few modules of the JDK; a developer's JDK has all.
  private static Optional<Path> configuredJdk() {
    boolean isWhole = ModuleFinder.ofSystem().find("java.se").isPresent();
    String home = System.getenv().getOrDefault("JAVA_HOME", "");
    return isWhole || home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home))
        .filter(path -> Files.exists(path.resolve("lib").resolve("modules")));
  }

  private static int release(Optional<String> value) throws UsageException {
    if (value.isEmpty()) {
      return Runtime.version().feature();
    }
    try {
      int release = Integer.parseInt(value.get());
      if (release >= FIRST_MODULAR_RELEASE) {
        return release;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new UsageException("--release needs a Java release from 9 on, and found " + value.get());
  }
}
