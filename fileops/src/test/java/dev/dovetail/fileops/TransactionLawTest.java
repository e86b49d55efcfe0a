package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The law of transactions: whatever they do, in whatever order, what they see is what a plain map of paths
/// would show; a commit makes the root that, and a rollback leaves it.
class TransactionLawTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void randomTransactionsDoWhatTheyShow(int seed) throws IOException {
    Random random = new Random(seed);
    Path root = Files.createDirectory(folder.resolve("root"));
    TreeModel model = new TreeModel();
    for (int i = 0; i < Integer.getInteger("fileops.transactions", 40); i++) {
      boolean commits = random.nextInt(4) > 0;
      TreeModel next = new TreeModel(model);
      List<String> story = new ArrayList<>();
      try (FileTransaction tx = new FileTransactions().begin(root)) {
        for (int steps = random.nextInt(12); steps >= 0; steps--) {
          story.add(next.step(tx, random));
          assertEquals(next.files(), view(tx), () -> "seed " + seed + ": " + story);
        }
        assertEquals(model.files(), TreeModel.picture(root), () -> "seed " + seed + ": " + story);
        if (commits) {
          assertTrue(tx.commit().isFinished());
        }
      } catch (IOException | RuntimeException e) {
        throw new AssertionError("seed " + seed + ", transaction " + i + ": " + story, e);
      }
      model = commits ? next : model;
      assertEquals(model.files(), TreeModel.picture(root), () -> "seed " + seed + ": " + story);
      assertEquals(List.of("lock"), entries(root.resolve(".transactions")));
    }
  }

  private static List<String> entries(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }

  private static Map<String, String> view(FileTransaction tx) throws IOException {
    Map<String, String> picture = new TreeMap<>();
    view(tx, Path.of(""), picture);
    return picture;
  }

  private static void view(FileTransaction tx, Path directory, Map<String,
      String> picture) throws IOException {
    for (Path path : tx.list(directory)) {
      FileKind kind = tx.kind(path).orElseThrow();
      picture.put(
          path.toString(),
          switch (kind) {
            case DIRECTORY -> "/";
            case SYMBOLIC_LINK -> "-> " + Files.readSymbolicLink(tx.resolve(path));
            default -> new String(tx.readAllBytes(path), StandardCharsets.UTF_8);
          });
      if (kind == FileKind.DIRECTORY) {
        view(tx, path, picture);
      }
    }
  }
}
