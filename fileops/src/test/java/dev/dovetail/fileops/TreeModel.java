package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// A tree as a map from path to content, with `/` for directories.
public final class TreeModel {
  private static final List<String> NAMES = List.of("a", "b", "c");

  private final TreeMap<String, String> files;
  private int number;

  public TreeModel() {
    this.files = new TreeMap<>();
  }

  public TreeModel(TreeModel other) {
    this.files = new TreeMap<>(other.files);
    this.number = other.number;
  }

  public static Map<String, String> picture(Path root) throws IOException {
    Map<String, String> picture = Kit.picture(root);
    picture.keySet().removeIf(name -> name.startsWith(".transactions"));
    return picture;
  }

  /// Returns the map.
  public Map<String, String> files() {
    return files;
  }

  /// Does one random thing to both, if the model says that it is possible; else sees it refused.
  public String step(FileTransaction tx, Random random) throws IOException {
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
                    || (hasParent(two) && !two.startsWith(one + "/") && (replaces
                        || !files.containsKey(two))));
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
      return replaces ? new StandardCopyOption[] {StandardCopyOption.REPLACE_EXISTING}
          : new StandardCopyOption[0];
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
    files.subMap(path + "/", path + "0").forEach((name, content) -> tree.put(name.substring(path.length()),
        content));
    return tree;
  }

  private void remove(String path) {
    files.remove(path);
    files.subMap(path + "/", path + "0").clear();
  }
}
