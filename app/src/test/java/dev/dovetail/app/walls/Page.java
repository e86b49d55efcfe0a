package dev.dovetail.app.walls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.TestInfo;

/// The messages that README.md shows, each with the test that sees it.
///
/// A test is named as `SomeIT.method`, and what the `text` blocks hold from there to the next name is what it
/// sees. Long lines are folded on the page, so that blanks and line breaks are all the same; `…` stands for
/// what differs from run to run, or need not be read.
final class Page {
  private static final Pattern TEST = Pattern.compile("`(\\w+IT\\.\\w+)`");
  private static final String FENCE = "```";

  private Page() {}

  /// The messages by the test's name, in the order of the page; empty for a test that is only named, and what
  /// stands before the first name under the empty one.
  static SequencedMap<String, String> messages() throws IOException {
    var messages = new LinkedHashMap<String, String>();
    String test = "";
    String language = "";
    for (String line : Files.readAllLines(Built.TREE.resolve("README.md"), UTF_8)) {
      if (line.startsWith(FENCE)) {
        language = line.substring(FENCE.length());
      } else if (language.equals("text")) {
        messages.merge(test, line + "\n", String::concat);
      } else if (language.isEmpty()) {
        Matcher name = TEST.matcher(line);
        while (name.find()) {
          test = name.group(1);
          messages.putIfAbsent(test, "");
        }
      }
    }
    return messages;
  }

  /// Fails unless this is what the page shows of the test, one after the other.
  static void assertShows(TestInfo test, String... seen) throws IOException {
    Method method = test.getTestMethod().orElseThrow();
    String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
    String shown = messages().getOrDefault(name, "");
    String all = String.join("\n", seen);
    assertTrue(
        matches(shown, all),
        () -> "README.md shows of %s:%n%s%nbut this is what it sees:%n%s".formatted(name, shown, all));
  }

  private static boolean matches(String shown, String seen) {
    String pattern = Arrays.stream(shown.strip().split("…", -1))
        .map(part -> Arrays.stream(part.split("\\s+", -1)).map(Pattern::quote).collect(joining("\\s+")))
        .collect(joining(".*"));
    return Pattern.compile(pattern, Pattern.DOTALL).matcher(seen.strip()).matches();
  }
}
