package dev.dovetail.fileops;

import dev.dovetail.fileops.internal.command.SearchRules;
import java.io.IOException;
import java.nio.file.AccessMode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the file that would be run for a command, as `which` of Python's `shutil` does.
///
/// {@snippet lang=java :
/// Optional<Path> git = new CommandFinder().find("git");
/// Optional<Path> there = new CommandFinder().withPath("/opt/tools:/usr/bin").find("git");
/// }
///
/// - A command with a directory in it is looked for there only, and not in `PATH`.
/// - Where `PATH` is not set, the system's default path is searched. An empty `PATH` finds nothing; an empty
///   element of it, as in `:`, is the current directory.
/// - Directories are never found, be they executable.
/// - On Windows the current directory is searched first, unless an executable file is asked for and the
///   variable `NoDefaultCurrentDirectoryInExePath` is set. The extensions in `PATHEXT` are tried in their
///   order, after the name itself if it ends with one of them or need not be executable, else before it.
///
/// A finder is immutable and used by any number of threads at once.
public final class CommandFinder {
  private final SearchRules rules;
  private final @Nullable String path;
  private final Set<AccessMode> modes;
  private final Path directory;

  /// Makes a finder of executable files that reads `PATH` from the environment of this process.
  public CommandFinder() {
    this(SearchRules.ofThisPlatform(System.getenv()), null, Set.of(AccessMode.EXECUTE), Path.of(""));
  }

  CommandFinder(SearchRules rules, @Nullable String path, Set<AccessMode> modes, Path directory) {
    this.rules = rules;
    this.path = path;
    this.modes = modes;
    this.directory = directory;
  }

  /// Returns a finder that takes `PATH`, and on Windows `PATHEXT`, from these variables.
  public CommandFinder withEnvironment(Map<String, String> variables) {
    return new CommandFinder(SearchRules.ofThisPlatform(variables), path, modes, directory);
  }

  /// Returns a finder that searches these directories, whatever `PATH` is.
  ///
  /// @param value directories, separated as in `PATH`
  public CommandFinder withPath(String value) {
    return new CommandFinder(rules, value, modes, directory);
  }

  /// Returns a finder of files that this process may access in all of these modes. An empty set finds any
  /// file that exists.
  public CommandFinder withAccess(Set<AccessMode> value) {
    return new CommandFinder(rules, path, Set.copyOf(value), directory);
  }

  /// Returns a finder for which this is the current directory.
  public CommandFinder withDirectory(Path value) {
    return new CommandFinder(rules, path, modes, value);
  }

  /// Finds a command.
  ///
  /// @param command a name, or a path with a directory in it
  /// @return where it is: relative if the element of `PATH`, or the directory in the command, is; empty if it
  ///     is not to be found
  public Optional<Path> find(String command) {
    boolean mustExecute = modes.contains(AccessMode.EXECUTE);
    List<String> names = rules.names(command, mustExecute);
    return rules.directories(command, path, mustExecute).stream()
        .flatMap(place -> names.stream().flatMap(name -> file(place, name).stream()))
        .filter(this::isAccessible)
        .findFirst();
  }

  /// Returns nothing for what cannot be a path, such as an element of `PATH` in quotes.
  private Optional<Path> file(String place, String name) {
    try {
      return Optional.of(directory.getFileSystem().getPath(place).resolve(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private boolean isAccessible(Path candidate) {
    Path file = directory.resolve(candidate);
    try {
      file.getFileSystem().provider().checkAccess(file, modes.toArray(AccessMode[]::new));
      return !Files.isDirectory(file);
    } catch (IOException e) {
      return false; // missing or not allowed: the answer, not a failure
    }
  }
}
