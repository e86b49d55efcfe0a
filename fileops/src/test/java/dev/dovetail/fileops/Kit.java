package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.core.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// What several tests need: programs, child JVMs, odd names, and pictures of a tree.
public final class Kit {
  /// Names that break programs: blanks, line breaks, leading dashes, other scripts, and bytes that are not
  /// UTF-8.
  static final List<String> ODD_NAMES =
      List.of(
          "two words", "line\nbreak", "-rf", "%2F%00", "käse-乳-🧀", "a\tb\\c:d;e?f#g", "~x", "\"'`$x");

  private Kit() {}

  /// What a program said.
  ///
  /// @param exit its exit code, 128 and more for a signal
  /// @param output what it wrote, on either stream
  public record Run(int exit, String output) {}

  /// Returns a path in a folder by a name of raw bytes.
  static Path rawName(Path folder, int... bytes) {
    StringBuilder escaped = new StringBuilder();
    for (int b : bytes) {
      escaped.append(String.format("%%%02X", b));
    }
    String uri = folder.toUri().toString();
    return Path.of(URI.create(uri + (uri.endsWith("/") ? "" : "/") + escaped));
  }

  /// Returns paths in a folder with every odd name there is.
  static List<Path> oddPaths(Path folder) {
    List<Path> paths = new ArrayList<>(ODD_NAMES.stream().map(folder::resolve).toList());
    paths.add(rawName(folder, 0xff, 0xfe, 'x'));
    paths.add(rawName(folder, 0xc3, 0x28));
    for (int b = 1; b < 256; b++) {
      if (b != '/' && b != '.') {
        paths.add(rawName(folder, b));
      }
    }
    return paths;
  }

  /// Runs a program to its end, one minute at most.
  public static Run run(String... command) throws IOException {
    return run(List.of(command));
  }

  public static Run run(List<String> command) throws IOException {
    Path output = Files.createTempFile("fileops-test", ".out");
    try {
      Process process =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException("Did not end within a minute: " + command);
      }
      return new Run(process.exitValue(), Files.readString(output));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.delete(output);
    }
  }

  /// Tells whether a program is installed.
  public static boolean has(String program) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /// Skips the rest of a test that has to be root.
  static void assumeRoot(String reason) {
    assumeTrue(System.getProperty("user.name").equals("root"), "needs root " + reason);
  }

  /// Returns the command line of a child JVM that runs a class of these tests inside the module.
  public static List<String> java(Class<?> main, List<String> options, String... arguments) {
    String home = System.getProperty("java.home");
    List<String> command = new ArrayList<>(List.of(home + "/bin/java", "-Xmx128m", "-XX:+UseSerialGC"));
    command.addAll(List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.addAll(options);
    String classes = Path.of("target/classes").toAbsolutePath().toString();
    command.addAll(List.of("-p", location("dev.dovetail.core") + ":" + classes));
    command.add("--patch-module=dev.dovetail.fileops=" + Path.of("target/test-classes").toAbsolutePath());
    command.addAll(List.of("-m", "dev.dovetail.fileops/" + main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  public static List<String> nativeAccess() {
    return List.of("--enable-native-access=dev.dovetail.fileops", "--illegal-native-access=deny");
  }

  /// Native access, and one thread for each tree, so that each run makes the same system calls in the same
  /// order.
  public static List<String> oneProcessor() {
    List<String> options = new ArrayList<>(nativeAccess());
    options.add("-XX:ActiveProcessorCount=1");
    return options;
  }

  private static String location(String module) {
    ModuleReference reference =
        ModuleLayer.boot().configuration().findModule(module).orElseThrow().reference();
    return Path.of(reference.location().orElseThrow()).toString();
  }

  /// Returns each file below a folder with its content, each directory with `/`, each link with `-> target`.
  public static Map<String, String> picture(Path folder) throws IOException {
    Map<String, String> picture = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.filter(p -> !p.equals(folder)).toList()) {
        String name = folder.relativize(path).toString();
        picture.put(
            name,
            Files.isSymbolicLink(path) ? "-> " + Files.readSymbolicLink(path)
                : Files.isDirectory(path) ? "/"
                : Files.readString(path));
      }
    }
    return picture;
  }

  /// A progress that does something once, at the given time it is told or asked something.
  static Progress at(int time, Action action) {
    AtomicLong times = new AtomicLong();
    return new Progress() {
      @Override
      public void start(String stage, long total) {}

      @Override
      public void advance(long amount) {
        tick();
      }

      @Override
      public boolean isCancelled() {
        tick();
        return false;
      }

      private void tick() {
        if (times.incrementAndGet() == time) {
          try {
            action.run();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }
    };
  }

  /// Puts a link in the place of a directory.
  static void swap(Path directory, Path linkTarget) throws IOException {
    Files.move(directory, directory.resolveSibling("moved aside"));
    Files.createSymbolicLink(directory, linkTarget);
  }

  /// A progress that adds up what is done.
  static Progress counting(AtomicLong sum) {
    return progress(sum, () -> false);
  }

  /// A progress that asks to stop once so much is done.
  static Progress cancelledAfter(long amount) {
    AtomicLong sum = new AtomicLong();
    return progress(sum, () -> sum.get() >= amount);
  }

  private static Progress progress(AtomicLong sum, BooleanSupplier isCancelled) {
    return new Progress() {
      @Override
      public void start(String stage, long total) {}

      @Override
      public void advance(long amount) {
        sum.addAndGet(amount);
      }

      @Override
      public boolean isCancelled() {
        return isCancelled.getAsBoolean();
      }
    };
  }

  /// A progress that does something once, as soon as the first bytes are through.
  static Progress afterFirstBuffer(Action action) {
    return after(0, action);
  }

  /// A progress that does something once, as soon as so much is done.
  static Progress after(long amount, Action action) {
    return new Progress() {
      private boolean isDone;
      private long sum;

      @Override
      public void start(String stage, long total) {}

      @Override
      public void advance(long more) {
        sum += more;
        if (!isDone && sum >= amount) {
          isDone = true;
          try {
            action.run();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }

      @Override
      public boolean isCancelled() {
        return false;
      }
    };
  }

  /// Something done to files.
  @FunctionalInterface
  interface Action {
    void run() throws IOException;
  }
}
