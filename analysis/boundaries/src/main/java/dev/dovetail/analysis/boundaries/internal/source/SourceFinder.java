package dev.dovetail.analysis.boundaries.internal.source;

import dev.dovetail.analysis.boundaries.Problem;
import dev.dovetail.analysis.boundaries.Scope;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds the `module-info.java` and `pom.xml` of modules: in the Maven projects that they were built in, and
/// in the folders of sources that are given.
public final class SourceFinder {
  private static final String DESCRIPTOR = "module-info.java";
  private static final int MAX_DEPTH = 12;
  private static final long MAX_SIZE = 1L << 18;

  private final Set<Problem> problems = new TreeSet<>();
  private final Map<String, SourceDescriptor> descriptors = new TreeMap<>();
  private final Map<String, Pom> poms = new TreeMap<>();

  private SourceFinder() {}

  /// Finds the sources of modules.
  ///
  /// @param scope says in which folders to look
  /// @param modules the modules
  public static Sources find(Scope scope, Collection<ScannedModule> modules) {
    SourceFinder finder = new SourceFinder();
    PomReader reader = new PomReader(finder.problems::add);
    modules.forEach(module -> module.project()
        .ifPresent(project -> finder.inProject(module, project, reader)));
    scope.sources().forEach(finder::inFolder);
    return new Sources(
        Map.copyOf(finder.descriptors), Map.copyOf(finder.poms), new Artifacts(modules, finder.poms),
        List.copyOf(finder.problems));
  }

  private void inProject(ScannedModule module, Path project, PomReader reader) {
    Path file = project.resolve("pom.xml");
    Optional<Pom> pom = Files.isRegularFile(file) ? reader.read(file) : Optional.empty();
    pom.ifPresent(found -> poms.put(module.name(), found));
    pom.flatMap(Pom::sourceDirectory)
        .or(() -> Optional.of(project.resolve("src/main/java")))
        .map(folder -> folder.resolve(DESCRIPTOR))
        .filter(Files::isRegularFile)
        .flatMap(this::read)
        .filter(found -> found.name().equals(module.name()))
        .ifPresent(found -> descriptors.put(found.name(), found));
  }

  /// Of several descriptors of one name (tests have one too) the first counts that is not below a folder
  /// `test`, and is less deep.
  private void inFolder(Path folder) {
    if (!Files.exists(folder)) {
      problems.add(new Problem(
          folder.toString(), "expected a folder of sources, found nothing. Correct the path."));
      return;
    }
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder, EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, new Collector(folder, files));
    } catch (IOException e) {
      problems.add(new Problem(folder.toString(), "its sources cannot be read: " + e));
    }
    files.sort(Comparator.comparing((Path file) -> isOfTests(folder.relativize(file)))
        .thenComparingInt(Path::getNameCount)
        .thenComparing(Comparator.naturalOrder()));
    files.forEach(file -> read(file).ifPresent(found -> descriptors.putIfAbsent(found.name(), found)));
  }

  private static boolean isOfTests(Path relative) {
    for (Path name : relative) {
      if (name.toString().equals("test")) {
        return true;
      }
    }
    return false;
  }

  private Optional<SourceDescriptor> read(Path file) {
    try {
      if (Files.size(file) > MAX_SIZE) {
        throw new IOException("expected at most 256 KB, found " + Files.size(file) + " bytes");
      }
      return DescriptorReader.read(file, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      problems.add(new Problem(file.toString(), "cannot be read: " + e + "; findings have no lines of it"));
      return Optional.empty();
    }
  }

  /// Collects descriptors below a folder, but not in what builds have written.
  private static final class Collector extends SimpleFileVisitor<Path> {
    private static final Set<String> OUTPUT = Set.of("target", "build", ".git");

    private final Path root;
    private final List<Path> files;

    Collector(Path root, List<Path> files) {
      this.root = root;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean isOutput = OUTPUT.contains(String.valueOf(folder.getFileName())) && !folder.equals(root);
      return isOutput ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.endsWith(DESCRIPTOR) && Files.isRegularFile(file)) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    /// What cannot be read has no lines, no more.
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }
}
