package dev.dovetail.analysis.boundaries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The example of README.md, as a user's program: a module of its own, on the module path with this one alone.
class ReadmeTest {
  private static final Path BASE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  private static final String CLASSES = BASE.resolve("target/classes").toString();

  @TempDir private Path folder;

  @Test
  void exampleOfTheReadmeWorks() throws IOException {
    new Laboratory(folder.resolve("lab"))
        .module("app", "open module app {}", "package app; public class App {}")
        .jar("app", "app.jar");
    Files.createDirectory(folder.resolve("lib"));
    Files.move(folder.resolve("lab/jars/app.jar"), folder.resolve("app.jar"));
    compile();

    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-XX:+UseSerialGC",
            "-p", CLASSES + System.getProperty("path.separator") + folder.resolve("classes"),
            "-m", "example/example.Main")
        .directory(folder.toFile()).redirectErrorStream(true).start();

    assertEquals(
        "opens-unqualified in app: write: module app { instead of open module, with opens PACKAGE to MODULE; for each"
            + " package that it reflects on"
            + System.lineSeparator(),
        new String(process.getInputStream().readAllBytes(), UTF_8));
  }

  private void compile() throws IOException {
    String readme = Files.readString(BASE.resolve("../../README.md"));
    String example = readme.substring(readme.indexOf("BoundaryReport report = "));
    Path main = Files.writeString(folder.resolve("Main.java"), """
        package example;

        import dev.dovetail.analysis.boundaries.*;
        import java.util.List;

        public class Main { public static void main(String[] arguments) throws Exception {
        """ + example.substring(0, example.indexOf("```")) + "}}\n");
    Path descriptor = Files.writeString(
        folder.resolve("module-info.java"), "module example { requires dev.dovetail.analysis.boundaries; }");
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output);
    int code = ToolProvider.findFirst("javac").orElseThrow().run(writer, writer, "-proc:none",
        "-p", CLASSES + System.getProperty("path.separator") + jspecify(), "-d", folder.resolve("classes").toString(), main.toString(), descriptor.toString());
    assertEquals(0, code, output::toString);
  }

  /// The annotations of the API, which compilers want to see.
  private static Path jspecify() {
    // not the path of the URL, in which a blank is %20
    return Path.of(URI.create(Nullable.class.getProtectionDomain().getCodeSource().getLocation().toString()));
  }
}
