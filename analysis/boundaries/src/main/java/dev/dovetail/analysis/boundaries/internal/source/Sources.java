package dev.dovetail.analysis.boundaries.internal.source;

import dev.dovetail.analysis.boundaries.Problem;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The sources of modules, as far as they were found.
///
/// @param descriptors each `module-info.java`, by the module's name
/// @param poms each `pom.xml`, by the module's name
/// @param artifacts which artifact is which module
/// @param problems what could not be read, sorted
public record Sources(
    Map<String, SourceDescriptor> descriptors,
    Map<String, Pom> poms,
    Artifacts artifacts,
    List<Problem> problems) {
  /// Returns the `module-info.java` of a module.
  public Optional<SourceDescriptor> descriptor(ScannedModule module) {
    return Optional.ofNullable(descriptors.get(module.name()));
  }

  /// Returns the POM that a module was built with.
  public Optional<Pom> pom(ScannedModule module) {
    return Optional.ofNullable(poms.get(module.name()));
  }
}
