package dev.dovetail.analysis.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.core.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;

/// The example of README.md, as a user's program: a module of its own, with nothing but what this one requires.
class ReadmeTest {
  private static final Path BASE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

  @TempDir Path directory;

  @Test
  void exampleOfTheReadmeWorks() throws Exception {
    compile(example());
    Files.copy(BASE.resolve("src/test/resources/real/seattle-weather.csv"), directory.resolve("weather.csv"));
    String said = run();
    assertTrue(said.startsWith("date: DATE, 1461 different values\nprecipitation: DECIMAL, 111 "), said);
    assertTrue(said.contains("! precipitation: 57.4 % of the numbers are zero\n"), said);
    assertTrue(said.contains("\n2 rows × 4 columns\n") && said.contains("\nrain       597 "), said);
  }

  private static String example() throws IOException {
    String readme = Files.readString(BASE.resolve("../../README.md"));
    String example = readme.substring(readme.indexOf("TableProfile profile = "));
    return """
        package example;

        import static dev.dovetail.analysis.table.Columns.count;
        import static dev.dovetail.analysis.table.Columns.number;

        import dev.dovetail.analysis.table.*;
        import java.nio.file.Path;

        public class Main { public static void main(String[] arguments) throws Exception {
        """ + example.substring(0, example.indexOf("```")) + "}}\n";
  }

  private void compile(String program) throws IOException {
    Path sources = Files.createDirectory(directory.resolve("src"));
    Path main = Files.writeString(sources.resolve("Main.java"), program);
    Path descriptor = Files.writeString(
        sources.resolve("module-info.java"), "module example { requires dev.dovetail.analysis.table; }");
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output);
    int code = ToolProvider.findFirst("javac").orElseThrow().run(writer, writer, "-p", modulePath(Nullable.class),
        "-d", directory.resolve("classes").toString(), main.toString(), descriptor.toString());
    assertEquals(0, code, output::toString);
  }

  private String run() throws IOException {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-XX:+UseSerialGC",
            "-Dstdout.encoding=UTF-8", "-p", modulePath() + System.getProperty("path.separator")
                + directory.resolve("classes"), "-m", "example/example.Main")
        .directory(directory.toFile()).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  private static String modulePath(Class<?>... further) {
    List<Path> path = Stream.concat(Stream.of(Progress.class, JsonParser.class), Stream.of(further))
        .map(ReadmeTest::locationOf).collect(Collectors.toList());
    path.add(BASE.resolve("target/classes"));
    return path.stream().map(Path::toString).collect(Collectors.joining(System.getProperty("path.separator")));
  }

  private static Path locationOf(Class<?> type) {
    // not the path of the URL, in which a blank is %20
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }
}
