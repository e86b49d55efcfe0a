package dev.dovetail.fileops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Random trees, the same for the same seed.
final class TreeMaker {
  private static final String[] MODES = {"rw-r--r--", "rwxr-xr-x", "rw-------", "r--r-----"};

  private final Random random;
  private final List<Path> files = new ArrayList<>();

  TreeMaker(long seed) {
    random = new Random(seed);
  }

  /// Fills a folder, which may have something in it, with directories, files, hard and symbolic links.
  Path fill(Path tree, int entries) throws IOException {
    Files.createDirectories(tree);
    List<Path> directories = new ArrayList<>(List.of(tree));
    for (int i = 0; i < entries; i++) {
      Path directory = directories.get(random.nextInt(directories.size()));
      Path path = directory.resolve(name());
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      files.removeIf(file -> !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
      int what = random.nextInt(10);
      if (what < 2) {
        directories.add(Files.createDirectory(path));
      } else if (what == 2) {
        Files.createSymbolicLink(
            path, Path.of(random.nextBoolean() ? "../x" : "nowhere/" + random.nextInt(9)));
      } else if (what == 3 && !files.isEmpty()) {
        Files.createLink(path, files.get(random.nextInt(files.size())));
      } else {
        files.add(file(path));
      }
    }
    return tree;
  }

  /// Changes a tree here and there: removes, adds, rewrites, touches, swaps files with directories.
  void disturb(Path tree, int changes) throws IOException {
    for (int i = 0; i < changes; i++) {
      List<Path> all = list(tree);
      if (all.isEmpty()) {
        return;
      }
      Path path = all.get(random.nextInt(all.size()));
      switch (random.nextInt(5)) {
        case 0 -> remove(path);
        case 1 -> {
          boolean wasDirectory = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
          remove(path);
          if (wasDirectory) {
            file(path);
          } else {
            fill(path, 4);
          }
        }
        case 2 -> {
          remove(path);
          Files.createSymbolicLink(path, Path.of("elsewhere" + random.nextInt(9)));
        }
        case 3 -> Files.setLastModifiedTime(Files.isSymbolicLink(path) ? path.getParent() : path, time());
        default -> {
          if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            remove(path);
            file(path);
          }
        }
      }
    }
  }

  /// Returns all below a folder, in no certain order.
  static List<Path> list(Path tree) throws IOException {
    try (Stream<Path> walk = Files.walk(tree)) {
      return walk.filter(path -> !path.equals(tree)).sorted().toList();
    }
  }

  static void remove(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      for (Path below : list(path).reversed()) {
        Files.delete(below);
      }
    }
    Files.delete(path);
  }

  private Path file(Path path) throws IOException {
    byte[] bytes = new byte[random.nextInt(6) == 0 ? 300_000 : random.nextInt(2000)];
    random.nextBytes(bytes);
    Files.write(path, bytes);
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(MODES[random.nextInt(MODES.length)]));
    Files.setLastModifiedTime(path, time());
    return path;
  }

  private FileTime time() {
    long seconds = 1_500_000_000L + random.nextInt(100_000_000);
    return FileTime.from(Instant.ofEpochSecond(seconds, random.nextInt(1000)));
  }

  private String name() {
    String text = Kit.ODD_NAMES.get(random.nextInt(Kit.ODD_NAMES.size()));
    String plain = "n" + random.nextInt(60) + (random.nextBoolean() ? ".x" : "");
    return random.nextInt(4) == 0 ? text + random.nextInt(20) : plain;
  }
}
