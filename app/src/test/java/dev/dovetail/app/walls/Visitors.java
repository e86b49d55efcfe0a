package dev.dovetail.app.walls;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Small modules of somebody else's, compiled against the modules that the build has made.
final class Visitors {
  private static final ToolProvider JAVAC = ToolProvider.findFirst("javac").orElseThrow();
  private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);");
  private static final Pattern TYPE = Pattern.compile("\\bclass (\\w+)");

  private static final Pattern COUNT = Pattern.compile("^\\d+ (error|warning)s?\\R", Pattern.MULTILINE);

  private final Path sources;
  private final List<Path> descriptors = new ArrayList<>();
  private final List<Path> classes = new ArrayList<>();

  /// @param folder an empty folder that is this object's alone
  Visitors(Path folder) {
    this.sources = folder.resolve("sources");
  }

  /// Adds a module of one class.
  ///
  /// @param directives what stands between the braces of its descriptor
  /// @param type the source of its class; without a package line, the package is named like the module
  Visitors add(String module, String directives, String type) throws IOException {
    Matcher name = TYPE.matcher(type);
    if (!name.find()) {
      throw new IllegalArgumentException("no class in: " + type);
    }
    Matcher own = PACKAGE.matcher(type);
    String source = own.find() ? type : "package %s;%n%s".formatted(module, type);
    Path root = sources.resolve(module);
    Path folder = root.resolve((source.equals(type) ? own.group(1) : module).replace('.', '/'));
    Files.createDirectories(folder);
    String descriptor = "module %s { %s }%n".formatted(module, directives);
    descriptors.add(Files.writeString(root.resolve("module-info.java"), descriptor));
    classes.add(Files.writeString(folder.resolve(name.group(1) + ".java"), source));
    return this;
  }

  /// Compiles them.
  ///
  /// @param output where the class files go, one folder a module
  /// @return javac's diagnostics in its raw form, one a line; empty if there is none
  List<String> compileTo(Path output) {
    return javac(modules(output, "-XDrawDiagnostics"), allSources()).lines().toList();
  }

  /// Compiles them as somebody does who reads what javac says.
  ///
  /// @param output where the class files go, one folder a module
  /// @param options for javac, added to its usual ones
  /// @return what it prints, in English, but for the line that counts; files are named from their module on
  String readablyTo(Path output, String... options) throws IOException, InterruptedException {
    Run run = Run.jdk("javac", arguments(modules(output, options), allSources()));
    return COUNT.matcher(run.output()).replaceAll("").replace(sources + File.separator, "");
  }

  /// Compiles them, or says why not.
  ///
  /// @throws IllegalStateException with the diagnostics
  void mustCompileTo(Path output, String... options) {
    requireSilence(javac(modules(output, options), allSources()));
  }

  /// Compiles the classes without the descriptors: everything is on the class path, modules of ours too.
  ///
  /// @param output where the class files go, all of them into one folder
  /// @throws IllegalStateException with the diagnostics
  void mustCompileToClassPath(Path output) {
    String path = Built.classPathAnd(output);
    requireSilence(javac(
        Stream.of("--release", "25", "-proc:none", "-cp", path, "-d", output.toString()), classes));
  }

  /// Runs a class of theirs on the module path, with the modules that the build has made.
  ///
  /// @param main as for `java -m`
  static Run run(Path output, String main, String... arguments) throws IOException, InterruptedException {
    return Run.jdk(
        "java",
        Stream.concat(Stream.of("-p", Built.modulesAnd(output), "-m", main), Arrays.stream(arguments))
            .toArray(String[]::new));
  }

  private Stream<String> modules(Path output, String... options) {
    return Stream.concat(
        Arrays.stream(options),
        Stream.of(
            "--release", "25", "-proc:none",
            "--module-path", Built.MODULES.toString(),
            "--module-source-path", sources.toString(),
            "-d", output.toString()));
  }

  private List<Path> allSources() {
    return Stream.concat(descriptors.stream(), classes.stream()).toList();
  }

  private static String javac(Stream<String> options, List<Path> files) {
    var printed = new StringWriter();
    try (var writer = new PrintWriter(printed)) {
      JAVAC.run(writer, writer, arguments(options, files));
    }
    return printed.toString();
  }

  private static String[] arguments(Stream<String> options, List<Path> files) {
    return Stream.concat(options, files.stream().map(Path::toString)).toArray(String[]::new);
  }

  private static void requireSilence(String printed) {
    if (!printed.isEmpty()) {
      throw new IllegalStateException(printed);
    }
  }
}
