package dev.dovetail.app.walls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Compares lines with a file of the source tree, whole.
///
/// Each line says everything by itself and occurs once, so that the difference between two versions is a set of lines,
/// and reads like one in a review.
final class Golden {
  private Golden() {}

  /// Fails with the difference, and with the command that accepts it, unless the lines are those of the file.
  static void assertLines(String name, List<String> actual) throws IOException {
    Path golden = Built.golden(name);
    List<String> expected = Files.exists(golden) ? Files.readAllLines(golden, UTF_8) : List.of();
    if (!expected.equals(actual)) {
      Path found = Path.of("target", name);
      Files.write(found, actual, UTF_8);
      fail("%s differs ( - expected, + found ):%n%s%nIf that is meant: cp app/%s app/%s"
          .formatted(name, String.join("\n", difference(expected, actual)), found, golden));
    }
  }

  private static List<String> difference(List<String> expected, List<String> actual) {
    var lines = new ArrayList<String>();
    expected.stream().filter(line -> !actual.contains(line)).map(line -> "- " + line).forEach(lines::add);
    actual.stream().filter(line -> !expected.contains(line)).map(line -> "+ " + line).forEach(lines::add);
    return lines.isEmpty() ? List.of("the same lines in another order") : lines;
  }
}
