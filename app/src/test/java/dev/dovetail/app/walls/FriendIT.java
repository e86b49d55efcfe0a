package dev.dovetail.app.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// A package that is exported to one module.
class FriendIT {
  private static final String FRIEND = "dev.dovetail.app";
  private static final String GUEST =
      """
      public class Guest {
        public static String name() {
          return dev.dovetail.fileops.names.RawNames.encoded(java.nio.file.Path.of("/a name"));
        }
      }
      """;

  @TempDir Path folder;

  /// The friend is a module of the layer for which the export was resolved. A module of the same name above
  /// that layer is somebody else, whom the compiler cannot tell from the friend, and the JVM can.
  @Test
  void theFriendIsAModuleOfTheLayerAndNotAName(TestInfo test) throws Exception {
    String stranger = new Visitors(folder.resolve("stranger"))
        .add("stranger", "requires dev.dovetail.fileops;", GUEST)
        .readablyTo(folder.resolve("none"));
    Path classes = folder.resolve("classes");
    new Visitors(folder.resolve("friend"))
        .add(FRIEND, "requires dev.dovetail.fileops; exports dev.dovetail.app;", GUEST)
        .mustCompileTo(classes);
    assertEquals("/a%20name", name(Layers.ofBuiltAnd(classes, FRIEND)));

    ModuleLayer above = Layers.above(Layers.ofBuilt(FRIEND), classes, FRIEND);
    var refusal = assertThrows(InvocationTargetException.class, () -> name(above));
    Page.assertShows(test, stranger, refusal.getCause().toString());
  }

  private static String name(ModuleLayer layer) throws ReflectiveOperationException {
    Class<?> guest = Class.forName(layer.findModule(FRIEND).orElseThrow(), FRIEND + ".Guest");
    return (String) guest.getMethod("name").invoke(null);
  }
}
