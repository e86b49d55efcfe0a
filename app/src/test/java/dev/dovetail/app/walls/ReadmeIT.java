package dev.dovetail.app.walls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// The README says what happens, and this is where it happens: its commands are run, in their order, in one directory.
class ReadmeIT {
  private static final List<String> NAMES = List.of("README.md", "app", "dovetail");

  @TempDir Path folder;

  /// The links lead out of the folder, which is not for JUnit to follow or to warn of.
  @AfterEach
  void removeLinks() throws IOException {
    for (String name : NAMES) {
      Files.deleteIfExists(folder.resolve("dovetail").resolve(name));
    }
  }

  @Test
  void everyTranscriptIsWhatHappens() throws Exception {
    Path here = likeTheTree();
    List<Transcript.Step> steps = Transcript.steps(readme());
    assertFalse(steps.isEmpty(), "README.md shows no command");
    for (Transcript.Step step : steps) {
      Run run = Run.of(here, environment(), List.of("sh", "-c", step.command()));
      assertTrue(
          step.matches(run.lines()),
          () -> "README.md says of `%s`:%n%s%n%nbut it prints this, and ends with %d:%n%s"
              .formatted(step.command(), String.join("\n", step.output()), run.code(), run.output()));
    }
  }

  @Test
  void everyMessageIsSeenByTheTestNamedWithIt() throws Exception {
    SequencedMap<String, String> messages = Page.messages();
    assertFalse(messages.containsKey(""), "README.md shows a message without the name of a test");
    for (var message : messages.entrySet()) {
      String[] name = message.getKey().split("\\.", 2);
      Class<?> type = Class.forName(getClass().getPackageName() + "." + name[0]);
      Method test = Arrays.stream(type.getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(Test.class) && method.getName().equals(name[1]))
          .findFirst()
          .orElseThrow(() -> new AssertionError("README.md names a test that is not: " + message.getKey()));
      boolean isToBeSeen = !message.getValue().replaceAll("[…\\s]", "").isEmpty();
      assertEquals(isToBeSeen, List.of(test.getParameterTypes()).contains(TestInfo.class), message.getKey());
    }
  }

  @Test
  void everyDirectiveIsOneOfOurs() throws IOException {
    Set<String> ours = Files.readAllLines(Built.golden("descriptors.txt"), UTF_8).stream()
        .map(line -> line.substring(line.indexOf(' ') + 1) + ";")
        .collect(toSet());
    List<String> directives = Pattern.compile("`((?:requires|exports|opens|uses|provides) [^`]+;)`")
        .matcher(String.join(" ", readme()))
        .results()
        .map(match -> match.group(1))
        .toList();
    assertFalse(directives.isEmpty(), "README.md shows no directive");
    assertEquals(List.of(), directives.stream().filter(directive -> !ours.contains(directive)).toList());
  }

  @Test
  void continuousIntegrationRunsTheCommandsThatTheReadmeGives() throws IOException {
    List<String> script = Files.readAllLines(Built.TREE.resolve(".ci/run"), UTF_8);
    List<String> commands = Transcript.commands(readme());
    assertTrue(commands.contains("mvn verify"), commands::toString);
    assertEquals(List.of(), commands.stream().filter(command -> !script.contains("step " + command)).toList());
  }

  private static List<String> readme() throws IOException {
    return Files.readAllLines(Built.TREE.resolve("README.md"), UTF_8);
  }

  /// A directory of its own in which the tree's files have the paths that the README calls them by.
  private Path likeTheTree() throws IOException {
    Path here = Files.createDirectory(folder.resolve("dovetail"));
    for (String name : NAMES) {
      Files.createSymbolicLink(here.resolve(name), Built.TREE.resolve(name));
    }
    return here;
  }

  /// Nothing of the tester's own: no desk, no colours, no home; and the JDK that the tests run on first on PATH.
  private Map<String, String> environment() {
    Path bin = Path.of(System.getProperty("java.home"), "bin");
    return Map.of(
        "PATH", bin + File.pathSeparator + System.getenv("PATH"),
        "HOME", folder.toString(),
        "DOVETAIL_DESK", "",
        "NO_COLOR", "",
        "COLUMNS", "",
        "TERM", "dumb",
        "TZ", "UTC");
  }
}
