package dev.dovetail.analysis.boundaries.internal.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.boundaries.BoundaryReport;
import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.Laboratory;
import dev.dovetail.analysis.boundaries.ModuleBoundary;
import dev.dovetail.analysis.boundaries.Scope;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Modules that others wrote, beside `jdeps --check`: where both look they agree, or it is said why not.
class RealModulesTest {
  private static final Path MODULES = Path.of("target/real/modules");
  private static final Path GUICE = Path.of("target/real/guice");

  @Test
  void helidonIsSeenAsByJdeps() {
    BoundaryReport report = check(name -> name.startsWith("helidon"));
    List<String> modules = checked(report);
    SortedSet<String> jdeps = JdepsCheck.of(MODULES.toString(), modules);
    SortedSet<String> ours = JdepsCheck.of(report, modules);

    assertEquals(34, modules.size());
    assertEquals(List.of(), without(ours, jdeps));
    jdeps.removeAll(ours);
    // Annotations that do not get into class files: requires static is right for them.
    take(jdeps, "requires-unused", "io.helidon.common.features.api",
        "io.helidon.config", "io.helidon.http.encoding", "io.helidon.http.media",
        "io.helidon.service.registry");
    // The same, and that module is not even there.
    take(jdeps, "requires-unused", "io.helidon.config.metadata",
        "io.helidon.common.concurrency.limits", "io.helidon.common.configurable", "io.helidon.common.pki",
        "io.helidon.common.socket", "io.helidon.common.tls", "io.helidon.http", "io.helidon.http.encoding",
        "io.helidon.http.media", "io.helidon.metrics.api", "io.helidon.webserver");
    // Users read these already, with another module that is required transitively.
    take(jdeps, "transitive-missing", "io.helidon.builder.api",
        "io.helidon.common.configurable", "io.helidon.common.pki", "io.helidon.common.uri",
        "io.helidon.http.encoding", "io.helidon.http.media", "io.helidon.metrics.api",
        "io.helidon.webserver");
    take(jdeps, "transitive-missing", "io.helidon.common",
        "io.helidon.common.socket", "io.helidon.http.encoding", "io.helidon.metrics.api",
        "io.helidon.service.registry");
    take(jdeps, "transitive-missing", "io.helidon.common.buffers", "io.helidon.http.media");
    take(jdeps, "transitive-missing", "io.helidon.config", "io.helidon.http.media");
    take(jdeps, "transitive-missing", "io.helidon.common.types", "io.helidon.http");
    take(jdeps, "transitive-missing", "io.helidon.common.uri", "io.helidon.webserver");
    take(jdeps, "transitive-missing", "io.helidon.service.registry",
        "io.helidon.http", "io.helidon.webserver");
    // Only generated classes name it.
    take(jdeps, "transitive-missing", "io.helidon.service.registry", "io.helidon.metrics.api");
    // The API names what comes with it: jdeps would have all of that required instead.
    take(jdeps, "transitive-unneeded", "io.helidon.http.http1", "io.helidon.webserver");
    assertEquals(List.of(), List.copyOf(jdeps));
  }

  @Test
  void jacksonIsSeenAsByJdeps() {
    BoundaryReport report = check(name -> name.startsWith("jackson"));
    List<String> modules = checked(report);
    SortedSet<String> jdeps = JdepsCheck.of(MODULES.toString(), modules);
    SortedSet<String> ours = JdepsCheck.of(report, modules);

    assertEquals(List.of(), without(ours, jdeps));
    assertEquals(List.of(
        "requires-unused tools.jackson.databind java.sql.rowset",
        "transitive-missing tools.jackson.databind java.sql",
        "transitive-missing tools.jackson.databind java.xml"), List.copyOf(ours));
    // It is shaded into the jar, and required in case somebody has it.
    assertEquals(List.of("requires-unused tools.jackson.core ch.randelshofer.fastdoubleparser"),
        without(jdeps, ours));
    assertEquals(List.of(
        "tools.jackson.databind.ext.javatime.util.DurationUnitConverter",
        "tools.jackson.databind.util.internal.PrivateMaxEntriesMap"),
        subjects(report, FindingCode.EXPORT_LEAKS));
  }

