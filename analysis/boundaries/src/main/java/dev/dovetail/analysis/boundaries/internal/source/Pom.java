package dev.dovetail.analysis.boundaries.internal.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a `pom.xml` says of dependencies, with what it has from its parents.
///
/// @param file where it is
/// @param groupId the project's group
/// @param artifactId the project's artifact
/// @param sourceDirectory the folder of its sources, if it says so
/// @param dependencies its own dependencies, in their order
/// @param otherArtifacts `groupId:artifactId` of the dependencies of its parents and of all profiles
/// @param managed `groupId:artifactId` of those under `dependencyManagement`, its own and its parents'
/// @param isWhole whether all of its parents were found
public record Pom(
    Path file,
    String groupId,
    String artifactId,
    Optional<Path> sourceDirectory,
    List<Dependency> dependencies,
    Set<String> otherArtifacts,
    Set<String> managed,
    boolean isWhole) {
  /// Returns group and artifact with a colon.
  public String key() {
    return groupId + ":" + artifactId;
  }
}
