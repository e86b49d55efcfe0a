package dev.dovetail.app.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// The version that a module is given when it is compiled.
class VersionIT {
  @TempDir Path folder;

  @Test
  void aVersionIsRecordedAndNeverChecked(TestInfo test) throws Exception {
    Path classes = folder.resolve("classes");
    new Visitors(folder)
        .add(
            "stranger",
            "requires dev.dovetail.core;",
            """
            class Guest {
              public static void main(String[] arguments) {
                Guest.class.getModule().getDescriptor().requires().stream()
                    .filter(requires -> requires.name().equals("dev.dovetail.core"))
                    .forEach(requires -> System.out.println("requires " + requires));
                new dev.dovetail.core.UnitId("?");
              }
            }
            """)
        .mustCompileTo(classes);
    Path other = Files.copy(Built.jar("dev.dovetail.core"), folder.resolve("core.jar"));
    assertEquals(new Run(0, ""), Run.jdk("jar", "--update", "--file=" + other, "--module-version=9"));
    String path = String.join(File.pathSeparator, other.toString(), Built.modulesAnd(classes));
    Page.assertShows(test, Run.jdk("java", "-p", path, "-m", "stranger/stranger.Guest").output());
  }
}
