import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Compiles the comparison and starts it. Arguments: the class path, the folder for what is made, and what
/// the comparison is given.
public final class Start {
  private Start() {}

  public static void main(String[] arguments) throws Exception {
    Path classes = Path.of(arguments[1], "bench-classes");
    String classPath = classes + File.pathSeparator + arguments[0];
    compile(classes, classPath);
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java",
        "-cp", classPath, "dev.dovetail.analysis.table.bench.Comparison"));
    command.addAll(List.of(arguments).subList(1, arguments.length));
    System.exit(new ProcessBuilder(command).inheritIO().start().waitFor());
  }

  private static void compile(Path classes, String classPath) throws IOException {
    List<String> options = new ArrayList<>(List.of("-d", classes.toString(), "-cp", classPath,
        "-processor", "org.openjdk.jmh.generators.BenchmarkProcessor"));
    try (Stream<Path> sources = Files.walk(Path.of("src/bench/java"))) {
      sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(options::add);
    }
    int status = ToolProvider.findFirst("javac").orElseThrow()
        .run(System.out, System.err, options.toArray(String[]::new));
    if (status != 0) {
      System.exit(status);
    }
  }
}
