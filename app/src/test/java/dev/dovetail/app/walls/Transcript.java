package dev.dovetail.app.walls;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The fenced blocks of a Markdown file that can be run.
///
/// In a `console` block a line that begins with `$ ` is a command, and what follows is what it prints, up to the next
/// command; a line `…` stands for any number of lines. In an `sh` block every line is a command.
final class Transcript {
  /// What differs from one run to the next, and what takes its place on both sides of a comparison.
  private enum Variable {
    TIMESTAMP("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)?", "<time>"),
    DATE("\\d{4}-\\d\\d-\\d\\d", "<date>"),
    CLOCK("\\b\\d\\d:\\d\\d(:\\d\\d)?\\b", "<clock>"),
    RATE("\\b[\\d.,]+ [kMG]?i?B/s", "<rate>"),
    DURATION("(< )?\\b[\\d.,]+ (ms|s|min|h)\\b", "<duration>"),
    AGE("\\b(just now|\\d+ (second|minute|hour)s? ago)\\b", "<age>"),
    IDENTIFIER("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b", "<id>");

    private final Pattern pattern;
    private final String name;

    Variable(String pattern, String name) {
      this.pattern = Pattern.compile(pattern);
      this.name = name;
    }

    String hide(String text) {
      return pattern.matcher(text).replaceAll(name);
    }
  }

  private static final String ANYTHING = "…";

  private Transcript() {}

  /// A command and the lines that it is said to print, the last empty ones left out.
  record Step(String command, List<String> output) {
    /// Whether these lines are the output, but for what differs from run to run.
    boolean matches(List<String> actual) {
      return Transcript.matches(output.stream().map(Transcript::hide).toList(),
          trimmed(actual).stream().map(Transcript::hide).toList());
    }
  }

  /// The commands of the `console` blocks, in order.
  static List<Step> steps(List<String> markdown) {
    var steps = new ArrayList<Step>();
    for (List<String> block : blocks(markdown, "console")) {
      int[] starts = IntStream.range(0, block.size()).filter(i -> block.get(i).startsWith("$ ")).toArray();
      for (int i = 0; i < starts.length; i++) {
        int end = i + 1 < starts.length ? starts[i + 1] : block.size();
        steps.add(new Step(block.get(starts[i]).substring(2), trimmed(block.subList(starts[i] + 1, end))));
      }
    }
    return steps;
  }

  /// The commands of the `sh` blocks, in order, without blank lines and comments.
  static List<String> commands(List<String> markdown) {
    return blocks(markdown, "sh").stream()
        .flatMap(List::stream)
        .map(line -> line.replaceAll("\\s+#.*|^#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static List<List<String>> blocks(List<String> markdown, String language) {
    var blocks = new ArrayList<List<String>>();
    List<String> open = null;
    for (String line : markdown) {
      if (open != null && line.equals("```")) {
        open = null;
      } else if (open != null) {
        open.add(line);
      } else if (line.equals("```" + language)) {
        open = new ArrayList<>();
        blocks.add(open);
      }
    }
    return blocks;
  }

  private static String hide(String line) {
    String text = line.stripTrailing();
    for (Variable variable : Variable.values()) {
      text = variable.hide(text);
    }
    return text;
  }

  private static List<String> trimmed(List<String> lines) {
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).isBlank()) {
      end--;
    }
    return List.copyOf(lines.subList(0, end));
  }

  private static boolean matches(List<String> expected, List<String> actual) {
    if (expected.isEmpty()) {
      return actual.isEmpty();
    }
    List<String> rest = expected.subList(1, expected.size());
    if (expected.getFirst().strip().equals(ANYTHING)) {
      return IntStream.rangeClosed(0, actual.size()).anyMatch(i -> matches(rest, actual.subList(i, actual.size())));
    }
    return !actual.isEmpty()
        && expected.getFirst().equals(actual.getFirst())
        && matches(rest, actual.subList(1, actual.size()));
  }
}
