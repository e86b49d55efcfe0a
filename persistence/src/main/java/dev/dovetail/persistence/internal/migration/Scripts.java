package dev.dovetail.persistence.internal.migration;

import dev.dovetail.persistence.MigrationException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Finds scripts.
public final class Scripts {
  private static final String SUFFIX = ".sql";

  private final List<Script> inOrder;

  private Scripts(List<Script> scripts) {
    this.inOrder = scripts.stream().sorted(Comparator.comparingLong(Script::number)).toList();
    for (int i = 1; i < inOrder.size(); i++) {
      if (inOrder.get(i).number() == inOrder.get(i - 1).number()) {
        throw new MigrationException("Two scripts have the number " + inOrder.get(i).number() + ": "
            + inOrder.get(i - 1).file() + " and " + inOrder.get(i).file()
            + ". Give one of them the next free one");
      }
    }
  }

  List<Script> inOrder() {
    return inOrder;
  }

  /// Reads the scripts of a folder.
  ///
  /// @throws MigrationException if the folder or one of its scripts cannot be read, or two have the same
  ///     number
  public static Scripts of(Path folder) {
    List<Script> scripts = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
        scripts.add(Script.of(String.valueOf(file.getFileName()), Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new MigrationException("The scripts in " + folder + " cannot be read", e);
    }
    return new Scripts(scripts);
  }

  /// Reads scripts that are resources of a module. Their bytes are asked of the module, which refuses those
  /// of a package that is not open to this one.
  ///
  /// @param files their names; if there are none, those that the module has in the folder
  /// @throws MigrationException if they cannot be listed, one cannot be read, or two have the same number
  public static Scripts of(Module module, String folder, List<String> files) {
    String prefix = folder.isEmpty() || folder.endsWith("/") ? folder : folder + '/';
    List<Script> scripts = new ArrayList<>();
    for (String file : files.isEmpty() ? list(module, prefix) : files) {
      scripts.add(Script.of(file, read(module, prefix + file)));
    }
    return new Scripts(scripts);
  }

  private static List<String> list(Module module, String prefix) {
    ModuleLayer layer = module.getLayer();
    if (layer == null) {
      throw new MigrationException("The resources of " + module
          + ", which is on the class path, cannot be listed:"
          + " give the names of the scripts");
    }
    ModuleReference reference = layer.configuration().findModule(module.getName())
        .map(ResolvedModule::reference).orElseThrow();
    try (ModuleReader reader = reference.open(); Stream<String> resources = reader.list()) {
      return resources.filter(r -> r.startsWith(prefix) && r.endsWith(SUFFIX))
          .map(r -> r.substring(prefix.length())).filter(r -> r.indexOf('/') < 0).toList();
    } catch (IOException e) {
      throw new MigrationException("The resources of " + module + " cannot be listed", e);
    }
  }

  private static byte[] read(Module module, String resource) {
    try (InputStream stream = module.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new MigrationException(resource
            + " is not there, or is in a package that is not open to this module."
            + " Add to " + module + ":\n  opens "
            + resource.substring(0, Math.max(resource.lastIndexOf('/'), 0)).replace('/', '.') + " to "
            + Scripts.class.getModule().getName() + ';');
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new MigrationException(resource + " of " + module + " cannot be read", e);
    }
  }
}
