package dev.dovetail.analysis.boundaries;

import java.util.List;
import java.util.Optional;

/// A module, and what it lets through.
///
/// @param name its name
/// @param version the version in its descriptor, or in the name of its file
/// @param kind how it came to be a module
/// @param location where it was read, as it was given
/// @param isChecked whether findings are looked for; others are there to be referred to
/// @param packages all of its packages, sorted by name
/// @param directives what its descriptor says, in the order of [Directive.Kind], then sorted by subject; of an
///     automatic module what follows from its content
/// @param uses the modules whose classes it names, sorted by name; itself not among them
/// @param nativeAccess what it does with native code
public record ModuleBoundary(
    String name,
    Optional<String> version,
    ModuleKind kind,
    String location,
    boolean isChecked,
    List<PackageBoundary> packages,
    List<Directive> directives,
    List<Use> uses,
    NativeAccess nativeAccess) {
  /// Returns how many classes it has.
  public int classes() {
    return packages.stream().mapToInt(PackageBoundary::classes).sum();
  }

  /// Returns its directives of one kind.
  public List<Directive> directives(Directive.Kind wanted) {
    return directives.stream().filter(directive -> directive.kind() == wanted).toList();
  }
}
