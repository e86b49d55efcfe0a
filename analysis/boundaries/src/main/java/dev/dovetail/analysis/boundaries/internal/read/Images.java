package dev.dovetail.analysis.boundaries.internal.read;

import dev.dovetail.analysis.boundaries.ModuleKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The modules of runtime images: the running one's by its readers, another's by the file system that it brings
/// (`lib/jrt-fs.jar`).
final class Images implements AutoCloseable {
  private static final String ALL = "jrt:";

  private final Problems problems;
  private final ModuleCollector collector;
  private final List<AutoCloseable> opened = new ArrayList<>();

  Images(Problems problems, ModuleCollector collector) {
    this.problems = problems;
    this.collector = collector;
  }

  /// Says whether a folder is the home of a JDK or image with modules.
  static boolean isHome(Path folder) {
    return Files.isRegularFile(folder.resolve("lib/modules")) && Files.isRegularFile(folder.resolve("lib/jrt-fs.jar"));
  }

  /// Says whether a folder is the home of a JDK or JRE without modules.
  static boolean isOldHome(Path folder) {
    return Files.exists(folder.resolve("jre/lib/rt.jar")) || Files.exists(folder.resolve("lib/rt.jar"));
  }

  /// Adds the modules of the running image.
  ///
  /// @param location `jrt:`, `jrt:/`, or `jrt:/MODULE`
  void running(String location, Origin origin, ModuleKind kind) {
    String wanted = location.substring(ALL.length()).replace("/", "");
    List<ModuleReference> found = ModuleFinder.ofSystem().findAll().stream()
        .filter(reference -> wanted.isEmpty() || reference.descriptor().name().equals(wanted))
        .sorted(Comparator.comparing(reference -> reference.descriptor().name()))
        .toList();
    for (ModuleReference reference : found) {
      Container container = new ImageContainer(reference, ALL + "/" + reference.descriptor().name(), problems);
      opened.add(container);
      collector.add(container, origin, reference.descriptor(), kindOf(reference.descriptor(), kind));
    }
    if (found.isEmpty()) {
      problems.add(location, "the running image has no such module. Choose one of those that java --list-modules"
          + " names.");
    }
  }

  /// Adds the modules of another image.
  void home(Path home, Origin origin, ModuleKind kind) throws IOException {
    if (isSame(home)) {
      running(ALL, origin, kind);
      return;
    }
    FileSystem image = FileSystems.newFileSystem(URI.create("jrt:/"), Map.of("java.home", home.toString()));
    opened.add(image);
    for (Path module : Folders.sorted(image.getPath("/modules"))) {
      String location = home.resolve("lib/modules") + "!/" + Folders.name(module);
      Container container = new FolderContainer(module, location, problems);
      Optional<ModuleDescriptor> descriptor = descriptor(container);
      descriptor.ifPresent(found -> collector.add(container, origin, found, kindOf(found, kind)));
    }
  }

  private Optional<ModuleDescriptor> descriptor(Container container) {
    return new Descriptors(problems).read(container, java.util.Set.of());
  }

  private static ModuleKind kindOf(ModuleDescriptor descriptor, ModuleKind kind) {
    return kind == ModuleKind.EXPLICIT && descriptor.isOpen() ? ModuleKind.OPEN : kind;
  }

  private static boolean isSame(Path home) throws IOException {
    return Files.isSameFile(home, Path.of(System.getProperty("java.home")));
  }

  @Override
  public void close() throws IOException {
    for (AutoCloseable each : opened) {
      try {
        each.close();
      } catch (IOException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }
}
