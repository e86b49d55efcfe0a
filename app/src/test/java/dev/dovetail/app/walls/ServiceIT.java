package dev.dovetail.app.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// Formats of tables, which nobody requires and `ServiceLoader` finds.
class ServiceIT {
  private static final Path WORKBOOK = Built.TREE.resolve("analysis/excel/src/test/resources/types.xlsx");

  private static final String REQUIRES = "requires dev.dovetail.analysis.table;";

  private static final String READER =
      """
      class Guest {
        public static void main(String[] arguments) throws Exception {
          var file = java.nio.file.Path.of(arguments[0]);
          System.out.println(new dev.dovetail.analysis.table.TableReader().read(file));
        }
      }
      """;

  private static final String LOADER =
      """
      class Guest {
        public static void main(String[] arguments) {
          var formats = java.util.ServiceLoader.load(dev.dovetail.analysis.table.spi.TableFormat.class);
          formats.forEach(format -> System.out.println(format.name()));
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void aProviderThatIsNotThereIsNotFound(TestInfo test) throws Exception {
    Path classes = folder.resolve("classes");
    new Visitors(folder).add("stranger", REQUIRES, READER).mustCompileTo(classes);
    Run with = Visitors.run(classes, "stranger/stranger.Guest", WORKBOOK.toString());
    assertTrue(with.output().startsWith("4 rows × 10 columns"), with.output());
    Run without = Run.jdk(
        "java", "-p", Built.modulesAnd(classes), "--limit-modules", "stranger",
        "-m", "stranger/stranger.Guest", WORKBOOK.toString());
    Page.assertShows(test, without.output());
  }

  @Test
  void whoDoesNotDeclareTheUseIsRefused(TestInfo test) throws Exception {
    Run undeclared = formats("");
    assertEquals(
        List.of("csv", "fixed", "json", "jsonl", "xlsx"),
        formats("uses dev.dovetail.analysis.table.spi.TableFormat;").lines().stream().sorted().toList());
    Page.assertShows(test, undeclared.output());
  }

  private Run formats(String uses) throws Exception {
    Path classes = folder.resolve("classes");
    new Visitors(folder).add("stranger", REQUIRES + uses, LOADER).mustCompileTo(classes);
    return Visitors.run(classes, "stranger/stranger.Guest");
  }
}
