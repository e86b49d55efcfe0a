package dev.dovetail.app.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Opens;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the JVM answers those who come by reflection: the friend whom a package is opened to, and everybody else.
class ReflectionIT {
  /// Makes a private door passable, or returns the JVM's sentence.
  private static final String CALLER =
      """
      import java.lang.reflect.*;
      public class Caller {
        public static String open(Class<?> type) {
          AccessibleObject door = type.isInterface() ? type.getDeclaredMethods()[0] : type.getDeclaredConstructors()[0];
          try {
            door.setAccessible(true);
            return "open";
          } catch (InaccessibleObjectException e) {
            return e.getMessage();
          }
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void aConcealedPackageIsClosedToReflection() throws Exception {
    ModuleLayer layer = layerWithCaller("stranger");
    assertEquals(
        "Unable to make private dev.dovetail.app.Main() accessible: "
            + "module dev.dovetail.app does not \"opens dev.dovetail.app\" to module stranger",
        knock(layer, "stranger", "dev.dovetail.app", "dev.dovetail.app.Main"));
  }

  static Stream<OpenPackage> openPackages() {
    return Built.ours().stream()
        .flatMap(module -> module.descriptor().opens().stream().map(opens -> new OpenPackage(module, opens)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("openPackages")
  void anOpenPackageIsOpenToItsFriendsAndToNobodyElse(OpenPackage wall) throws Exception {
    ModuleLayer layer = layerWithCaller("stranger");
    Module owner = layer.findModule(wall.module()).orElseThrow();
    for (Module other : layer.modules()) {
      assertEquals(
          other.equals(owner) || wall.opens().targets().contains(other.getName()),
          owner.isOpen(wall.opens().source(), other),
          other.getName());
    }
    String refusal = knock(layer, "stranger", wall.module(), wall.firstClass());
    assertTrue(refusal.endsWith("s %s\" to module stranger".formatted(wall.opens().source())), refusal);
  }

  @Test
  void entitiesAreReachedByPersistenceAndRefusedToTheRest() throws Exception {
    OpenPackage entities = openPackages()
        .filter(wall -> wall.opens().targets().contains("dev.dovetail.persistence"))
        .reduce((first, second) -> fail("entities in two packages: %s, %s".formatted(first, second)))
        .orElseThrow();
    assertEquals(Set.of("dev.dovetail.persistence"), entities.opens().targets());
    for (String caller : List.of("dev.dovetail.persistence", "dev.dovetail.fileops", "tools.jackson.core", "stranger")) {
      ModuleLayer layer = layerWithCaller(caller);
      List<String> types = entities(layer, entities);
      assertFalse(types.isEmpty());
      for (String type : types) {
        String answer = knock(layer, caller, entities.module(), type);
        assertEquals(caller.equals("dev.dovetail.persistence"), answer.equals("open"), caller + ": " + answer);
      }
    }
  }

  private static List<String> entities(ModuleLayer layer, OpenPackage entities) throws IOException {
    Module module = layer.findModule(entities.module()).orElseThrow();
    return entities.classes().stream()
        .filter(type -> Arrays.stream(Class.forName(module, type).getAnnotations())
            .anyMatch(annotation -> annotation.annotationType().getName().equals("jakarta.persistence.Entity")))
        .toList();
  }

  /// All built modules, with a module of this name that holds the caller: instead of the built one, if there is one.
  private ModuleLayer layerWithCaller(String name) throws IOException {
    Path home = Files.createTempDirectory(folder, name);
    Path classes = home.resolve("classes");
    new Visitors(home).add(name, "exports %s;".formatted(name), CALLER).mustCompileTo(classes);
    return Layers.ofBuiltAnd(classes, name, "dev.dovetail.app");
  }

  private static String knock(ModuleLayer layer, String caller, String module, String type) throws Exception {
    Class<?> target = Class.forName(layer.findModule(module).orElseThrow(), type);
    Class<?> from = Class.forName(layer.findModule(caller).orElseThrow(), caller + ".Caller");
    return (String) from.getMethod("open", Class.class).invoke(null, target);
  }

  /// A package of ours that is open to somebody.
  record OpenPackage(ModuleReference reference, Opens opens) {
    String module() {
      return reference.descriptor().name();
    }

    String firstClass() throws IOException {
      return classes().getFirst();
    }

    List<String> classes() throws IOException {
      String prefix = opens.source().replace('.', '/') + "/";
      try (var reader = reference.open(); var names = reader.list()) {
        return names
            .filter(name -> name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0)
            .filter(name -> name.endsWith(".class") && !name.contains("-info"))
            .map(name -> name.replace(".class", "").replace('/', '.'))
            .sorted()
            .toList();
      }
    }

    @Override
    public String toString() {
      return module() + " opens " + opens.source();
    }
  }
}
