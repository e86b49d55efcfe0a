package dev.dovetail.app.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// What can be linked into an image, and what of it is.
class LinkIT {
  private static final String GUEST =
      """
      class Guest {
        public static void main(String[] arguments) {
          var progress = dev.dovetail.core.Progress.none();
          new dev.dovetail.fileops.FileCopier().withProgress(progress);
          System.out.println(
              "automatic: " + dev.dovetail.core.Progress.class.getModule().getDescriptor().isAutomatic());
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void anAutomaticModuleIsRunAndNotLinked(TestInfo test) throws Exception {
    Path core = Files.copy(Built.jar("dev.dovetail.core"), folder.resolve("core.jar"));
    try (var jar = FileSystems.newFileSystem(core)) {
      Files.delete(jar.getPath("module-info.class"));
      Files.writeString(jar.getPath(JarFile.MANIFEST_NAME), "Automatic-Module-Name: dev.dovetail.core\n");
    }
    String path = core + File.pathSeparator + Built.jar("dev.dovetail.fileops");
    Path classes = folder.resolve("classes");
    new Visitors(folder).add("stranger", "requires dev.dovetail.fileops;", GUEST).mustCompileTo(classes);
    Run java = Run.jdk("java", "-p", path + File.pathSeparator + classes, "-m", "stranger/stranger.Guest");
    assertEquals(new Run(0, "automatic: true\n"), java);
    assertEquals(0, Run.image("--describe-module", "dev.dovetail.core").code());

    Run jlink = Run.jdk(
        "jlink", "-p", path, "--add-modules", "dev.dovetail.fileops",
        "--output", folder.resolve("image").toString());
    Page.assertShows(test, jlink.output());
  }

  @Test
  void whatIsRequiredStaticallyIsNeededByTheCompilerAndNotLinked(TestInfo test) throws Exception {
    Visitors annotated = new Visitors(folder)
        .add("stranger", "requires static org.jspecify;", "class Guest {}");
    annotated.mustCompileTo(folder.resolve("classes"));
    Page.assertShows(
        test,
        annotated.readablyTo(folder.resolve("none"), "--limit-modules", "java.base"),
        "$ app/target/dovetail/bin/java --describe-module org.jspecify",
        Run.image("--describe-module", "org.jspecify").output());
  }
}
