package dev.dovetail.app.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// A format of tables that is brought to a running program, in a layer above the one it started with.
class PluginIT {
  /// Reads a file, takes in a plug-in without knowing its name, and reads the file again.
  private static final String HOST =
      """
      import dev.dovetail.analysis.table.*;
      import dev.dovetail.analysis.table.spi.TableFormat;
      import java.lang.module.ModuleFinder;
      import java.nio.file.Path;
      import java.util.*;
      class Host {
        public static void main(String[] arguments) throws Exception {
          Path file = Path.of(arguments[0]);
          ModuleLayer boot = ModuleLayer.boot();
          System.out.println("boot layer: " + formats(boot));
          try {
            new TableReader().read(file);
          } catch (NotATableException e) {
            System.out.println(e.getMessage());
          }
          var configuration = boot.configuration()
              .resolveAndBind(ModuleFinder.of(Path.of(arguments[1])), ModuleFinder.of(), Set.of());
          ModuleLayer layer =
              boot.defineModulesWithOneLoader(configuration, ClassLoader.getSystemClassLoader());
          System.out.println("plug-in's layer: " + formats(layer));
          Thread.currentThread().setContextClassLoader(layer.modules().iterator().next().getClassLoader());
          System.out.println(new TableReader().read(file));
          System.out.println("boot layer: " + formats(boot));
        }

        private static List<String> formats(ModuleLayer layer) {
          return ServiceLoader.load(layer, TableFormat.class).stream()
              .map(format -> format.get().name())
              .sorted()
              .toList();
        }
      }
      """;

  /// Each line of the file is a row.
  private static final String PLUGIN =
      """
      import dev.dovetail.analysis.table.*;
      import dev.dovetail.analysis.table.spi.*;
      import java.io.IOException;
      import java.nio.channels.Channels;
      import java.util.*;
      public class Lines implements TableFormat {
        public String name() { return "lines"; }

        public boolean accepts(FileHead head, ReadOptions options) {
          return head.extension().equals("lines");
        }

        public Dialect read(TableSource source, ReadOptions options, RowSink sink) throws IOException {
          byte[] bytes = Channels.newInputStream(source.channel()).readAllBytes();
          sink.columns(List.of("line"));
          var batch = new FieldBatch(bytes.length);
          batch.in(bytes);
          batch.reset(0, 1);
          for (int start = 0, end = 0; end < bytes.length; end++) {
            if (bytes[end] == '\\n') {
              batch.set(batch.addRow(), start, end);
              start = end + 1;
            }
          }
          sink.batch(batch);
          return new Dialect(
              Finding.given("UTF-8", "always"), Finding.given("LF", "always"), Optional.empty(), List.of());
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void aPlugInIsSeenInItsLayerAndNotBelow(TestInfo test) throws Exception {
    Path host = folder.resolve("host");
    new Visitors(folder.resolve("sources of host"))
        .add(
            "host",
            "requires dev.dovetail.analysis.table; uses dev.dovetail.analysis.table.spi.TableFormat;",
            HOST)
        .mustCompileTo(host);
    Path classes = folder.resolve("plugin");
    new Visitors(folder.resolve("sources of plugin"))
        .add(
            "plugin",
            "requires dev.dovetail.analysis.table;"
                + "provides dev.dovetail.analysis.table.spi.TableFormat with plugin.Lines;",
            PLUGIN)
        .mustCompileTo(classes);
    Path jar = folder.resolve("plugin.jar");
    assertEquals(
        new Run(0, ""),
        Run.jdk("jar", "--create", "--file=" + jar, "-C", classes.resolve("plugin").toString(), "."));
    Path file = Files.writeString(folder.resolve("some.lines"), "to be\nor not\n");
    Page.assertShows(
        test, Visitors.run(host, "host/host.Host", file.toString(), jar.toString()).output());
  }
}
