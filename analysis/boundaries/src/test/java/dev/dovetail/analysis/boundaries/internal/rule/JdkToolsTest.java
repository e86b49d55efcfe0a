package dev.dovetail.analysis.boundaries.internal.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.dovetail.analysis.boundaries.BoundaryReport;
import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.Laboratory;
import dev.dovetail.analysis.boundaries.NativeAccess;
import dev.dovetail.analysis.boundaries.Scope;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Native code and internals of the JDK, held against what its own tools say of the same jars.
class JdkToolsTest {
  private static final Pattern DECLARATION =
      Pattern.compile("(?m)^    (\\S+)::(\\w+)\\(.* is a native method declaration$");
  private static final Pattern RESTRICTED = Pattern.compile("(?m)^  (\\S+):$|^      (java\\S+)::(\\w+)\\(");
  private static final Pattern INTERNAL = Pattern.compile("-> (\\S+) +JDK internal API");

  private static Path jarWith(String resource) {
    URL url = Optional.ofNullable(ClassLoader.getSystemResource(resource)).orElseThrow();
    String inside = url.getPath();
    return Path.of(URI.create(inside.substring(0, inside.indexOf('!'))));
  }

  private static String run(String tool, String... arguments) {
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output);
    int code = ToolProvider.findFirst(tool).orElseThrow().run(writer, writer, arguments);
    assertEquals(0, code, output::toString);
    return output.toString().replace("\r\n", "\n");
  }

  @ParameterizedTest
  @CsvSource({
      "org.xerial.sqlitejdbc,org/sqlite/JDBC.class",
      "com.github.luben.zstd_jni,com/github/luben/zstd/Zstd.class"})
  void nativeCodeIsWhatJnativescanFinds(String module, String resource) {
    String jar = jarWith(resource).toString();
    Set<String> methods = new TreeSet<>();
    Set<String> calls = new TreeSet<>();
    String scanned = run("jnativescan", "--class-path", jar, "--release", "25");
    for (Matcher found = DECLARATION.matcher(scanned); found.find(); ) {
      methods.add(found.group(1) + "." + found.group(2));
    }
    String within = "";
    for (Matcher found = RESTRICTED.matcher(scanned); found.find(); ) {
      if (found.group(1) == null) {
        calls.add(within + " calls " + found.group(2) + "." + found.group(3));
      } else {
        within = found.group(1);
      }
    }

    BoundaryReport report = Laboratory.check(Scope.of(List.of(jar)).withRelease(25));

    NativeAccess access = report.module(module).orElseThrow().nativeAccess();
    assertEquals(methods, new TreeSet<>(access.nativeMethods()));
    assertEquals(calls, new TreeSet<>(access.restrictedCalls()));
    assertFalse(calls.isEmpty());
  }

  private static Set<String> foundByJdeps(String... arguments) {
    Set<String> names = new TreeSet<>();
    for (Matcher found = INTERNAL.matcher(run("jdeps", arguments)); found.find(); ) {
      names.add(found.group(1));
    }
    return names;
  }

  private static Set<String> internals(BoundaryReport report) {
    Set<String> names = new TreeSet<>();
    report.findings().stream()
        .filter(finding -> finding.code() == FindingCode.JDK_INTERNAL)
        .map(Finding::subject)
        .forEach(names::add);
    return names;
  }

  /// `jdeps` does not follow `requires static` by itself.
  @Test
  void internalsInGuavaAreWhatJdepsFinds() {
    Path guava = jarWith("com/google/common/base/Joiner.class");
    Path access = jarWith("com/google/common/util/concurrent/internal/InternalFutures.class");

    Set<String> expected = foundByJdeps(
        "--jdk-internals", "--multi-release", "25", "--module-path", access.toString(),
        "--add-modules", "jdk.unsupported", guava.toString());

    assertEquals(Set.of("sun.misc.Unsafe"), expected);
    assertEquals(expected, internals(Laboratory.check(
        Scope.of(List.of(guava.toString())).withContext(List.of(access.toString())))));
  }

  @Test
  void internalsInAModuleAreWhatJdepsFinds(@TempDir Path folder) {
    Laboratory lab = new Laboratory(folder)
        .with("--add-exports", "java.base/sun.security.x509=a")
        .with("--add-exports", "java.base/jdk.internal.misc=a")
        .with("--add-exports", "java.desktop/sun.font=a")
        .module("a", "module a { requires java.desktop; requires jdk.unsupported; }", """
            package a;
            class A {
              sun.misc.Signal signal;
              sun.security.x509.X500Name name;
              Object of(Object o) { return (jdk.internal.misc.VM[]) o; }
              <T extends sun.font.FontUtilities> void generic(T t) {}
              com.sun.nio.file.SensitivityWatchEventModifier modifier;
            }
            """);

    Set<String> expected = foundByJdeps("--jdk-internals", lab.classes("a").toString());

    assertEquals(5, expected.size(), expected::toString);
    assertEquals(expected, internals(lab.check()));
  }
}
