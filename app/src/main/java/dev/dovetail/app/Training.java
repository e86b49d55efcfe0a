package dev.dovetail.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs several command lines in one JVM, so that the build can record what the usual commands load.
///
/// An AOT cache is made by one run of one JVM, and a user's run is one command. This entry point bridges the two: the
/// build starts it once, with `-XX:AOTCacheOutput`, on the list of commands in `src/image/training.txt`. Nobody else
/// has a reason to.
public final class Training {
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
      for (String line : Files.readAllLines(Path.of(arguments[0]), UTF_8)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          run(List.of(line.replace("{}", scratch.toString()).strip().split("\\s+")));
        }
      }
    } finally {
      remove(scratch);
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
