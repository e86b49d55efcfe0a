package dev.dovetail.app.walls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What `dovetail boundaries`, run from the image, says of the modules written here.
class BoundariesIT {
  private static final Path ACCEPTED = Built.golden("accepted.txt").toAbsolutePath();

  @Test
  void nothingIsFoundThatWasNotAcceptedWithAReason() throws Exception {
    Run run = boundaries("--baseline", ACCEPTED.toString());

    assertEquals(0, run.code(), () -> "a new finding is to be mended, or accepted: "
        + "dovetail boundaries --baseline " + ACCEPTED + " --accept --reason TEXT\n" + run.output());
  }

  @Test
  void theReadmeShowsTheModulesAsTheyAre() throws Exception {
    Run run = boundaries("--as", "mermaid", "--no-counts", "--baseline", ACCEPTED.toString());

    assertEquals(0, run.code(), run::output);
    String block = "```mermaid\n" + run.output().strip() + "\n```\n";
    String readme = Files.readString(Built.TREE.resolve("README.md"), UTF_8);
    assertTrue(
        readme.contains(block),
        () -> "README.md does not hold what the modules have become. Put this between its markers:\n" + block);
  }

  @Test
  void withoutItsModuleTheCommandSaysSo() throws Exception {
    Run run = Run.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-p", Built.MODULES.toString(), "--limit-modules", "dev.dovetail.app",
        "-m", "dev.dovetail.app", "boundaries");

    assertEquals(2, run.code(), run::output);
    assertTrue(run.output().contains("add dev.dovetail.analysis.boundaries"), run::output);
  }

  private static Run boundaries(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Built.IMAGE.resolve("bin/dovetail").toString(), "boundaries"));
    command.addAll(List.of(words));
    return Run.of(Built.TREE, Map.of("JAVA_HOME", System.getProperty("java.home")), command);
  }
}
