import dev.dovetail.fileops.Preserve;
import dev.dovetail.fileops.SymbolicLinks;
import dev.dovetail.fileops.TreeCopier;
import dev.dovetail.fileops.TreeRemover;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Measures trees beside `cp` and `rm`: all take turns on the same data, so that a noisy machine is noisy for
/// all of them, and the ratio of the medians is what counts.
///
/// Usage: TreeBench DIRECTORY ROUNDS [CASE...], see `trees.sh`.
public final class TreeBench {
  private static final int ENTRIES = 20_821;
  private static final long BYTES = 77L << 20;
  private static final int WARM_UP = 4;
  private final Path work;
  private final int rounds;

  private TreeBench(Path work, int rounds) {
    this.work = work;
    this.rounds = rounds;
  }

  /// Something to be timed.
  @FunctionalInterface
  interface Action {
    void run() throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    TreeBench bench = new TreeBench(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    List<String> cases = List.of(arguments).subList(2, arguments.length);
    for (String name : cases.isEmpty() ? List.of("copy", "remove", "large") : cases) {
      switch (name) {
        case "copy" -> bench.copy();
        case "remove" -> bench.remove();
        case "large" -> bench.large();
        default -> throw new IllegalArgumentException(name);
      }
    }
  }

  private void copy() throws Exception {
    Path tree = tree();
    Path copy = work.resolve("copy");
    TreeCopier links = new TreeCopier().withSymbolicLinks(SymbolicLinks.PRESERVE);
    TreeCopier archive = links.withMetadata(Preserve.METADATA_AND_OWNER).withHardLinks(true);
    compare(
        "copy a tree",
        () -> peer("rm", "-rf", copy.toString()),
        new TreeMap<>(
            Map.of(
                "0 cp -r", () -> peer("cp", "-r", tree.toString(), copy.toString()),
                "1 ours, content only", () -> links.withMetadata(Preserve.NOTHING).copy(tree, copy),
                "2 ours, with metadata", () -> links.copy(tree, copy),
                "3 cp -a", () -> peer("cp", "-a", tree.toString(), copy.toString()),
                "4 ours, with owner and hard links", () -> archive.copy(tree, copy))));
  }

  private void remove() throws Exception {
    Path tree = tree();
    Path copy = work.resolve("copy");
    TreeRemover remover = new TreeRemover();
    compare(
        "remove a tree",
        () -> {
          peer("rm", "-rf", copy.toString());
          peer("cp", "-r", tree.toString(), copy.toString());
        },
        new TreeMap<>(
            Map.of(
                "0 rm -rf", () -> peer("rm", "-rf", copy.toString()),
                "1 ours", () -> remover.remove(copy),
                "2 ours, one thread", () -> remover.withThreads(1).remove(copy))));
  }

  private void large() throws Exception {
    Path directory = Files.createDirectories(work.resolve("large"));
    Path file = directory.resolve("file");
    if (!Files.exists(file)) {
      byte[] block = new byte[1 << 20];
      Random random = new Random(1);
      try (OutputStream out = Files.newOutputStream(file)) {
        for (int i = 0; i < 1024; i++) {
          random.nextBytes(block);
          out.write(block);
        }
      }
    }
    Path copy = work.resolve("copy");
    TreeCopier copier = new TreeCopier();
    compare(
        "copy a file of 1 GiB",
        () -> peer("rm", "-rf", copy.toString()),
        new TreeMap<>(
            Map.of(
                "0 cp -r", () -> peer("cp", "-r", directory.toString(), copy.toString()),
                "1 ours", () -> copier.copy(directory, copy))));
    peer("rm", "-rf", copy.toString(), directory.toString());
  }

  private void compare(String what, Action before, TreeMap<String, Action> actions) throws Exception {
    TreeMap<String, List<Long>> times = new TreeMap<>();
    for (int round = -WARM_UP; round < rounds; round++) {
      for (Map.Entry<String, Action> action : actions.entrySet()) {
        before.run();
        peer("sync", "-f", work.toString()); // nobody pays for what another one left to be written
        long start = System.nanoTime();
        action.getValue().run();
        long time = System.nanoTime() - start;
        if (round >= 0) {
          times.computeIfAbsent(action.getKey(), _ -> new ArrayList<>()).add(time);
        }
      }
    }
    before.run();
    peer("rm", "-rf", work.resolve("copy").toString());
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream().mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    System.out.printf("%s in %s (peak of the JVM's memory pools: %d MiB)%n", what, work, peak >> 20);
    double first = median(times.firstEntry().getValue());
    times.forEach(
        (name, all) ->
            System.out.printf(
                "  %-36s %8.1f ms   %5.2f x%n", name.substring(2), median(all) / 1e6, first / median(all)));
  }

  private static double median(List<Long> times) {
    Collections.sort(times);
    return times.get(times.size() / 2);
  }

  private static void peer(String... command) throws IOException, InterruptedException {
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IOException(String.join(" ", command) + ": exit " + exit);
    }
  }

  /// Returns a tree like a working directory: ten directories in each of ten in each of ten, most files
  /// small.
  private Path tree() throws IOException {
    Path top = work.resolve("tree");
    if (Files.exists(top)) {
      return top;
    }
    List<Path> directories = new ArrayList<>(List.of(top));
    for (int i = 0; directories.size() < 1 + 10 + 100 + 1000; i++) {
      for (int j = 0; j < 10; j++) {
        directories.add(directories.get(i).resolve("directory-" + j));
      }
    }
    Random random = new Random(42);
    long left = BYTES;
    int files = ENTRIES - directories.size();
    for (Path directory : directories) {
      Files.createDirectories(directory);
    }
    for (int i = 0; i < files; i++) {
      Path file = directories.get(random.nextInt(directories.size())).resolve("file-" + i + ".txt");
      double share = Math.exp(random.nextGaussian() * 1.2 + 7.55);
      int size = i == files - 1 ? (int) left : (int) Math.min(share, left / 2);
      byte[] bytes = new byte[size];
      random.nextBytes(bytes);
      Files.write(file, bytes);
      left -= size;
    }
    return top;
  }
}
