import dev.dovetail.fileops.FileTransaction;
import dev.dovetail.fileops.FileTransactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/// What a transaction of small files costs, side by side with the same copy by `cp -r` and one `sync -f`.
///
/// After `mvn -q package`, from the top of the source tree:
///
///     java -p core/target/classes:fileops/target/classes --add-modules dev.dovetail.fileops
///         --enable-native-access=dev.dovetail.fileops fileops/src/bench/Transactions.java FOLDER [FILES]
///     [ROUNDS]
///
/// Prints each round, then the median of the ratios: less is faster.
final class Transactions {
  private Transactions() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory(Path.of(arguments[0]), "transactions").toRealPath();
    int files = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000;
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 11;
    Path source = source(folder.resolve("source"), files);
    Path root = Files.createDirectory(folder.resolve("root"));
    run("sync", "-f", folder.toString());
    double[] ratios = new double[rounds];
    for (int i = -3; i < rounds; i++) { // three rounds for the compiler
      Path copy = root.resolve("cp" + i);
      long start = System.nanoTime();
      run("sh", "-c", "cp -r \"$0\" \"$1\" && sync -f \"$1\"", source.toString(), copy.toString());
      long middle = System.nanoTime();
      transaction(root, source, Path.of("tx" + i));
      long end = System.nanoTime();
      double ratio = (end - middle) / (double) (middle - start);
      System.out.printf("cp -r, sync -f %4d ms   transaction %4d ms   ratio %.2f%n",
          (middle - start) / 1_000_000, (end - middle) / 1_000_000, ratio);
      if (i >= 0) {
        ratios[i] = ratio;
      }
    }
    Arrays.sort(ratios);
    System.out.printf("median ratio %.2f (%.2f to %.2f)%n", ratios[rounds / 2], ratios[0],
        ratios[rounds - 1]);
    run("rm", "-rf", folder.toString());
  }

  private static void transaction(Path root, Path source, Path target) throws IOException {
    try (FileTransaction tx = new FileTransactions().begin(root)) {
      tx.copy(source, target);
      if (!tx.commit().isFinished()) {
        throw new IOException("not finished");
      }
    }
  }

  private static Path source(Path source, int files) throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < files; i++) {
      Path directory = Files.createDirectories(source.resolve("d" + i / 100));
      byte[] content = new byte[500 + random.nextInt(7_500)];
      random.nextBytes(content);
      Files.write(directory.resolve("file" + i), content);
    }
    return source;
  }

  private static void run(String... command) throws IOException, InterruptedException {
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IOException(String.join(" ", command) + ": " + exit);
    }
  }
}
