package dev.dovetail.app.walls;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// The JDK's own dependency analyser, over the modules written here.
final class Jdeps {
  private static final ToolProvider TOOL = ToolProvider.findFirst("jdeps").orElseThrow();

  private Jdeps() {}

  /// Uses of the JDK's internal classes by our modules.
  static List<String> internals() {
    // It looks into what our modules require too: Guice and Guava can use Unsafe, and do not where there is none.
    return run(Stream.concat(Stream.of("--jdk-internals"), jars())).stream()
        .filter(line -> line.contains(" -> ") && line.strip().startsWith("dev.dovetail."))
        .toList();
  }

  /// Classes that our modules use and that no module has.
  static List<String> missing() {
    return run(Stream.concat(Stream.of("--missing-deps"), jars()));
  }

  /// Which module uses classes of which: the edges, in alphabetical order, without those to java.base.
  static SequencedMap<String, Set<String>> summary() {
    var edges = new LinkedHashMap<String, Set<String>>();
    run(Stream.concat(Stream.of("-summary"), jars())).stream()
        .map(line -> line.split(" -> "))
        .filter(edge -> edge.length == 2 && !edge[1].equals("java.base"))
        .forEach(edge -> edges.computeIfAbsent(edge[0], from -> new TreeSet<>()).add(edge[1]));
    return edges;
  }

  /// What `--check` says of a module, by heading, such as `Module descriptor`.
  static Map<String, List<String>> check(String module) {
    var sections = new LinkedHashMap<String, List<String>>();
    List<String> section = new ArrayList<>();
    for (String line : run(Stream.of("--check", module))) {
      String text = line.strip();
      if (text.startsWith("[")) {
        section = sections.computeIfAbsent(text.replaceAll("[\\[\\]]| for .*", ""), heading -> new ArrayList<>());
      } else if (!text.isEmpty()) {
        section.add(text.replaceAll(" \\(.*\\)|;$|;(?= \\()", "").replace("mandated ", ""));
      }
    }
    return sections;
  }

  private static Stream<String> jars() {
    return Built.ours().stream().map(ModuleReference::location).map(uri -> Path.of(uri.orElseThrow()).toString());
  }

  private static List<String> run(Stream<String> arguments) {
    var printed = new StringWriter();
    try (var writer = new PrintWriter(printed)) {
      int code = TOOL.run(
          writer,
          writer,
          Stream.concat(
                  Stream.of("--multi-release", "25", "--module-path", Built.MODULES.toString()), arguments)
              .toArray(String[]::new));
      if (code != 0) {
        throw new IllegalStateException("jdeps ended with " + code + ": " + printed);
      }
    }
    return printed.toString().lines().toList();
  }
}
