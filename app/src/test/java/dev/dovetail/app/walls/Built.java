package dev.dovetail.app.walls;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What the build has made by the time these tests run; they run in the folder `app`.
public final class Built {
  public static final Path TREE = Path.of("").toAbsolutePath().getParent();
  public static final Path MODULES = Path.of("target", "modules").toAbsolutePath();
  public static final Path IMAGE = Path.of("target", "dovetail").toAbsolutePath();

  private Built() {}

  /// A module path that begins with a folder of visitors.
  static String modulesAnd(Path visitors) {
    return visitors + File.pathSeparator + MODULES;
  }

  /// A class path of a folder of visitors and all modules, which then are none.
  static String classPathAnd(Path visitors) {
    Stream<Path> modules =
        ModuleFinder.of(MODULES).findAll().stream().map(module -> Path.of(module.location().orElseThrow()));
    return Stream.concat(Stream.of(visitors), modules.sorted())
        .map(Path::toString)
        .collect(joining(File.pathSeparator));
  }

  /// The jar of a module.
  static Path jar(String module) {
    return Path.of(ModuleFinder.of(MODULES).find(module).flatMap(ModuleReference::location).orElseThrow());
  }

  /// The modules written here, by name, in alphabetical order.
  static List<ModuleReference> ours() {
    return ModuleFinder.of(MODULES).findAll().stream()
        .filter(module -> module.descriptor().name().startsWith("dev.dovetail."))
        .sorted((a, b) -> a.descriptor().compareTo(b.descriptor()))
        .toList();
  }

  /// Their names.
  static List<String> names() {
    return ours().stream().map(module -> module.descriptor().name()).toList();
  }

  /// Where a file of golden lines lies in the source tree.
  static Path golden(String name) {
    return Path.of("src", "test", "resources", "dev", "dovetail", "app", "walls", name);
  }
}
