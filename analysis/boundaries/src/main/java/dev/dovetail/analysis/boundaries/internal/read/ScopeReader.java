package dev.dovetail.analysis.boundaries.internal.read;

import dev.dovetail.analysis.boundaries.ModuleKind;
import dev.dovetail.analysis.boundaries.Problem;
import dev.dovetail.analysis.boundaries.Scope;
import dev.dovetail.analysis.boundaries.internal.scan.ClassNames;
import dev.dovetail.analysis.boundaries.internal.scan.ClassScanner;
import dev.dovetail.analysis.boundaries.internal.scan.ManifestFacts;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedClass;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the modules of a [Scope] and reads their descriptors; their classes are read when they are asked for, as long
/// as the reader is open.
public final class ScopeReader implements AutoCloseable {
  private final Scope scope;
  private final ClassNames names = new ClassNames();
  private final Map<String, ScannedModule> modules = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Container> opened = new ArrayList<>();
  private final Set<String> quietPackages;

  /// Takes what to read.
  public ScopeReader(Scope scope) {
    this.scope = scope;
    this.quietPackages = Object.class.getModule().getDescriptor().exports().stream()
        .filter(exported -> !exported.isQualified())
        .map(ModuleDescriptor.Exports::source)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Reads it. What cannot be read becomes a problem, and the rest is read.
  public Reading read() {
    scope.checked().forEach(location -> locate(location, true));
    scope.context().forEach(location -> locate(location, false));
    system();
    return new Reading(List.copyOf(modules.values()), problems.stream().sorted().toList());
  }

  private void locate(String location, boolean isChecked) {
    try {
      if (location.startsWith("jrt:")) {
        image(running(), location, isChecked ? ModuleKind.EXPLICIT : ModuleKind.SYSTEM, isChecked);
        return;
      }
      Path path = Path.of(location);
      if (Files.isDirectory(path)) {
        folder(path, isChecked);
      } else {
        jar(path, location, isChecked);
      }
    } catch (IOException | FindException e) {
      problems.add(new Problem(location, String.valueOf(e.getMessage())));
    }
  }

  private void folder(Path path, boolean isChecked) throws IOException {
    if (Files.exists(path.resolve("pom.xml"))) {
      project(path, isChecked);
    } else if (Files.exists(path.resolve("module-info.class"))) {
      exploded(path, Optional.empty(), isChecked);
    } else {
      for (Path inside : sorted(path)) {
        String name = String.valueOf(inside.getFileName());
        if (name.endsWith(".jar") || name.endsWith(".jmod")) {
          jar(inside, inside.toString(), isChecked);
        } else if (Files.exists(inside.resolve("module-info.class"))) {
          exploded(inside, Optional.empty(), isChecked);
        }
      }
    }
  }

  private void project(Path folder, boolean isChecked) throws IOException {
    if (Files.exists(folder.resolve("target/classes/module-info.class"))) {
      exploded(folder.resolve("target/classes"), Optional.of(folder), isChecked);
    }
    for (Path inside : sorted(folder)) {
      if (Files.isDirectory(inside) && !inside.endsWith("target") && !inside.endsWith("src")) {
        project(inside, isChecked);
      }
    }
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private void jar(Path path, String location, boolean isChecked) throws IOException {
    boolean isJmod = location.endsWith(".jmod");
    Container container = open(new ZipContainer(path, location, isJmod ? "classes/" : "", scope.release()));
    if (isJmod || container.names().contains("module-info.class")) {
      explicit(container, Optional.empty(), isChecked);
    } else {
      ModuleReference found = ModuleFinder.of(path).findAll().iterator().next();
      add(found.descriptor(), ModuleKind.AUTOMATIC, container, Optional.empty(), isChecked);
    }
  }

  private void exploded(Path folder, Optional<Path> project, boolean isChecked) throws IOException {
    explicit(open(new FolderContainer(folder, folder.toString())), project, isChecked);
  }

  private void explicit(Container container, Optional<Path> project, boolean isChecked) throws IOException {
    ModuleDescriptor descriptor = ModuleDescriptor.read(
        new ByteArrayInputStream(container.read("module-info.class")), () -> packages(container));
    add(descriptor, descriptor.isOpen() ? ModuleKind.OPEN : ModuleKind.EXPLICIT, container, project, isChecked);
  }

  private void image(Path root, String location, ModuleKind kind, boolean isChecked) throws IOException {
    for (Path module : sorted(root)) {
      String at = "jrt:/" + module.getFileName();
      if (location.equals("jrt:") || location.equals("jrt:/") || location.equals(at)) {
        Container container = open(new FolderContainer(module, at));
        ModuleDescriptor descriptor = ModuleDescriptor.read(
            new ByteArrayInputStream(container.read("module-info.class")), () -> packages(container));
        add(descriptor, kind, container, Optional.empty(), isChecked);
      }
    }
  }

  private void system() {
    try {
      Path root = running();
      if (scope.system().isPresent()) {
        FileSystem other = FileSystems.newFileSystem(
            URI.create("jrt:/"), Map.of("java.home", scope.system().get().toString()));
        root = other.getPath("modules");
      }
      image(root, "jrt:", ModuleKind.SYSTEM, false);
    } catch (IOException e) {
      problems.add(new Problem("the runtime", String.valueOf(e.getMessage())));
    }
  }

  private static Path running() {
    return FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
  }

  private Container open(Container container) {
    opened.add(container);
    return container;
  }

  private static Set<String> packages(Container container) {
    Set<String> packages = new TreeSet<>();
    for (String name : container.names()) {
      int end = name.lastIndexOf('/');
      if (end > 0 && name.endsWith(".class")) {
        packages.add(name.substring(0, end).replace('/', '.'));
      }
    }
    return packages;
  }

  private void add(
      ModuleDescriptor descriptor, ModuleKind kind, Container container, Optional<Path> project, boolean isChecked) {
    Set<String> packages = packages(container);
    ScannedModule module = new ScannedModule(
        descriptor, kind, container.location(), isChecked, packages, ManifestFacts.NONE, project,
        container, described -> scan(described, packages, container));
    ScannedModule former = modules.putIfAbsent(module.name(), module);
    if (former != null && former.isChecked() && isChecked) {
      problems.add(new Problem(container.location(), "module " + module.name() + " was already found in "
          + former.location() + "; that one is used. Remove one of them."));
    }
  }

  private List<ScannedClass> scan(ModuleDescriptor descriptor, Set<String> packages, Container container) {
    Set<String> exported = descriptor.isAutomatic() ? packages : descriptor.exports().stream()
        .map(ModuleDescriptor.Exports::source)
        .collect(Collectors.toUnmodifiableSet());
    ClassScanner scanner = new ClassScanner(
        names, exported::contains, quietPackages::contains);
    Collection<ScannedClass> classes = container.names().parallelStream()
        .filter(name -> name.endsWith(".class"))
        .map(name -> scan(scanner, container, name))
        .toList();
    return classes.stream().sorted(Comparator.comparing(ScannedClass::name)).toList();
  }

  private static ScannedClass scan(ClassScanner scanner, Container container, String name) {
    try {
      return scanner.scan(container.read(name));
    } catch (IOException e) {
      throw new UncheckedIOException(container.location() + ": " + name, e);
    }
  }

  @Override
  public void close() throws IOException {
    for (Container container : opened) {
      container.close();
    }
  }
}
