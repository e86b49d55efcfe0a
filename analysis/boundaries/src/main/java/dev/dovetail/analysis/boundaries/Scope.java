package dev.dovetail.analysis.boundaries;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What to look at. Immutable; each `with` method returns a changed copy.
///
/// @param checked what to check: jars, jmods, folders of either, folders of classes, Maven projects, JDKs; `jrt:` or
///     `jrt:/MODULE` for the running image. Of a Maven project those that `<modules>` names are checked too, and the
///     jars in `target/modules`, `lib`, `libs` or `dependency` are there to resolve against
/// @param context the same, to resolve against and not to check
/// @param system the home of the JDK or image whose modules are required, if it is not the running one
/// @param sources folders with sources, for lines and reasons; those of Maven projects are found without
/// @param release the Java release whose classes of multi-release jars are read
public record Scope(
    List<String> checked, List<String> context, Optional<Path> system, List<Path> sources, int release) {
  /// Copies the lists.
  public Scope {
    checked = List.copyOf(checked);
    context = List.copyOf(context);
    sources = List.copyOf(sources);
  }

  /// Returns the scope that checks what is given, against the running image.
  public static Scope of(List<String> checked) {
    return new Scope(checked, List.of(), Optional.empty(), List.of(), Runtime.version().feature());
  }

  /// Returns this scope with more modules to resolve against.
  public Scope withContext(List<String> locations) {
    return new Scope(checked, locations, system, sources, release);
  }

  /// Returns this scope with the modules of another JDK or image.
  public Scope withSystem(Path home) {
    return new Scope(checked, context, Optional.of(home), sources, release);
  }

  /// Returns this scope with folders of sources.
  public Scope withSources(List<Path> folders) {
    return new Scope(checked, context, system, folders, release);
  }

  /// Returns this scope with the Java release that multi-release jars are read for.
  public Scope withRelease(int feature) {
    return new Scope(checked, context, system, sources, feature);
  }
}
