package dev.dovetail.app.walls;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/// Small modules of somebody else's, compiled against the modules that the build has made.
final class Visitors {
  private static final ToolProvider JAVAC = ToolProvider.findFirst("javac").orElseThrow();
  private static final Pattern TYPE = Pattern.compile("\\bclass (\\w+)");

  private final Path sources;
  private final List<Path> files = new ArrayList<>();

  /// @param folder an empty folder that is this object's alone
  Visitors(Path folder) {
    this.sources = folder.resolve("sources");
  }

  /// Adds a module of one class.
  ///
  /// @param directives what stands between the braces of its descriptor
  /// @param type the source of its class, without a package line; the package is named like the module
  Visitors add(String module, String directives, String type) throws IOException {
    Matcher name = TYPE.matcher(type);
    if (!name.find()) {
      throw new IllegalArgumentException("no class in: " + type);
    }
    Path root = sources.resolve(module);
    Path packageFolder = root.resolve(module.replace('.', '/'));
    Files.createDirectories(packageFolder);
    files.add(Files.writeString(root.resolve("module-info.java"), "module %s { %s }".formatted(module, directives)));
    files.add(Files.writeString(
        packageFolder.resolve(name.group(1) + ".java"), "package %s;%n%s".formatted(module, type)));
    return this;
  }

  /// Compiles them.
  ///
  /// @param output where the class files go, one folder a module
  /// @return javac's diagnostics in its raw form, one a line; empty if there is none
  List<String> compileTo(Path output) {
    var arguments = new ArrayList<>(List.of(
        "-XDrawDiagnostics", "--release", "25", "-proc:none",
        "--module-path", Built.MODULES.toString(),
        "--module-source-path", sources.toString(),
        "-d", output.toString()));
    files.forEach(file -> arguments.add(file.toString()));
    var printed = new StringWriter();
    try (var writer = new PrintWriter(printed)) {
      JAVAC.run(writer, writer, arguments.toArray(String[]::new));
    }
    return printed.toString().lines().toList();
  }

  /// Compiles them, or says why not.
  ///
  /// @throws IllegalStateException with the diagnostics
  void mustCompileTo(Path output) {
    List<String> diagnostics = compileTo(output);
    if (!diagnostics.isEmpty()) {
      throw new IllegalStateException(diagnostics.stream().collect(joining("\n")));
    }
  }
}
