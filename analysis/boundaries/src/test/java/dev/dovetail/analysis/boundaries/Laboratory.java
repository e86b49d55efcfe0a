package dev.dovetail.analysis.boundaries;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Small modules, written and compiled in a folder of a test, one after the other: each sees those before it.
///
/// ```
/// Laboratory lab = new Laboratory(folder)
///     .module("a", "module a { exports a; }", "package a; public class A {}")
///     .module("b", "module b { requires a; }", "package b; class B { a.A a; }");
/// assertEquals(List.of(), lab.findings());
/// ```
public final class Laboratory {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
  private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|enum|record)\\s+(\\w+)");

  private final Path folder;
  private final List<String> options = new ArrayList<>();

  /// Takes an empty folder.
  public Laboratory(Path folder) {
    this.folder = folder;
  }

  /// Gives the compiler options for all modules from here on.
  public Laboratory with(String... compilerOptions) {
    options.addAll(List.of(compilerOptions));
    return this;
  }

  /// Writes and compiles a module into `classes/NAME`; its sources are in `sources/NAME`.
  ///
  /// @param sources the descriptor, `package-info` and classes, each as a whole file; without a descriptor the
  ///     classes are compiled against the class path of all that is there
  public Laboratory module(String name, String... sources) {
    Path sourceFolder = folder.resolve("sources").resolve(name);
    List<String> files = Stream.of(sources).map(text -> write(sourceFolder, text).toString()).toList();
    List<String> command = new ArrayList<>(options);
    command.addAll(List.of("-proc:none", "-Xlint:none", "-d", classes(name).toString(), "-p", classes().toString()));
    command.addAll(List.of("--module-version", "1"));
    if (!Files.exists(sourceFolder.resolve("module-info.java"))) {
      command.subList(command.size() - 4, command.size()).clear();
      command.addAll(List.of("-cp", classPath()));
    }
    command.addAll(files);
    run("javac", command.toArray(String[]::new));
    return this;
  }

  /// Packs a compiled module into `jars/FILE` and removes its folder, so that it is found in the jar only.
  public Laboratory jar(String name, String file, String... jarOptions) {
    Path jar = jars().resolve(file);
    try {
      Files.createDirectories(jars());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> command = new ArrayList<>(List.of("--create", "--file", jar.toString()));
    command.addAll(List.of(jarOptions));
    command.addAll(List.of("-C", classes(name).toString(), "."));
    run("jar", command.toArray(String[]::new));
    delete(classes(name));
    return this;
  }

  /// Writes a file below the folder.
  public Laboratory file(String name, String text) {
    write(folder.resolve(name), text.getBytes(UTF_8));
    return this;
  }

  /// Returns where the compiled modules are, a folder each.
  public Path classes() {
    return folder.resolve("classes");
  }

  /// Returns where a compiled module is.
  public Path classes(String name) {
    return classes().resolve(name);
  }

  /// Returns where the jars are.
  public Path jars() {
    return folder.resolve("jars");
  }

  /// Returns where the sources are, a folder a module.
  public Path sources() {
    return folder.resolve("sources");
  }

  /// Returns the scope of all folders and jars made so far, without sources.
  public Scope scope() {
    return Scope.of(Stream.of(classes(), jars()).filter(Files::exists).map(Path::toString).toList());
  }

  /// Checks everything made so far.
  public BoundaryReport check() {
    return check(scope());
  }

  /// Checks a scope.
  public static BoundaryReport check(Scope scope) {
    try {
      return new BoundaryChecker().check(scope);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the findings of everything made so far as `code module subject`, with ` ?` after those in doubt.
  public List<String> findings() {
    return findings(check());
  }

  /// Returns the findings of a report as `code module subject`, with ` ?` after those in doubt.
  public static List<String> findings(BoundaryReport report) {
    return report.findings().stream()
        .map(finding -> finding.code() + " " + finding.module() + " " + finding.subject()
            + (finding.isDoubtful() ? " ?" : ""))
        .toList();
  }

  private String classPath() {
    try (Stream<Path> folders = Files.exists(classes()) ? Files.list(classes()) : Stream.of()) {
      return String.join(File.pathSeparator, folders.map(Path::toString).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path write(Path root, String source) {
    return write(root.resolve(fileOf(source)), source.getBytes(UTF_8));
  }

  private static Path write(Path file, byte[] content) {
    try {
      Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fileOf(String source) {
    @Nullable String packageName = group(PACKAGE, source);
    if (packageName == null) {
      return source.contains("module ") ? "module-info.java" : group(TYPE, source) + ".java";
    }
    String type = group(TYPE, source.substring(source.indexOf(';')));
    return packageName.replace('.', '/') + "/" + (type == null ? "package-info" : type) + ".java";
  }

  private static @Nullable String group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }

  private static void run(String tool, String... arguments) {
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output);
    int code = ToolProvider.findFirst(tool).orElseThrow().run(writer, writer, arguments);
    if (code != 0) {
      throw new IllegalStateException(tool + " ended with " + code + ":\n" + output);
    }
  }

  private static void delete(Path tree) {
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
