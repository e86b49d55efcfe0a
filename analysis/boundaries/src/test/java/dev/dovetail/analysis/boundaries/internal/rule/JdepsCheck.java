package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.BoundaryReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/// What `jdeps --check` proposes, as `code module subject`, and the same of a report.
///
/// jdeps does not tell a module that is required for another from one that is not needed, nor a friend that
/// is not there from one that makes no use of a package; so `requires-via` is `requires-unused` here, and
/// `friend-unknown` is `friend-unused`.
final class JdepsCheck {
  private static final Map<String, String> COMMON = Map.of(
      "requires-unused", "requires-unused", "requires-via", "requires-unused",
      "transitive-missing", "transitive-missing", "transitive-unneeded", "transitive-unneeded",
      "friend-unused", "friend-unused", "friend-unknown", "friend-unused");

  private final SortedSet<String> proposals = new TreeSet<>();

  private JdepsCheck() {}

  /// Returns what jdeps proposes for modules on a module path, each checked alone: its answers vary with what
  /// is checked together, and it stops at the first module that names what is not there.
  static SortedSet<String> of(String modulePath, Collection<String> modules) {
    JdepsCheck check = new JdepsCheck();
    for (String module : modules) {
      StringWriter output = new StringWriter();
      PrintWriter writer = new PrintWriter(output);
      ToolProvider.findFirst("jdeps").orElseThrow().run(writer, writer,
          "--multi-release", "25", "--module-path", modulePath, "--check", module);
      String text = output.toString().replaceAll("(?m)^Warning:.*\n", "");
      Arrays.stream(text.split("\n(?=\\S)", -1)).forEach(check::module);
    }
    return check.proposals;
  }

  /// Returns the findings of a report that jdeps could have.
  static SortedSet<String> of(BoundaryReport report, Collection<String> modules) {
    return report.findings().stream()
        .filter(finding -> COMMON.containsKey(finding.code().code()) && modules.contains(finding.module()))
        .filter(finding -> !finding.change().contains("opens "))
        .map(finding -> COMMON.get(finding.code().code()) + " " + finding.module() + " " + finding.subject())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void module(String text) {
    String name = text.substring(0, Math.max(0, text.indexOf(' ')));
    Map<String, List<String>> sections = new TreeMap<>();
    for (String section : text.split("\n  (?=\\[)", -1)) {
      List<String> lines = section.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
      sections.put(lines.getFirst().replaceAll("[\\[\\]]| (for|in) .*", ""), lines.subList(1, lines.size()));
    }
    if (sections.containsKey("Suggested module descriptor")) {
      requires(
          name, written(sections.get("Module descriptor")),
          written(sections.get("Suggested module descriptor")));
    }
    for (String line : sections.getOrDefault("Unused qualified exports", List.of())) {
      String[] words = line.split(" ", -1);
      Arrays.stream(words[3].split(",", -1)).forEach(target -> proposals.add(
          "friend-unused " + name + " " + words[1] + "=" + target));
    }
  }

  private void requires(String name, Map<String, Boolean> written, Map<String, Boolean> proposed) {
    written.forEach((required, isTransitive) -> {
      if (!proposed.containsKey(required)) {
        proposals.add("requires-unused " + name + " " + required);
      } else if (!isTransitive.equals(proposed.get(required))) {
        String code = isTransitive ? "transitive-unneeded " : "transitive-missing ";
        proposals.add(code + name + " " + required);
      }
    });
  }

  /// Returns the modules required, and whether transitively.
  private static Map<String, Boolean> written(List<String> lines) {
    Map<String, Boolean> modules = new TreeMap<>();
    for (String line : lines) {
      String plain = line.replaceAll(" \\(@.*\\)|;", "");
      if (plain.startsWith("requires ") && !plain.contains(" mandated ")) {
        modules.put(plain.substring(plain.lastIndexOf(' ') + 1), plain.contains(" transitive "));
      }
    }
    return modules;
  }
}
