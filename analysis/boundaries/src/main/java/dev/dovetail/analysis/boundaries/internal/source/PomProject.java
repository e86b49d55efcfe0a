package dev.dovetail.analysis.boundaries.internal.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What a `pom.xml` says of where modules are built. Profiles, parents and properties are not looked at.
///
/// @param artifactId the project's, or empty
/// @param packaging the project's: `jar` if it is not given
/// @param modules the folders of the projects that belong to it, as they are written
public record PomProject(String artifactId, String packaging, List<String> modules) {
  /// Reads a file.
  ///
  /// @throws IOException if it cannot be read or is no POM
  public static PomProject read(Path file) throws IOException {
    XmlElement project = PomFile.read(file);
    return new PomProject(
        project.text("artifactId").orElse(""),
        project.text("packaging").orElse("jar"),
        Stream.concat(project.list("modules", "module").stream(), project.list("subprojects", "subproject").stream())
            .map(XmlElement::text)
            .toList());
  }
}
