package dev.dovetail.analysis.boundaries.internal.read;

import dev.dovetail.analysis.boundaries.internal.source.PomProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds what Maven projects have built.
///
/// The projects are those that `<modules>` names, and theirs; below an aggregator that names none, the folders with a
/// `pom.xml`. What they are built into is `target/classes`, or if that is gone the jar in `target`. The jars that a
/// build has laid beside it (`target/modules`, `lib`, `libs`, `dependency`) are there to resolve against.
final class MavenProjects {
  static final String POM = "pom.xml";

  private static final List<String> LIBRARIES = List.of("modules", "lib", "libs", "dependency");
  private static final List<String> OTHER_JARS =
      List.of("-sources.jar", "-javadoc.jar", "-tests.jar", "-test-sources.jar", "-test-javadoc.jar");

  private final Problems problems;
  private final Set<Path> seen = new HashSet<>();
  private final List<Built> built = new ArrayList<>();
  private final List<Path> libraries = new ArrayList<>();

  MavenProjects(Problems problems) {
    this.problems = problems;
  }

  /// What a project was built into.
  ///
  /// @param project the project's folder
  /// @param artifactId what it is called
  /// @param output `target/classes`, or a jar
  /// @param jar the jar in `target`, if there is one
  record Built(Path project, String artifactId, Path output, Optional<Path> jar) {}

  /// Returns what was found, in the order of the POMs.
  List<Built> built() {
    return built;
  }

  /// Returns the folders with jars that were laid beside.
  List<Path> libraries() {
    return libraries;
  }

  /// Says whether a file is a jar that has nothing to run: sources, documentation, tests.
  static boolean isBeside(String fileName) {
    return OTHER_JARS.stream().anyMatch(fileName::endsWith) || fileName.startsWith("original-");
  }

  /// Looks at the project in a folder and those that belong to it.
  void find(Path folder) {
    try {
      if (!seen.add(folder.toRealPath())) {
        return;
      }
      PomProject pom = PomProject.read(folder.resolve(POM));
      if (!pom.packaging().equals("pom")) {
        output(folder, pom);
      }
      for (String module : pom.modules()) {
        follow(folder, module);
      }
      if (pom.packaging().equals("pom") && pom.modules().isEmpty()) {
        below(folder);
      }
    } catch (IOException e) {
      problems.add(folder.resolve(POM).toString(), "expected a Maven project, found what cannot be read: "
          + Reasons.of(e) + ". Correct it; mvn validate says more.");
    }
  }

  private void follow(Path folder, String module) {
    try {
      Path named = folder.resolve(module).normalize();
      Path project = Files.isRegularFile(named) ? Optional.ofNullable(named.getParent()).orElse(folder) : named;
      if (Files.isRegularFile(project.resolve(POM))) {
        find(project);
        return;
      }
    } catch (InvalidPathException e) {
      // said below: no such folder can be there
    }
    problems.add(folder.resolve(POM).toString(), "names the module " + module
        + ", and there is no such folder with a pom.xml. Correct <modules>.");
  }

  private void below(Path folder) throws IOException {
    for (Path inside : Folders.sorted(folder)) {
      if (Files.isRegularFile(inside.resolve(POM))) {
        find(inside);
      }
    }
  }

  private void output(Path folder, PomProject pom) throws IOException {
    Path target = folder.resolve("target");
    Path classes = target.resolve("classes");
    Optional<Path> jar = jar(target, pom.artifactId());
    if (hasClasses(classes)) {
      built.add(new Built(folder, pom.artifactId(), classes, jar));
    } else if (jar.isPresent()) {
      built.add(new Built(folder, pom.artifactId(), jar.get(), jar));
    } else if (Files.isDirectory(folder.resolve("src/main/java"))) {
      problems.add(folder.toString(), "expected classes in target/classes, or a jar in target, found neither:"
          + " the project is not built. Run mvn package first.");
    }
    for (String name : LIBRARIES) {
      if (Files.isDirectory(target.resolve(name))) {
        libraries.add(target.resolve(name));
      }
    }
  }

  /// The shortest name is the one without a classifier.
  private static Optional<Path> jar(Path target, String artifactId) throws IOException {
    if (!Files.isDirectory(target)) {
      return Optional.empty();
    }
    return Folders.sorted(target).stream()
        .filter(file -> Folders.name(file).endsWith(".jar") && !isBeside(Folders.name(file)))
        .filter(Files::isRegularFile)
        .min((a, b) -> {
          boolean isA = Folders.name(a).startsWith(artifactId);
          boolean isB = Folders.name(b).startsWith(artifactId);
          return isA != isB ? (isA ? -1 : 1) : Integer.compare(Folders.name(a).length(), Folders.name(b).length());
        });
  }

  private static boolean hasClasses(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.find(folder, Integer.MAX_VALUE,
        (file, attributes) -> attributes.isRegularFile() && Folders.name(file).endsWith(".class"))) {
      return files.findFirst().isPresent();
    } catch (IOException | java.io.UncheckedIOException e) {
      return true; // reading it says what is wrong
    }
  }
}
