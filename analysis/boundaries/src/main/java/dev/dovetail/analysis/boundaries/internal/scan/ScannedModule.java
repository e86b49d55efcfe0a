package dev.dovetail.analysis.boundaries.internal.scan;

import dev.dovetail.analysis.boundaries.ModuleKind;
import dev.dovetail.analysis.boundaries.internal.text.Printable;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A module as it was read: its descriptor, and its classes when they are asked for.
public final class ScannedModule implements Comparable<ScannedModule> {
  private final ModuleDescriptor descriptor;
  private final ModuleKind kind;
  private final String location;
  private final boolean isChecked;
  private final Set<String> packages;
  private final Map<String, Exports> exports;
  private final ManifestFacts manifest;
  private final Optional<Path> project;
  private final Content content;
  private final Function<ModuleDescriptor, List<ScannedClass>> scan;
  private final Once<List<ScannedClass>> classes;

  /// Takes what was read.
  ///
  /// @param descriptor its descriptor; of an automatic module the one derived from its content
  /// @param kind how it came to be a module
  /// @param location where it was read, as it was given
  /// @param isChecked whether findings are looked for
  /// @param packages its packages with classes; those that its descriptor names are added
  /// @param manifest what its manifest says
  /// @param project the folder of the Maven project that it was built from, if it was found in one
  /// @param content its files
  /// @param scan reads its classes, sorted by name, under a descriptor; called once, by whoever asks first
  public ScannedModule(
      ModuleDescriptor descriptor,
      ModuleKind kind,
      String location,
      boolean isChecked,
      Set<String> packages,
      ManifestFacts manifest,
      Optional<Path> project,
      Content content,
      Function<ModuleDescriptor, List<ScannedClass>> scan) {
    this.descriptor = descriptor;
    this.kind = kind;
    this.location = Printable.of(location);
    this.isChecked = isChecked;
    this.packages = Stream.concat(packages.stream(), descriptor.packages().stream())
        .collect(Collectors.toUnmodifiableSet());
    this.exports = descriptor.exports().stream()
        .collect(Collectors.toUnmodifiableMap(Exports::source, Function.identity()));
    this.manifest = manifest;
    this.project = project;
    this.content = content;
    this.scan = scan;
    this.classes = new Once<>(() -> scan.apply(descriptor));
  }

  /// Returns the module as it would be with another descriptor.
  public ScannedModule with(ModuleDescriptor changed) {
    return new ScannedModule(changed, kind, location, isChecked, packages, manifest, project, content, scan);
  }

  /// Returns its name.
  public String name() {
    return descriptor.name();
  }

  /// Returns its descriptor.
  public ModuleDescriptor descriptor() {
    return descriptor;
  }

  /// Says how it came to be a module.
  public ModuleKind kind() {
    return kind;
  }

  /// Says whether it belongs to the runtime.
  public boolean isSystem() {
    return kind == ModuleKind.SYSTEM;
  }

  /// Says whether it has no descriptor.
  public boolean isAutomatic() {
    return kind == ModuleKind.AUTOMATIC;
  }

  /// Says whether findings are looked for.
  public boolean isChecked() {
    return isChecked;
  }

  /// Returns where it was read, fit for a terminal.
  public String location() {
    return location;
  }

  /// Returns all of its packages.
  public Set<String> packages() {
    return packages;
  }

  /// Returns its `exports` by their packages.
  public Map<String, Exports> exports() {
    return exports;
  }

  /// Returns what its manifest says.
  public ManifestFacts manifest() {
    return manifest;
  }

  /// Returns the folder of the Maven project that it was built from.
  public Optional<Path> project() {
    return project;
  }

  /// Returns its files.
  public Content content() {
    return content;
  }

  /// Returns its classes, sorted by name, reading them the first time.
  public List<ScannedClass> classes() {
    return classes.get();
  }

  @Override
  public int compareTo(ScannedModule other) {
    return name().compareTo(other.name());
  }

  @Override
  public String toString() {
    return name();
  }
}
