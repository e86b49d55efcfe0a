package dev.dovetail.app.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// What an exported package gives and an open one does not, and the other way round.
class OpensIT {
  @TempDir Path folder;

  @Test
  void anExportedPackageIsNotOpen(TestInfo test) throws Exception {
    Path classes = folder.resolve("classes");
    new Visitors(folder)
        .add(
            "stranger",
            "requires dev.dovetail.fileops;",
            """
            import dev.dovetail.fileops.FileCopier;
            class Guest {
              public static void main(String[] arguments) throws Exception {
                FileCopier copier = FileCopier.class.getConstructor().newInstance();
                System.out.println("made");
                FileCopier.class.getDeclaredField("progress").setAccessible(true);
              }
            }
            """)
        .mustCompileTo(classes);
    Run run = Visitors.run(classes, "stranger/stranger.Guest");
    assertEquals("made", run.lines().getFirst());
    Page.assertShows(test, run.output().substring("made\n".length()));
  }

  /// The real persistence module reads the application by reflection only: it cannot require who requires
  /// it.
  @Test
  void anOpenPackageIsNotExported(TestInfo test) throws Exception {
    String name = "dev.dovetail.persistence";
    Path classes = folder.resolve("classes");
    new Visitors(folder.resolve("reflecting"))
        .add(
            name,
            "exports dev.dovetail.persistence;",
            """
            public class Guest {
              public static String source(Class<?> type) throws ReflectiveOperationException {
                var constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                var source = type.getDeclaredField("source");
                source.setAccessible(true);
                return "read: " + source.get(constructor.newInstance());
              }
            }
            """)
        .mustCompileTo(classes);
    String app = "dev.dovetail.app";
    ModuleLayer layer = Layers.ofBuiltAnd(classes, name, app);
    Class<?> guest = Class.forName(layer.findModule(name).orElseThrow(), name + ".Guest");
    Class<?> entity = Class.forName(layer.findModule(app).orElseThrow(), "dev.dovetail.app.catalogue.Import");
    assertEquals("read: ", guest.getMethod("source", Class.class).invoke(null, entity));

    Page.assertShows(
        test,
        new Visitors(folder.resolve("compiling"))
            .add(name, "", "class Guest { dev.dovetail.app.catalogue.Import seen; }")
            .readablyTo(
                folder.resolve("none"),
                "--add-modules", app, "--add-reads", name + "=" + app));
  }
}