  @Test
  void junitIsSeenAsByJdeps() {
    BoundaryReport report = check(name -> name.matches("(junit|opentest4j|apiguardian|jspecify).*"));
    List<String> modules = new ArrayList<>(checked(report));
    modules.remove("org.junit.jupiter.api"); // It names Kotlin, and jdeps says no more than that.
    SortedSet<String> jdeps = JdepsCheck.of(MODULES.toString(), modules);
    SortedSet<String> ours = JdepsCheck.of(report, modules);

    assertEquals(List.of(), without(ours, jdeps));
    // A module that is there to bring others.
    assertEquals(List.of(
        "requires-unused org.junit.jupiter org.junit.jupiter.api",
        "requires-unused org.junit.jupiter org.junit.jupiter.engine",
        "requires-unused org.junit.jupiter org.junit.jupiter.params"), without(jdeps, ours));
    assertEquals(List.of("org.junit.platform.commons.util.PreconditionViolationException"),
        subjects(report, FindingCode.EXPORT_LEAKS));
  }

  @Test
  void guiceLeaksWhatItsDescriptorConceals(@TempDir Path folder) throws IOException {
    Path guice = folder.resolve("com.google.guice");
    for (String jar : List.of("guice-7.0.0-classes.jar", "aopalliance-1.0.jar")) {
      unpack(GUICE.resolve(jar), guice);
    }
    StringWriter output = new StringWriter();
    PrintWriter out = new PrintWriter(output);
    assertEquals(0, ToolProvider.findFirst("javac").orElseThrow().run(out, out,
        "-Xlint:none", "-p", GUICE.toString(), "-d", guice.toString(),
        "../../app/third-party/guice/src/main/java/module-info.java"), output::toString);
    BoundaryReport report = Laboratory.check(Scope.of(List.of(guice.toString())).withContext(libraries()));

    assertEquals(List.of("com.google.inject.internal.ErrorId", "com.google.inject.internal.GuiceInternal"),
        subjects(report, FindingCode.EXPORT_LEAKS));
    assertTrue(report.findings().stream().filter(each -> each.subject().endsWith("GuiceInternal")).findFirst()
        .orElseThrow().message().contains("4 places"));
    assertEquals(
        JdepsCheck.of(folder + File.pathSeparator + String.join(File.pathSeparator, libraries()),
            List.of("com.google.guice")),
        JdepsCheck.of(report, List.of("com.google.guice")));
  }

  /// Returns what Guice needs.
  private static List<String> libraries() throws IOException {
    try (Stream<Path> jars = Files.list(GUICE)) {
      return jars.map(Path::toString)
          .filter(name -> !name.matches(".*(guice-|aopalliance-).*"))
          .sorted()
          .toList();
    }
  }

  private static void unpack(Path jar, Path target) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (var entry : file.stream().filter(each -> each.getName().endsWith(".class")).toList()) {
        Path path = target.resolve(entry.getName());
        Files.createDirectories(path.resolveSibling("."));
        Files.copy(file.getInputStream(entry), path);
      }
    }
  }

  private static BoundaryReport check(Predicate<String> jars) {
    try (Stream<Path> files = Files.list(MODULES)) {
      return Laboratory.check(Scope.of(files
          .filter(file -> jars.test(String.valueOf(file.getFileName())))
          .map(Path::toString).sorted().toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> checked(BoundaryReport report) {
    return report.modules().stream().filter(ModuleBoundary::isChecked).map(ModuleBoundary::name).toList();
  }

  private static List<String> subjects(BoundaryReport report, FindingCode code) {
    return report.findings().stream().filter(each -> each.code() == code).map(Finding::subject).toList();
  }

  private static List<String> without(SortedSet<String> all, SortedSet<String> some) {
    return all.stream().filter(each -> !some.contains(each)).toList();
  }

  /// Takes out a difference that is explained; it must be there.
  private static void take(SortedSet<String> differences, String code, String subject, String... modules) {
    for (String module : modules) {
      String line = code + " " + module + " " + subject;
      assertTrue(differences.remove(line), line);
    }
  }
}
