package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.fileops.TreeDifference.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TreeComparisonTest {
  @TempDir Path folder;
  private Path left;
  private Path right;

  @BeforeEach
  void makeTwoEqualTrees() throws IOException {
    left = new TreeMaker(11).fill(folder.resolve("left"), 120);
    right = folder.resolve("right");
    new TreeSync().sync(left, right);
  }

  @Test
  void aCopyIsTheSame() throws IOException {
    TreeComparison all =
        new TreeComparison()
            .withAttributes(ComparedAttribute.MODE, ComparedAttribute.OWNER, ComparedAttribute.MODIFIED_TIME);
    AtomicLong bytes = new AtomicLong();
    assertEquals(List.of(), all.withProgress(Kit.counting(bytes)).compare(left, right));
    assertTrue(bytes.get() > 100_000);
    assertTrue(all.isSame(left, left));
    assertTrue(all.isSame(right, left));
  }

  @Test
  void eachKindOfDifferenceIsFoundInOrder() throws IOException {
    for (Path tree : List.of(left, right)) {
      Files.createDirectories(tree.resolve("d/e"));
      Files.writeString(tree.resolve("d.x"), "same");
      Files.writeString(tree.resolve("d/mode"), "same");
      Files.writeString(tree.resolve("d/content"), tree.equals(left) ? "one" : "two");
      Files.writeString(tree.resolve("d/length"), tree.equals(left) ? "one" : "three");
      Files.createSymbolicLink(tree.resolve("d/link"), Path.of(tree.equals(left) ? "a" : "b"));
      Files.createSymbolicLink(tree.resolve("d/same link"), Path.of("nowhere"));
    }
    Files.setPosixFilePermissions(right.resolve("d/mode"), PosixFilePermissions.fromString("rwx------"));
    Files.createDirectories(left.resolve("d/only/left"));
    Files.writeString(right.resolve("d/e/right"), "");
    Files.createDirectory(left.resolve("d/kind"));
    Files.writeString(left.resolve("d/kind/x"), "");
    Files.createSymbolicLink(right.resolve("d/kind"), left.resolve("d/kind"));
    assertEquals(
        List.of(
            new TreeDifference(Path.of("d/content"), Kind.CONTENT),
            new TreeDifference(Path.of("d/e/right"), Kind.ONLY_RIGHT),
            new TreeDifference(Path.of("d/kind"), Kind.KIND),
            new TreeDifference(Path.of("d/length"), Kind.CONTENT),
            new TreeDifference(Path.of("d/link"), Kind.LINK_TARGET),
            new TreeDifference(Path.of("d/mode"), Kind.METADATA),
            new TreeDifference(Path.of("d/only"), Kind.ONLY_LEFT)),
        new TreeComparison().compare(left, right));
    TreeFilter filter = TreeFilter.everything().exclude("only", "e").excludePaths("d/[ckl]*");
    TreeComparison some = new TreeComparison().withFilter(filter);
    assertFalse(some.isSame(left, right));
    assertTrue(some.withAttributes().isSame(left, right));
  }

  @Test
  void theContentCheckSaysWhatIsRead() throws IOException {
    Path one = Files.writeString(left.resolve("z"), "one");
    Path two = Files.writeString(right.resolve("z"), "two");
    Files.setLastModifiedTime(one, FileTime.fromMillis(1));
    Files.setLastModifiedTime(two, FileTime.fromMillis(1));
    TreeComparison comparison = new TreeComparison();
    assertTrue(comparison.withContentCheck(ContentCheck.TIME).isSame(left, right));
    assertTrue(comparison.withContentCheck(ContentCheck.BYTES_UNLESS_SAME_TIME).isSame(left, right));
    assertFalse(comparison.isSame(left, right));
    Files.setLastModifiedTime(two, FileTime.fromMillis(2));
    assertFalse(comparison.withContentCheck(ContentCheck.BYTES_UNLESS_SAME_TIME).isSame(left, right));
    Files.writeString(two, "one");
    Files.setLastModifiedTime(two, FileTime.fromMillis(2));
    assertFalse(comparison.withContentCheck(ContentCheck.TIME).isSame(left, right));
    assertTrue(comparison.isSame(left, right));
    assertFalse(comparison.withAttributes(ComparedAttribute.MODIFIED_TIME).isSame(left, right));
  }

  @Test
  void aDifferenceInTheLastByteIsSeen() throws IOException {
    byte[] bytes = new byte[2 * 256 * 1024 + 1];
    Files.write(left.resolve("z"), bytes);
    Files.write(right.resolve("z"), bytes);
    assertTrue(new TreeComparison().isSame(left, right));
    bytes[bytes.length - 1] = 1;
    Files.write(right.resolve("z"), bytes);
    assertFalse(new TreeComparison().isSame(left, right));
  }

  @Test
  void comparesWithAZipFile() throws IOException {
    Path tree = Files.createDirectories(folder.resolve("tree/d")).getParent();
    Files.writeString(tree.resolve("d/käse"), "abc");
    URI uri = URI.create("jar:" + folder.resolve("x.zip").toUri());
    try (FileSystem zip = FileSystems.newFileSystem(uri, Map.of("create", "true"))) {
      Path copy = zip.getPath("/copy");
      new TreeSync().sync(tree, copy);
      TreeComparison comparison =
          new TreeComparison().withAttributes(ComparedAttribute.MODE, ComparedAttribute.MODIFIED_TIME);
      assertTrue(comparison.isSame(tree, copy));
      assertTrue(comparison.isSame(copy, tree));
      Files.writeString(copy.resolve("d/käse"), "abd");
      assertEquals(
          List.of(new TreeDifference(zip.getPath("d", "käse"), Kind.CONTENT)),
          comparison.compare(copy, tree));
    }
  }

  @Test
  void whatCannotBeReadIsAFailureNotADifference() throws IOException {
    Path file = Files.write(left.resolve("z"), new byte[3_000_000]);
    Files.write(right.resolve("z"), new byte[3_000_000]);
    TreeComparison comparison =
        new TreeComparison()
            .withFilter(TreeFilter.everything().include("z"))
            .withProgress(Kit.afterFirstBuffer(() -> Files.write(file, new byte[1])));
    var e = assertThrows(TreeException.class, () -> comparison.compare(left, right));
    assertEquals(file, e.failures().getFirst().source());
    assertThrows(NoSuchFileException.class, () -> comparison.compare(left, folder.resolve("nothing")));
    assertThrows(
        CancellationException.class,
        () -> new TreeComparison().withProgress(Kit.cancelledAfter(0)).compare(left, right));
  }
}
