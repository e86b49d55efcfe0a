import dev.dovetail.fileops.Archiver;
import dev.dovetail.fileops.Extractor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Measures making and unpacking archives beside the programs that do so, in turns: the peer, then ours, each
/// round. A line says the median ratio (more is faster than the peer), medians of both, and both sizes.
///
/// usage: ArchiveBench FOLDER ROUNDS [CASE...]
final class ArchiveBench {
  private static final int MEBIBYTE = 1 << 20;

  private final Path folder;
  private final Path tree;

  private ArchiveBench(Path folder) {
    this.folder = folder;
    this.tree = folder.resolve("tree");
  }

  private record Case(String name, String format, String extension, boolean makes, String peer) {}

  public static void main(String[] arguments) throws Exception {
    ArchiveBench bench = new ArchiveBench(Path.of(arguments[0]));
    bench.makeTree();
    List<String> wanted = Arrays.asList(arguments).subList(2, arguments.length);
    for (Case c : cases()) {
      if (wanted.isEmpty() || wanted.contains(c.name)) {
        bench.measure(c, Integer.parseInt(arguments[1]));
      }
    }
  }

  private static List<Case> cases() {
    return List.of(
        new Case("zip", "zip", ".zip", true, "cd tree && zip -qr ../peer.zip ."),
        new Case("unzip", "zip", ".zip", false, "unzip -q peer.zip -d peer"),
        new Case("tar", "tar", ".tar", true, "tar cf peer.tar -C tree ."),
        new Case("untar", "tar", ".tar", false, "mkdir peer && tar xf peer.tar -C peer"),
        new Case("tar.gz", "gztar", ".tar.gz", true, "tar czf peer.tar.gz -C tree ."),
        new Case("untar.gz", "gztar", ".tar.gz", false, "mkdir peer && tar xzf peer.tar.gz -C peer"),
        new Case("tar.zst", "zstdtar", ".tar.zst", true, "tar --zstd -cf peer.tar.zst -C tree ."),
        new Case("untar.zst", "zstdtar", ".tar.zst", false,
            "mkdir peer && tar --zstd -xf peer.tar.zst -C peer"));
  }

  private void measure(Case c, int rounds) throws IOException {
    double[] peers = new double[rounds];
    double[] ours = new double[rounds];
    double[] ratios = new double[rounds];
    Path peerArchive = folder.resolve("peer" + c.extension);
    Path ourArchive = folder.resolve("ours" + c.extension);
    if (!c.makes && !Files.exists(peerArchive)) {
      cases().stream().filter(o -> o.makes && o.format.equals(c.format)).forEach(o -> run(o.peer));
    }
    for (int i = -1; i < rounds; i++) { // the first round warms up
      run("rm -rf peer ours ours.*" + (c.makes ? " peer.*" : ""));
      long start = System.nanoTime();
      run(c.peer);
      long between = System.nanoTime();
      if (c.makes) {
        new Archiver(c.format).withRootDirectory(tree).make(folder.resolve("ours"));
      } else {
        new Extractor().extract(peerArchive, folder.resolve("ours"));
      }
      long end = System.nanoTime();
      if (i >= 0) {
        peers[i] = (between - start) / 1e9;
        ours[i] = (end - between) / 1e9;
        ratios[i] = peers[i] / ours[i];
      }
    }
    String sizes = c.makes ? Files.size(peerArchive) + " " + Files.size(ourArchive) : "";
    System.out.printf(
        "%-10s %.2f   peer %.3f s   ours %.3f s   %s%n",
        c.name, median(ratios), median(peers), median(ours), sizes);
    run("rm -rf peer ours ours.*" + (c.makes ? "" : " peer.*"));
  }

  private void run(String command) {
    try {
      int exit =
          new ProcessBuilder("sh", "-c", command).directory(folder.toFile()).inheritIO().start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException(command + " ended with " + exit);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /// 291 MiB: 80 of text, 80 of CSV, 84 that cannot be compressed, and 47 in some 12,000 small files.
  private void makeTree() throws IOException {
    Random random = new Random(7);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      StringBuilder word = new StringBuilder();
      for (int j = random.nextInt(2, 10); j > 0; j--) {
        word.append("etaoinshrdlucmfwypvbgkqjxz".charAt(random.nextInt(26)));
      }
      words.add(word.toString());
    }
    byte[] text = text(random, words);
    byte[] csv = csv(random, words);
    for (int i = 0; i < 40; i++) {
      put("text/" + i + ".txt", text, random.nextInt(6 * MEBIBYTE), 2 * MEBIBYTE);
    }
    for (int i = 0; i < 20; i++) {
      put("csv/" + i + ".csv", csv, random.nextInt(4 * MEBIBYTE), 4 * MEBIBYTE);
    }
    byte[] packed = new byte[3 * MEBIBYTE];
    for (int i = 0; i < 28; i++) {
      random.nextBytes(packed);
      put("packed/" + i + ".bin", packed, 0, packed.length);
    }
    long total = 0;
    for (int i = 0; total < 47L * MEBIBYTE; i++) {
      int size = (int) Math.min(50 - 4000 * Math.log(1 - random.nextDouble()), 60_000);
      put("small/" + i / 200 + "/" + i + ".txt", i % 3 == 0 ? csv : text, random.nextInt(7 * MEBIBYTE), size);
      total += size;
    }
  }

  private static byte[] text(Random random, List<String> words) {
    StringBuilder text = new StringBuilder();
    while (text.length() < 8 * MEBIBYTE) {
      for (int i = 0; i < 12; i++) {
        text.append(words.get((int) Math.min(-300 * Math.log(1 - random.nextDouble()), 2999))).append(' ');
      }
      text.append('\n');
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] csv(Random random, List<String> words) {
    StringBuilder csv = new StringBuilder();
    for (int i = 0; csv.length() < 8 * MEBIBYTE; i++) {
      csv.append(i).append(",2026-").append(random.nextInt(10, 13)).append('-')
          .append(random.nextInt(10, 29));
      csv.append(',').append(Math.round(random.nextGaussian(100, 15) * 1000) / 1000.0).append(',');
      csv.append(words.get(random.nextInt(50))).append(',').append(random.nextInt(1_000_000)).append('\n');
    }
    return csv.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private void put(String name, byte[] bytes, int offset, int length) throws IOException {
    Path file = tree.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, Arrays.copyOfRange(bytes, offset, offset + length));
  }
}
