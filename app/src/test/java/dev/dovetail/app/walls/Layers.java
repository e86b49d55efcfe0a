package dev.dovetail.app.walls;

import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Layers of modules above the one that the tests run in.
final class Layers {
  private Layers() {}

  /// Makes a layer of modules that the build has made, and all that these require.
  static ModuleLayer ofBuilt(String... roots) {
    return aboveBoot(ModuleFinder.of(Built.MODULES), roots);
  }

  /// The same with visitors, each of which takes the place of a built module of its name.
  static ModuleLayer ofBuiltAnd(Path visitors, String... roots) {
    return aboveBoot(builtAnd(visitors), roots);
  }

  /// The same with a class loader for each module.
  static ModuleLayer ofBuiltAndWithALoaderEach(Path visitors, String... roots) {
    ModuleLayer boot = ModuleLayer.boot();
    return ModuleLayer.defineModulesWithManyLoaders(
            resolve(boot, builtAnd(visitors), roots), List.of(boot), ClassLoader.getPlatformClassLoader())
        .layer();
  }

  /// Makes a layer of modules that are in a folder; what they require and is not there, the layer below has.
  static ModuleLayer above(ModuleLayer below, Path folder, String... roots) {
    return of(below, below.modules().iterator().next().getClassLoader(), ModuleFinder.of(folder), roots);
  }

  private static ModuleLayer aboveBoot(ModuleFinder finder, String... roots) {
    return of(ModuleLayer.boot(), ClassLoader.getPlatformClassLoader(), finder, roots);
  }

  private static ModuleLayer of(ModuleLayer below, ClassLoader parent, ModuleFinder finder, String... roots) {
    return ModuleLayer.defineModulesWithOneLoader(resolve(below, finder, roots), List.of(below), parent)
        .layer();
  }

  private static ModuleFinder builtAnd(Path visitors) {
    return ModuleFinder.compose(ModuleFinder.of(visitors), ModuleFinder.of(Built.MODULES));
  }

  private static Configuration resolve(ModuleLayer below, ModuleFinder finder, String... roots) {
    return Configuration.resolve(finder, List.of(below.configuration()), ModuleFinder.of(), Set.of(roots));
  }
}
