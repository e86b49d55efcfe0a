package dev.dovetail.app.walls;

import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.List;

/// What the build has made by the time these tests run; they run in the folder `app`.
public final class Built {
  public static final Path TREE = Path.of("").toAbsolutePath().getParent();
  public static final Path MODULES = Path.of("target", "modules").toAbsolutePath();
  public static final Path IMAGE = Path.of("target", "dovetail").toAbsolutePath();

  private Built() {}

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
