package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which flushes reach the kernel, as strace sees them.
class SyncPointTest {
  @TempDir Path folder;

  @BeforeEach
  void makeATree() throws IOException {
    Path tree = Files.createDirectories(folder.resolve("desk/stage/tree/deep"));
    for (int i = 0; i < 5; i++) {
      Files.writeString(tree.resolve("file" + i), "x");
    }
    Files.createSymbolicLink(tree.resolve("link"), folder.resolve("nothing"));
  }

  /// What the child JVM does: flushes a tree, through a point opened on another folder.
  static final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
      try (SyncPoint point = SyncPoint.open(Path.of(arguments[0]))) {
        point.sync(Path.of(arguments[1]));
      }
    }
  }

  @Test
  void flushesTheFileSystemOnceWithNativeAccess() throws IOException {
    assertEquals(List.of("syncfs " + folder.resolve("desk")), flushes(Kit.nativeAccess(), "desk"));
  }

  @Test
  void flushesEachFileAndDirectoryWithoutNativeAccess() throws IOException {
    List<String> flushes = flushes(List.of("--illegal-native-access=deny"), "desk");
    Path tree = folder.resolve("desk/stage/tree");
    assertEquals(5 + 4, flushes.size(), flushes::toString);
    assertTrue(flushes.contains("fsync " + tree.resolve("deep/file3")));
    assertTrue(flushes.containsAll(List.of("fsync " + tree.resolve("deep"), "fsync " + tree)));
    assertEquals("fsync " + folder.resolve("desk"), flushes.getLast());
  }

  @Test
  void flushesTheNamesOfTreesBesideItsDirectoryAsWell() throws IOException {
    Files.createDirectory(folder.resolve("desk/stage/journal"));
    List<String> flushes = flushes(List.of("--illegal-native-access=deny"), "desk/stage/journal");
    assertEquals("fsync " + folder.resolve("desk/stage"), flushes.getLast());
  }

  @Test
  void missingDirectoriesAreNamed() {
    Path nothing = folder.resolve("nothing");
    assertEquals(
        nothing.toString(),
        assertThrows(NoSuchFileException.class, () -> SyncPoint.open(nothing)).getFile());
    assertThrows(NoSuchFileException.class, () -> Durability.syncDirectory(nothing));
    assertThrows(NoSuchFileException.class, () -> Durability.syncFile(nothing));
  }

  @Test
  void closingTwiceIsHarmless() throws IOException {
    SyncPoint point = SyncPoint.open(folder);
    point.sync();
    point.close();
    point.close();
    Durability.syncTree(folder);
  }

  private List<String> flushes(List<String> options, String directory) throws IOException {
    assumeTrue(Kit.has("strace"), "needs strace");
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-y", "-qq", "-e", "trace=fsync,syncfs"));
    String tree = folder.resolve("desk/stage/tree").toString();
    command.addAll(Kit.java(Main.class, options, folder.resolve(directory).toString(), tree));
    Kit.Run run = Kit.run(command);
    assertEquals(0, run.exit(), run.output());
    return run.output()
        .lines()
        .filter(line -> line.contains("sync"))
        .map(line -> line.replaceAll(".*?(fsync|syncfs)\\(\\d+<(.*)>\\).*", "$1 $2"))
        .toList();
  }
}
