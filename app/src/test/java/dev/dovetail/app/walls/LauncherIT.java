package dev.dovetail.app.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher of the source tree, in a tree of its own, with a Maven that takes a second.
class LauncherIT {
  private static final String MAVEN =
      """
      #!/bin/sh
      if [ "$1" = --version ]; then echo 'Apache Maven 3.9.9 (something)'; exit; fi
      echo "$@" >>builds
      sleep 1
      if [ -e broken ]; then
        echo '[INFO] so far, so good'
        echo '[ERROR] the reason'
        exit 1
      fi
      mkdir -p app/target/dovetail/bin
      printf '#!/bin/sh\\necho "$PWD: $*"\\n' >app/target/dovetail/bin/dovetail
      chmod 755 app/target/dovetail/bin/dovetail
      """;

  @TempDir Path folder;
  private Path tree = Path.of("");
  private Path bin = Path.of("");
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void makeTree() throws IOException {
    tree = Files.createDirectory(folder.resolve("a tree, größer"));
    for (String name : List.of(".mvn", "core", "fileops", "persistence", "analysis", "app")) {
      Files.createDirectory(tree.resolve(name));
    }
    Files.createFile(tree.resolve("pom.xml"));
    Files.copy(Built.TREE.resolve("dovetail"), tree.resolve("dovetail"));
    bin = Files.createDirectory(folder.resolve("bin"));
    executable(bin.resolve("mvn"), MAVEN);
    environment.put("PATH", bin + ":" + System.getenv("PATH"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
  }

  @Test
  void buildsOnceAndPassesArgumentsAndDirectoryOn() throws Exception {
    String output = "/: list a b\n";
    Run first = launch(Path.of("/"), "list", "a b");
    assertEquals(0, first.code(), first.output());
    assertTrue(
        first.output().matches("building Dovetail \\(first time, about two minutes\\) … done in \\d+ s\n" + output),
        first.output());
    assertEquals(new Run(0, output), launch(Path.of("/"), "list", "a b"));
    assertEquals(1, builds());
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws Exception {
    launch(folder, "list");
    Files.writeString(tree.resolve("core").resolve("New.java"), "");
    assertTrue(launch(folder, "list").output().startsWith("building Dovetail (its sources changed) …"));
    assertEquals(2, builds());
  }

  @Test
  void findsItsTreeThroughSymbolicLinks() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of(tree.getFileName().toString(), "dovetail"));
    Path second = Files.createSymbolicLink(bin.resolve("dovetail"), link);
    launch(folder);
    Run expected = new Run(0, folder.toRealPath() + ": x\n");
    assertEquals(expected, Run.of(folder, environment, List.of(second.toString(), "x")));
    assertEquals(expected, Run.of(folder, environment, List.of("sh", "-c", "dovetail x")));
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    try (var pool = Executors.newFixedThreadPool(2)) {
      List<Callable<Run>> both = List.of(() -> launch(folder, "1"), () -> launch(folder, "2"));
      for (Future<Run> run : pool.invokeAll(both)) {
        assertEquals(0, run.get().code(), run.get().output());
      }
    }
    assertEquals(1, builds());
  }

  @Test
  void showsWhyABuildFailedAndWhereItsLogIs() throws Exception {
    Files.createFile(tree.resolve("broken"));
    Run run = launch(folder, "list");
    assertEquals(2, run.code());
    assertEquals(
        """
        building Dovetail (first time, about two minutes) … failed
        [ERROR] the reason
        dovetail: the build failed; all of its output is in %s
        """
            .formatted(tree.toRealPath().resolve("app/target/build.log")),
        run.output());
  }

  @Test
  void saysWhatToInstallWhereMavenIsMissingOrTooOld() throws Exception {
    String sentence =
        "dovetail: install Maven 3.8 or newer (the package maven) and have mvn on PATH: none was found there.\n";
    executable(bin.resolve("mvn"), "#!/bin/sh\necho Apache Maven 3.6.3\n");
    assertEquals(new Run(2, sentence), launch(folder, "list"));
    Files.delete(bin.resolve("mvn"));
    for (String tool : List.of("find", "flock", "grep", "head", "mkdir", "readlink", "sed")) {
      executable(bin.resolve(tool), "#!/bin/sh\nPATH=%s exec %s \"$@\"\n".formatted(System.getenv("PATH"), tool));
    }
    environment.put("PATH", bin.toString());
    assertEquals(new Run(2, sentence), launch(folder, "list"));
    assertFalse(Files.exists(tree.resolve("builds")));
  }

  private Run launch(Path directory, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(tree.resolve("dovetail").toString()));
    command.addAll(List.of(arguments));
    return Run.of(directory, environment, command);
  }

  private int builds() throws IOException {
    return Files.readAllLines(tree.resolve("builds")).size();
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
