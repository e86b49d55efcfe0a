package dev.dovetail.analysis.boundaries.internal.read;

import dev.dovetail.analysis.boundaries.ModuleKind;
import dev.dovetail.analysis.boundaries.internal.scan.ManifestFacts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Goes where a location points to, and opens what is there.
final class Locator implements AutoCloseable {
  private static final String JMOD_MAGIC = "JM";
  private static final List<String> GRADLE =
      List.of("build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts");

  private final int release;
  private final Problems problems;
  private final ModuleCollector collector;
  private final Images images;
  private final List<Container> opened = new ArrayList<>();
  private final List<Path> libraries = new ArrayList<>();

  Locator(int release, Problems problems, ModuleCollector collector, Images images) {
    this.release = release;
    this.problems = problems;
    this.collector = collector;
    this.images = images;
  }

  /// Adds the modules of a location; what cannot be read is a problem.
  void locate(String location, Origin origin) {
    try {
      if (location.startsWith("jrt:")) {
        images.running(location, origin, origin.isChecked() ? ModuleKind.EXPLICIT : ModuleKind.SYSTEM);
        return;
      }
      Path path = Path.of(location);
      if (Files.isDirectory(path)) {
        folder(path, origin);
      } else if (Files.isRegularFile(path)) {
        file(path, origin);
      } else {
        problems.add(location, Files.exists(path)
            ? "is neither a file nor a folder. Expected a jar, a jmod, or a folder."
            : "is not there. Expected a jar, a jmod, a folder of them, a folder of classes, a Maven project, the home"
                + " of a JDK, or jrt: for the running one.");
      }
    } catch (IOException e) {
      problems.add(location, "cannot be read: " + Reasons.of(e) + ".");
    } catch (InvalidPathException e) {
      problems.add(location, "is no path (" + e.getReason() + "). Expected a file or a folder.");
    }
  }

  /// Adds the jars that lie beside what projects have built, for whatever is not there yet.
  void locateLibraries() {
    for (Path library : libraries) {
      try {
        inside(library, Origin.beside());
      } catch (IOException e) {
        problems.add(library.toString(), "cannot be read: " + Reasons.of(e) + ".");
      }
    }
  }

  private void folder(Path path, Origin origin) throws IOException {
    if (Files.isRegularFile(path.resolve(MavenProjects.POM))) {
      projects(path, origin);
    } else if (Images.isHome(path)) {
      images.home(path, origin, origin.isChecked() ? ModuleKind.EXPLICIT : ModuleKind.SYSTEM);
    } else if (Files.isRegularFile(path.resolve(Entries.DESCRIPTOR))) {
      classes(path, origin, Folders.name(path));
    } else if (!inside(path, origin)) {
      FolderContainer container = new FolderContainer(path, path.toString(), problems);
      if (Entries.of(container).classes().isEmpty()) {
        if (!origin.isIncidental()) {
          problems.add(path.toString(), nothingIn(path));
        }
      } else {
        classes(path, origin, Folders.name(path.toRealPath()));
      }
    }
  }

  private static String nothingIn(Path folder) {
    if (Images.isOldHome(folder)) {
      return "is the home of a JDK before Java 9, which has no modules. Give a newer one.";
    }
    return GRADLE.stream().anyMatch(name -> Files.exists(folder.resolve(name)))
        ? "is a Gradle project, whose script is not read. Build it, and give build/libs or build/classes/java/main of"
            + " each of its projects."
        : "has neither jars, jmods, modules, classes nor a pom.xml. Build it first, or give another folder.";
  }

  /// Says whether a folder has jars, jmods, folders of modules or Maven projects, each of which is added.
  private boolean inside(Path folder, Origin origin) throws IOException {
    boolean isAny = false;
    for (Path inside : Folders.sorted(folder)) {
      String name = Folders.name(inside);
      if ((name.endsWith(".jar") || name.endsWith(".jmod")) && Files.isRegularFile(inside)) {
        if (!MavenProjects.isBeside(name)) {
          file(inside, origin);
          isAny = true;
        }
      } else if (Files.isRegularFile(inside.resolve(Entries.DESCRIPTOR))) {
        classes(inside, origin, name);
        isAny = true;
      } else if (Files.isRegularFile(inside.resolve(MavenProjects.POM))) {
        projects(inside, origin);
        isAny = true;
      }
    }
    return isAny;
  }

  private void projects(Path folder, Origin origin) throws IOException {
    MavenProjects projects = new MavenProjects(problems);
    projects.find(folder);
    for (MavenProjects.Built built : projects.built()) {
      Origin from = origin.of(built.project());
      if (Files.isDirectory(built.output())) {
        ManifestFacts manifest = built.jar().map(this::manifest).orElse(ManifestFacts.NONE);
        Container container = open(new FolderContainer(built.output(), built.output().toString(), problems));
        collector.add(container, from, built.artifactId(), manifest);
      } else {
        file(built.output(), from);
      }
    }
    libraries.addAll(projects.libraries());
  }

  private ManifestFacts manifest(Path jar) {
    try (Container container = new ZipContainer(jar, jar.toString(), "", release, problems)) {
      return Manifests.read(container, problems);
    } catch (IOException e) {
      return ManifestFacts.NONE;
    }
  }

  private void classes(Path folder, Origin origin, String name) {
    Container container = open(new FolderContainer(folder, folder.toString(), problems));
    collector.add(container, origin, name, Manifests.read(container, problems));
  }

  private void file(Path path, Origin origin) {
    String name = Folders.name(path);
    String location = path.toString();
    if (name.equals(MavenProjects.POM)) {
      locate(String.valueOf(path.toAbsolutePath().getParent()), origin);
      return;
    }
    try {
      String head = head(path);
      boolean isJmod = head.startsWith(JMOD_MAGIC);
      Container container = open(new ZipContainer(path, location, isJmod ? "classes/" : "", release, problems));
      if (isEmpty(container, origin)) {
        return;
      }
      collector.add(
          container, origin, name.endsWith(".jar") ? name.substring(0, name.length() - ".jar".length()) : name,
          Manifests.read(container, problems));
    } catch (IOException e) {
      problems.add(location, Archives.explain(path, e));
    }
  }

  private boolean isEmpty(Container container, Origin origin) {
    List<String> names = container.names();
    Archives.nested(names).ifPresent(what -> problems.add(container.location(), what));
    if (names.stream().allMatch(name -> name.startsWith("META-INF/"))) {
      if (origin.isChecked()) {
        problems.add(container.location(), "has neither classes nor a module-info.class. Leave it out.");
      }
      return origin.isChecked();
    }
    return false;
  }

  private static String head(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return new String(in.readNBytes(JMOD_MAGIC.length()), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
  }

  private Container open(Container container) {
    opened.add(container);
    return container;
  }

  @Override
  public void close() throws IOException {
    for (Container container : opened) {
      container.close();
    }
  }
}
