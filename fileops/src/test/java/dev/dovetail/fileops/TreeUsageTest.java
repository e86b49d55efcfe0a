package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.fileops.TreeUsage.Total;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TreeUsageTest {
  @TempDir Path folder;

  @Test
  void saysWhatDuSays() throws IOException {
    assumeTrue(Kit.has("du"), "needs du");
    Path tree = new TreeMaker(21).fill(folder.resolve("tree"), 300);
    Kit.run("truncate", "-s", "100M", tree.resolve("sparse").toString());
    Total total = new TreeUsage().measure(tree);
    assertEquals(shell("du -s -B1 \"$0\" | cut -f1", tree), total.allocatedBytes());
    assertTrue(total.apparentBytes() > 100 << 20 && total.allocatedBytes() < 100 << 20, total.toString());
    String unique = "find \"$0\" -type %s -printf '%%D:%%i %%s\\n' | sort -u | ";
    String sum = "awk '{s += $2} END {print s + 0}'";
    assertEquals(
        shell(unique.formatted("f,l") + sum, tree), total.apparentBytes(), "each file once, no directory");
    assertEquals(shell(unique.formatted("f") + "wc -l", tree), total.files());
    assertEquals(shell(unique.formatted("d") + "wc -l", tree), total.directories());
    assertEquals(shell(unique.formatted("l") + "wc -l", tree), total.symbolicLinks());
  }

  private static long shell(String command, Path tree) throws IOException {
    return Long.parseLong(Kit.run("sh", "-c", command, tree.toString()).output().strip());
  }

  @Test
  void theBreakdownGivesEachDirectoryAfterThoseBelow() throws IOException {
    Path tree = Files.createDirectories(folder.resolve("tree/a/b")).getParent().getParent();
    Files.writeString(tree.resolve("a/b/f"), "123");
    Files.writeString(tree.resolve("a/g"), "45");
    Files.createLink(tree.resolve("h"), tree.resolve("a/g"));
    assertEquals(0, Kit.run("mkfifo", tree.resolve("p").toString()).exit());
    Map<String, Long> seen = new LinkedHashMap<>();
    AtomicLong count = new AtomicLong();
    TreeUsage usage = new TreeUsage().withProgress(Kit.counting(count));
    Total total = usage.measure(tree, (path, part) -> seen.put(path.toString(), part.apparentBytes()));
    assertEquals("{a/b=3, a=5, =5}", seen.toString());
    assertEquals(7, count.get());
    assertEquals(2, total.files());
    assertEquals(1, total.others());
    assertEquals(new Total(2, 4096, 1, 0, 0, 0), new TreeUsage().measure(tree.resolve("h")));
    TreeUsage some = new TreeUsage().withFilter(TreeFilter.everything().exclude("b"));
    assertEquals(2, some.measure(tree).apparentBytes());
  }

  @Test
  void staysOnOneFileSystemWhenAsked() throws IOException {
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Files.writeString(tree.resolve("here"), "1");
    try (LoopMount mount = LoopMount.of("tmpfs", tree)) {
      Files.writeString(mount.root().resolve("there"), "23");
      assertEquals(3, new TreeUsage().measure(tree).apparentBytes());
      Total total = new TreeUsage().withOneFileSystem(true).measure(tree);
      assertEquals(1, total.apparentBytes());
      assertEquals(1, total.directories());
    }
  }

  @Test
  void measuresAZipFile() throws IOException {
    URI uri = URI.create("jar:" + folder.resolve("x.zip").toUri());
    try (FileSystem zip = FileSystems.newFileSystem(uri, Map.of("create", "true"))) {
      Files.createDirectories(zip.getPath("/a/b"));
      Files.writeString(zip.getPath("/a/b/c"), "123");
      Total total = new TreeUsage().measure(zip.getPath("/"));
      assertEquals(3, total.apparentBytes());
      assertEquals(3, total.directories());
      assertEquals(1, total.files());
    }
  }

  @Test
  void whatVanishesIsNotThereAndWhatIsNotThereIsAnError() throws IOException {
    Path tree = Files.createDirectories(folder.resolve("tree/a")).getParent();
    Files.createDirectory(tree.resolve("b"));
    var removing = Kit.afterFirstBuffer(() -> Files.delete(tree.resolve("b")));
    assertEquals(2, new TreeUsage().withProgress(removing).measure(tree).directories());
    assertThrows(NoSuchFileException.class, () -> new TreeUsage().measure(folder.resolve("nothing")));
    assertThrows(
        CancellationException.class,
        () -> new TreeUsage().withProgress(Kit.cancelledAfter(1)).measure(tree));
  }
}
