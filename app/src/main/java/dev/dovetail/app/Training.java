package dev.dovetail.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Runs several command lines in one JVM, so that the build can record what the usual commands load.
///
/// An AOT cache is made by one run of one JVM, and a user's run is one command. This entry point bridges the two: the
/// build starts it once, with `-XX:AOTCacheOutput`, on the list of commands in `src/image/training.txt`. Nobody else
/// has a reason to.
///
/// The cache also keeps what the JVM learned of the hot loops, so that they are compiled at once in a user's run. For
/// that it needs a table on which they do get hot: `{}/large/mixed.csv`, made up here.
public final class Training {
  private static final int ROWS = 150_000;

  private Training() {}

  /// Runs each line of a file as a command.
  ///
  /// Blank lines and lines that begin with `#` are skipped, words are separated by blanks, and `{}` stands for a
  /// temporary folder that is gone afterwards. The first command that does not end with 0 ends the run with 2: a
  /// cache trained on failures would be a slow one, and nobody would notice.
  ///
  /// @param arguments the path of the file, in UTF-8
  /// @throws IOException if the file cannot be read or the temporary folder not be made or removed
  public static void main(String[] arguments) throws IOException {
    Path scratch = Files.createTempDirectory("dovetail-training");
    try {
      writeTable(Files.createDirectory(scratch.resolve("large")).resolve("mixed.csv"));
      for (String line : Files.readAllLines(Path.of(arguments[0]), UTF_8)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          run(List.of(line.replace("{}", scratch.toString()).strip().split("\\s+")));
        }
      }
    } finally {
      remove(scratch);
    }
  }

  private static void writeTable(Path file) throws IOException {
    RandomGenerator random = new SplittableRandom(1);
    LocalDateTime start = LocalDateTime.of(2020, 1, 1, 0, 0, 0);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("id,count,number,amount,measure,day,time,place,note,flag\n");
      for (int row = 1; row <= ROWS; row++) {
        LocalDateTime time = start.plusSeconds(random.nextInt(100_000_000));
        String note = random.nextInt(3) == 0 ? "" : "\"note, " + random.nextInt(20_000) + '"';
        out.write("%d,%d,%d,%d.%02d,%s,%s,%s,place %d,%s,%b\n".formatted(row, random.nextInt(100),
            random.nextInt(2_000_000_000), random.nextInt(2000), random.nextInt(100), random.nextDouble(1000),
            time.toLocalDate(), time, random.nextInt(400), note, random.nextBoolean()));
      }
    }
  }

  private static void run(List<String> words) {
    int code = Main.run(words.toArray(String[]::new));
    if (code != 0) {
      System.err.println("training: expected 0 from `dovetail " + String.join(" ", words) + "`, got " + code);
      System.exit(2);
    }
  }

  private static void remove(Path folder) throws IOException {
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
        if (failure != null) {
          throw failure;
        }
        Files.delete(visited);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
