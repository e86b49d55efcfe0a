package dev.dovetail.app.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// A file in a package of a module.
class ResourceIT {
  private static final String SCHEMA = "dev/dovetail/app/catalogue/schema.sql";

  private static final String GUEST =
      """
      public class Guest {
        public static void main(String[] names) throws java.io.IOException {
          Module app = ModuleLayer.boot().findModule("dev.dovetail.app").orElseThrow();
          for (String name : names) {
            int length = app.getResourceAsStream(name).readAllBytes().length;
            System.out.println(name + (length > 0 ? " is read" : " is empty"));
          }
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void isFoundByThoseToWhomItsPackageIsOpen(TestInfo test) throws Exception {
    assertEquals(new Run(0, SCHEMA + " is read\n"), read("dev.dovetail.persistence", SCHEMA));
    Page.assertShows(
        test,
        read("stranger", "META-INF/MANIFEST.MF", "dev/dovetail/app/catalogue/Import.class", SCHEMA).output());
  }

  private Run read(String caller, String... names) throws Exception {
    Path classes = folder.resolve(caller);
    new Visitors(folder.resolve("sources of " + caller)).add(caller, "", GUEST).mustCompileTo(classes);
    var arguments = new ArrayList<>(List.of(
        "-p", Built.modulesAnd(classes), "--add-modules", "dev.dovetail.app",
        "-m", caller + "/" + caller + ".Guest"));
    arguments.addAll(List.of(names));
    return Run.jdk("java", arguments.toArray(String[]::new));
  }
}
