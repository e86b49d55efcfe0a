package dev.dovetail.app.walls;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// The JDK's own dependency analyser, over the modules written here.
final class Jdeps {
  /// What `requires static` says is not needed at run time, so that it is not looked for here: the libraries of three
  /// archive formats, and that of tables packed as zstd.
  private static final Pattern OPTIONAL =
      Pattern.compile(
          "dev\\.dovetail\\.(fileops\\.internal\\.archive\\.\\w+Streams|analysis\\.table\\.internal\\.packed\\.ZstdInput)"
              + " +-> (com\\.github\\.luben\\.zstd|org\\.apache\\.commons\\.compress|org\\.tukaani\\.xz)\\..*");
  private static final String NOT_FOUND = "not found";

  private static final ToolProvider TOOL = ToolProvider.findFirst("jdeps").orElseThrow();

  private Jdeps() {}

  /// Uses of the JDK's internal classes by our modules.
  static List<String> internals() {
    // It looks into what our modules require too: Guice and Guava can use Unsafe, and do not where there is none.
    return run(Stream.concat(Stream.of("--jdk-internals"), jars())).stream()
        .filter(line -> line.contains(" -> ") && line.strip().startsWith("dev.dovetail."))
        .toList();
  }

  /// Classes that our modules use and that no module has, save those of optional libraries.
  static List<String> missing() {
    return run(Stream.concat(Stream.of("--missing-deps"), jars())).stream()
        .map(String::strip)
        .filter(line -> line.endsWith(NOT_FOUND) && line.startsWith("dev.dovetail."))
        .filter(line -> !line.matches("[\\w.]+ -> " + NOT_FOUND) && !OPTIONAL.matcher(line).matches())
        .toList();
  }

  /// What `--check` says of a module, by heading, such as `Module descriptor`.
  static Map<String, List<String>> check(String module) {
    var sections = new LinkedHashMap<String, List<String>>();
    List<String> section = new ArrayList<>();
    for (String line : run(Stream.of("--ignore-missing-deps", "--check", module))) {
      String text = line.strip();
      if (text.startsWith("[")) {
        section = sections.computeIfAbsent(text.replaceAll("[\\[\\]]| for .*", ""), heading -> new ArrayList<>());
      } else if (!text.isEmpty() && !text.startsWith("Warning: ")) {
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
