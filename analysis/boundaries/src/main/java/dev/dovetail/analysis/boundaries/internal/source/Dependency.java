package dev.dovetail.analysis.boundaries.internal.source;

/// A dependency of a POM, as Maven understands it.
///
/// @param groupId the group
/// @param artifactId the artifact
/// @param classifier what tells it from other files of the artifact; empty for the main one
/// @param scope `compile`, `provided`, `runtime`, `test`, `system`, or what else is written
/// @param isOptional whether those who depend on the project do without
/// @param isJar whether it is a jar, the only type that can be a module
/// @param isKnown whether scope and optionality are surely those; they are not if a POM that is not at hand may say
///     otherwise
/// @param line where it begins in the POM, from 1
public record Dependency(
    String groupId,
    String artifactId,
    String classifier,
    String scope,
    boolean isOptional,
    boolean isJar,
    boolean isKnown,
    int line) {
  /// Returns group and artifact with a colon.
  public String key() {
    return groupId + ":" + artifactId;
  }
}
