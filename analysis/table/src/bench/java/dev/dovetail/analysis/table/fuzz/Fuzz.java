package dev.dovetail.analysis.table.fuzz;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Reads damaged files until the time is over, and keeps those that are not read as they should be: see
/// [Trial]. Every input follows from its number and the seeds alone, so that each can be made again.
///
/// Compile the modules, then, in `analysis/table`, with the module path in `P` (the classes of core, table
/// and excel, jackson-core and zstd-jni):
///
/// ```
/// java -Xmx512m -p $P --add-modules ALL-MODULE-PATH --enable-native-access=com.github.luben.zstd_jni \
///   src/bench/java/dev/dovetail/analysis/table/fuzz/Fuzz.java 60 0 found src/test/resources
/// ```
///
/// Arguments: how many minutes, the number of the first input, the folder for what is found, and folders of
/// seeds. Instead of minutes `=` tries the first input only, and leaves its file in that folder.
public final class Fuzz {
  private static final int MOST_OF_A_KIND = 5;
  private static final int SHRINKING_TRIES = 150;
  private static final Duration TOO_LONG = Duration.ofSeconds(120);

  private final Path found;
  private final Mutator mutator;
  private final Map<String, Integer> kinds = new HashMap<>();

  private volatile long number;
  private volatile long began = System.nanoTime();

  private Fuzz(Path found, Mutator mutator) {
    this.found = found;
    this.mutator = mutator;
  }

  public static void main(String[] arguments) throws IOException {
    Path found = Files.createDirectories(Path.of(arguments[2]));
    List<Path> folders = Arrays.stream(arguments).skip(3).map(Path::of).toList();
    Fuzz fuzz = new Fuzz(found, new Mutator(Seeds.of(folders)));
    long first = Long.parseLong(arguments[1]);
    if (arguments[0].equals("=")) {
      fuzz.tryOne(first, found.resolve("input-" + first));
    } else {
      fuzz.run(first, Duration.ofMinutes(Long.parseLong(arguments[0])));
    }
  }

  private void run(long first, Duration duration) throws IOException {
    Thread.ofPlatform().daemon().name("watch").start(this::watch);
    Path work = Files.createTempDirectory("dovetail-fuzz");
    long end = System.nanoTime() + duration.toNanos();
    long next = first;
    while (System.nanoTime() < end) {
      tryOne(next, work.resolve("input"));
      next++;
      if (next % 1000 == 0) {
        say(next - first + " inputs, " + Trial.tables() + " tables, "
            + ManagementFactory.getThreadMXBean().getThreadCount() + " threads, found " + kinds);
      }
    }
    try (Stream<Path> left = Files.list(work)) {
      for (Path file : left.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(work);
    say("Done: " + (next - first) + " inputs in " + duration + ", of which " + Trial.tables()
        + " were tables, found " + kinds);
  }

  private void tryOne(long which, Path name) throws IOException {
    number = which;
    began = System.nanoTime();
    Random random = new Random(which * 0x9E3779B97F4A7C15L);
    Seed input = mutator.next(random);
    Variant variant = Variant.of(random);
    Path file = name.resolveSibling(name.getFileName() + input.extension());
    Files.write(file, input.bytes());
    Trial.failure(file, variant).ifPresent(failure -> keep(file, input, variant, failure));
  }

  private void keep(Path file, Seed input, Variant variant, Throwable failure) {
    String kind = kind(failure);
    int count = kinds.merge(kind, 1, Integer::sum);
    if (count > MOST_OF_A_KIND) {
      return;
    }
    try {
      Seed small = shrunk(file, input, variant, kind);
      Path kept = found.resolve(number + small.extension());
      Files.write(kept, small.bytes());
      StringWriter text = new StringWriter();
      Trial.failure(kept, variant).ifPresent(again -> again.printStackTrace(new PrintWriter(text)));
      Files.writeString(found.resolve(number + ".reason"), variant + "\n" + input.bytes().length
          + " bytes, shrunk to " + small.bytes().length + "\n" + text);
      say("FOUND " + number + " " + kind + ": " + variant);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Takes away halves, quarters… as long as it fails in the same way.
  private Seed shrunk(Path file, Seed input, Variant variant, String kind) throws IOException {
    byte[] bytes = input.bytes();
    int tries = SHRINKING_TRIES;
    for (int length = bytes.length / 2; length > 0 && tries > 0; length /= 2) {
      for (int at = 0; at + length <= bytes.length && tries > 0; tries--) {
        byte[] less = Mutator.without(bytes, at, length);
        began = System.nanoTime();
        var failure = Trial.failure(Files.write(file, less), variant);
        if (failure.isPresent() && kind(failure.get()).equals(kind)) {
          bytes = less;
        } else {
          at += length;
        }
      }
    }
    return new Seed(input.extension(), bytes);
  }

  /// The class of the failure, and the method of ours that threw it or the figure that differs.
  private static String kind(Throwable failure) {
    if (failure instanceof Trial.Broken broken) {
      return broken.law();
    }
    return failure.getClass().getSimpleName() + Arrays.stream(failure.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("dev.dovetail.analysis")
            && !frame.getClassName().startsWith("dev.dovetail.analysis.table.fuzz"))
        .findFirst().map(frame -> " " + frame).orElse("");
  }

  /// An input that takes for ever is kept too; then there is nothing left to do.
  private void watch() {
    while (true) {
      try {
        Thread.sleep(1000);
      } catch (InterruptedException e) {
        return;
      }
      if (System.nanoTime() - began > TOO_LONG.toNanos()) {
        say("FOUND " + number + " takes longer than " + TOO_LONG);
        Thread.getAllStackTraces().forEach((thread, stack) -> say(thread + " " + Arrays.toString(stack)));
        Runtime.getRuntime().halt(1);
      }
    }
  }

  private static void say(String line) {
    System.out.println(java.time.LocalTime.now().withNano(0) + " " + line);
  }
}
