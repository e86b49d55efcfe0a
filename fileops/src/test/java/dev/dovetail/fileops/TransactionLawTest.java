package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The law of transactions: whatever they do, in whatever order, what they see is what a plain map of paths
/// would show; a commit makes the root that, and a rollback leaves it.
class TransactionLawTest {
  private static final List<String> NAMES = List.of("a", "b", "c");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void randomTransactionsDoWhatTheyShow(int seed) throws IOException {
    Random random = new Random(seed);
    Path root = Files.createDirectory(folder.resolve("root"));
    Model model = new Model();
    for (int i = 0; i < Integer.getInteger("fileops.transactions", 60); i++) {
      boolean commits = random.nextInt(4) > 0;
      Model next = new Model(model);
      List<String> story = new ArrayList<>();
      try (FileTransaction tx = new FileTransactions().begin(root)) {
        for (int steps = random.nextInt(12); steps >= 0; steps--) {
          story.add(next.step(tx, random));
          assertEquals(next.files, view(tx), () -> "seed " + seed + ": " + story);
        }
        assertEquals(model.files, Model.picture(root), () -> "seed " + seed + ": " + story);
        if (commits) {
          assertTrue(tx.commit().isFinished());
        }
      } catch (IOException | RuntimeException e) {
        throw new AssertionError("seed " + seed + ", transaction " + i + ": " + story, e);
      }
      model = commits ? next : model;
      assertEquals(model.files, Model.picture(root), () -> "seed " + seed + ": " + story);
      assertEquals(List.of("lock"), entries(root.resolve(".transactions")));
    }
  }

  @Test
  void nothing() {}

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

  private static void view(FileTransaction tx, Path directory, Map<String, String> picture) throws IOException {
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

  /// A tree as a map from path to content, with `/` for directories.
  private static final class Model {
    private final TreeMap<String, String> files;
    private static int number;

    Model() {
      this.files = new TreeMap<>();
    }

    Model(Model other) {
      this.files = new TreeMap<>(other.files);
    }

    static Map<String, String> picture(Path root) throws IOException {
      Map<String, String> picture = Kit.picture(root);
      picture.keySet().removeIf(name -> name.startsWith(".transactions"));
      return picture;
    }

    /// Does one random thing to both, if the model says that it is possible; else sees it refused.
    String step(FileTransaction tx, Random random) throws IOException {
      String one = path(random);
      String two = path(random);
      boolean replaces = random.nextBoolean();
      int what = random.nextInt(8);
      String story = what + " " + one + " " + two + (replaces ? " replace" : "");
      CopyOptions options = new CopyOptions(replaces);
      boolean isPossible;
      Kit.Action action;
      switch (what) {
        case 0, 1 -> {
          String content = "content " + ++number;
          action = () -> tx.write(Path.of(one), content.getBytes(StandardCharsets.UTF_8));
          isPossible = hasParent(one) && !isDirectory(one) && !isLink(one);
          if (isPossible) {
            files.put(one, content);
          }
        }
        case 2 -> {
          action = () -> tx.createDirectory(Path.of(one));
          isPossible = hasParent(one) && !files.containsKey(one);
          if (isPossible) {
            files.put(one, "/");
          }
        }
        case 3 -> {
          action = () -> tx.remove(Path.of(one));
          isPossible = files.containsKey(one);
          if (isPossible) {
            remove(one);
          }
        }
        case 4, 5 -> {
          action = () -> tx.move(Path.of(one), Path.of(two), options.array());
          isPossible =
              files.containsKey(one)
                  && (one.equals(two)
                      || (hasParent(two) && !two.startsWith(one + "/") && (replaces || !files.containsKey(two))));
          if (isPossible && !one.equals(two)) {
            Map<String, String> tree = tree(one);
            remove(one);
            remove(two);
            tree.forEach((name, content) -> files.put(two + name, content));
          }
        }
        case 6 -> {
          action = () -> tx.createSymbolicLink(Path.of(one), Path.of("nowhere"));
          isPossible = hasParent(one) && !files.containsKey(one);
          if (isPossible) {
            files.put(one, "-> nowhere");
          }
        }
        default -> {
          action = () -> tx.copy(Path.of(one), Path.of(two), options.array());
          isPossible =
              files.containsKey(one)
                  && !one.equals(two)
                  && hasParent(two)
                  && (replaces || !files.containsKey(two));
          if (isPossible) {
            Map<String, String> tree = tree(one);
            remove(two);
            tree.forEach((name, content) -> files.put(two + name, content));
          }
        }
      }
      try {
        action.run();
        assertTrue(isPossible, story);
      } catch (IOException e) {
        if (isPossible) {
          throw new AssertionError(story, e);
        }
      }
      return (isPossible ? "" : "not ") + story;
    }

    private record CopyOptions(boolean replaces) {
      StandardCopyOption[] array() {
        return replaces ? new StandardCopyOption[] {StandardCopyOption.REPLACE_EXISTING} : new StandardCopyOption[0];
      }
    }

    private static String path(Random random) {
      StringBuilder path = new StringBuilder(NAMES.get(random.nextInt(NAMES.size())));
      for (int depth = random.nextInt(3); depth > 0; depth--) {
        path.append('/').append(NAMES.get(random.nextInt(NAMES.size())));
      }
      return path.toString();
    }

    private boolean hasParent(String path) {
      return !path.contains("/") || isDirectory(path.substring(0, path.lastIndexOf('/')));
    }

    private boolean isDirectory(String path) {
      return "/".equals(files.get(path));
    }

    private boolean isLink(String path) {
      return files.getOrDefault(path, "").startsWith("-> ");
    }

    private Map<String, String> tree(String path) {
      Map<String, String> tree = new TreeMap<>();
      tree.put("", files.get(path));
      files.subMap(path + "/", path + "0").forEach((name, content) -> tree.put(name.substring(path.length()), content));
      return tree;
    }

    private void remove(String path) {
      files.remove(path);
      files.subMap(path + "/", path + "0").clear();
    }
  }
}
