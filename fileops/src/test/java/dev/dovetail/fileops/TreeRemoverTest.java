package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.TreeRemover.Step;
import dev.dovetail.fileops.internal.tree.Access;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Removing trees, in each way of access.
class TreeRemoverTest {
  @TempDir(factory = MemoryDir.class)
  Path folder;


  /// Counts, and asks to stop after some.
  private static final class Meter implements Progress {
    private final AtomicLong count = new AtomicLong();
    private final long limit;

    Meter(long limit) {
      this.limit = limit;
    }

    @Override
    public void start(String stage, long total) {}

    @Override
    public void advance(long amount) {
      count.addAndGet(amount);
    }

    @Override
    public boolean isCancelled() {
      return count.get() >= limit;
    }
  }

  private static TreeRemover remover(Access access) {
    return new TreeRemover().withAccess(access).withThreads(3);
  }

  /// Makes directories with files in each, and returns how many entries there are with the top.
  private static int makeTree(Path top, int depth, int width) throws IOException {
    Files.createDirectories(top);
    int count = 1;
    for (int i = 0; i < width; i++) {
      Files.writeString(top.resolve("file" + i), "x");
      count += 1 + (depth > 0 ? makeTree(top.resolve("dir" + i), depth - 1, width) : 0);
    }
    return count;
  }

  @ParameterizedTest
  @EnumSource
  void removesEverything(Access access) throws IOException {
    Path tree = folder.resolve("tree");
    int count = makeTree(tree, 3, 5);
    for (Path odd : Kit.oddPaths(Files.createDirectory(tree.resolve("odd")))) {
      Files.createDirectory(odd);
      Files.writeString(odd.resolve("x"), "x");
      count += 2;
    }
    Path outside = Files.writeString(Files.createDirectory(folder.resolve("outside")).resolve("kept"), "x");
    Files.createSymbolicLink(tree.resolve("dir1/link"), outside.getParent());
    Files.createSymbolicLink(tree.resolve("dangling"), folder.resolve("nothing"));
    assertEquals(0, Kit.run("mkfifo", tree.resolve("fifo").toString()).exit());
    Meter meter = new Meter(Long.MAX_VALUE);
    remover(access).withDryRun(true).withProgress(meter).remove(tree);
    assertTrue(Files.exists(tree.resolve("dir1/link")));
    assertEquals(count + 4, meter.count.get());
    meter = new Meter(Long.MAX_VALUE);
    remover(access).withProgress(meter).remove(tree);
    assertFalse(Files.exists(tree));
    assertTrue(Files.exists(outside));
    assertEquals(count + 4, meter.count.get());
  }

  @ParameterizedTest
  @EnumSource
  void removesLargeDirectories(Access access) throws IOException {
    Path tree = Files.createDirectory(folder.resolve("tree"));
    for (int i = 0; i < 3000; i++) {
      Files.createFile(tree.resolve("a-name-that-fills-more-than-one-buffer-" + i));
    }
    remover(access).remove(tree);
    assertFalse(Files.exists(tree));
  }

  @ParameterizedTest
  @EnumSource(names = {"NATIVE", "SECURE"})
  void depthAndLengthDoNotMatter(Access access) throws IOException {
    Path tree = Files.createDirectory(folder.resolve("tree"));
    int depth = access == Access.NATIVE ? 10_000 : 2_000;
    DeepTree.make(tree, depth, "directory-" + "x".repeat(20));
    Meter meter = new Meter(Long.MAX_VALUE);
    remover(access).withProgress(meter).remove(tree);
    assertFalse(Files.exists(tree));
    assertEquals(2 * depth + 1, meter.count.get());
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatIsNoTree(Access access) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    Path directory = Files.createDirectory(folder.resolve("directory"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), directory);
    TreeRemover remover = remover(access);
    assertThrows(NotDirectoryException.class, () -> remover.remove(file));
    assertThrows(NoSuchFileException.class, () -> remover.remove(folder.resolve("missing")));
    FileSystemException refusal = assertThrows(FileSystemException.class, () -> remover.remove(link));
    assertTrue(refusal.getMessage().contains("symbolic link"), refusal.getMessage());
    for (Path path : List.of(file, folder.resolve("missing"), link)) {
      remover.withIgnoreErrors(true).remove(path);
    }
    assertTrue(Files.exists(file) && Files.exists(link) && Files.exists(directory));
  }

  @ParameterizedTest
  @EnumSource
  void tellsTheHandlerOfEachErrorAndGoesOn(Access access) throws IOException {
    Path tree = folder.resolve("tree");
    makeTree(tree, 2, 3);
    List<String> errors = new ArrayList<>();
    TreeRemover remover =
        remover(access).withErrorHandler((path, step, error) -> errors.add(step.toString()));
    remover.remove(folder.resolve("missing"));
    remover.remove(tree.resolve("file1"));
    remover.remove(Files.createSymbolicLink(folder.resolve("link"), tree));
    assertEquals(List.of("LOOK", "LIST", "REMOVE_DIRECTORY", "LOOK"), errors);
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotBeRemovedIsReported(Access access) throws IOException {
    Kit.assumeRoot("to mount a file system");
    Path tree = folder.resolve("tree");
    makeTree(tree, 1, 3);
    Path shown = Files.createDirectory(folder.resolve("shown"));
    Path mount = tree.resolve("dir1/mount");
    try (LoopMount bind = LoopMount.bind(shown, mount)) {
      TreeException failed =
          assertThrows(
              TreeException.class, () -> remover(access).withCollectedErrors(true).remove(tree));
      assertEquals(List.of(mount), failed.failures().stream().map(TreeException.Failure::source).toList());
      List<String> errors = new ArrayList<>();
      remover(access)
          .withErrorHandler((path, step, error) -> errors.add(step + " " + folder.relativize(path)))
          .remove(tree);
      assertEquals(
          List.of("REMOVE_DIRECTORY tree/dir1/mount", "REMOVE_DIRECTORY tree/dir1", "REMOVE_DIRECTORY tree"),
          errors);
      FileSystemException first =
          assertThrows(FileSystemException.class, () -> remover(access).remove(tree));
      assertEquals(bind.root().toString(), first.getFile());
    }
    remover(access).remove(tree);
    assertFalse(Files.exists(tree));
  }

  @ParameterizedTest
  @EnumSource
  void anExceptionOfTheHandlerStops(Access access) throws IOException {
    Kit.assumeRoot("to mount a file system");
    Path tree = folder.resolve("tree");
    makeTree(tree, 1, 3);
    try (LoopMount bind = LoopMount.bind(
        Files.createDirectory(folder.resolve("shown")), tree.resolve("mount"))) {
      IOException own = new IOException("enough");
      IOException thrown =
          assertThrows(
              IOException.class,
              () ->
                  remover(access)
                      .withErrorHandler(
                          (path, step, error) -> {
                            assertEquals(Step.REMOVE_DIRECTORY, step);
                            throw own;
                          })
                      .remove(tree));
      assertEquals(own, thrown);
      assertTrue(Files.exists(bind.root()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void entriesThatComeMeanwhileAreAnErrorNotALoss(Access access) throws IOException {
    Path tree = folder.resolve("tree");
    int all = makeTree(tree, 1, 2);
    Progress adding = Kit.after(all - 1, () -> Files.writeString(tree.resolve("late"), "x"));
    TreeRemover remover = new TreeRemover().withAccess(access).withThreads(1);
    TreeException e =
        assertThrows(
            TreeException.class,
            () -> remover.withProgress(adding).withCollectedErrors(true).remove(tree));
    assertEquals(1, e.failures().size());
    assertEquals(tree, e.failures().getFirst().source());
    assertEquals(DirectoryNotEmptyException.class, e.failures().getFirst().cause().getClass());
    assertEquals(Map.of("late", "x"), Kit.picture(tree));
  }

  @ParameterizedTest
  @EnumSource
  void whatVanishesMeanwhileIsNoError(Access access) throws IOException {
    Path tree = folder.resolve("tree");
    makeTree(tree, 2, 3);
    Path other = tree.resolve("dir2");
    Progress vanishing = Kit.afterFirstBuffer(() -> Kit.run("rm", "-rf", other.toString()));
    remover(access).withProgress(vanishing).remove(tree);
    assertFalse(Files.exists(tree));
  }

  @ParameterizedTest
  @EnumSource
  void stopsSoonWhenCancelled(Access access) throws IOException {
    Path tree = folder.resolve("tree");
    makeTree(tree, 3, 5);
    Meter meter = new Meter(10);
    assertThrows(
        CancellationException.class, () -> remover(access).withProgress(meter).remove(tree));
    assertTrue(meter.count.get() < 20, meter.count::toString);
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> remover(access).remove(tree));
    assertTrue(Thread.interrupted());
    assertTrue(Files.exists(tree));
    assertEquals(0, Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("dovetail-tree")).count());
  }

  @Test
  void worksInOtherProviders() throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
      Path tree = zip.getPath("/tree");
      makeTree(tree, 2, 3);
      new TreeRemover().remove(tree);
      assertFalse(Files.exists(tree));
    }
  }

  @Test
  void whereThereAreOnlyPathsItDoesNotClaimToAvoidAttacks() throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
      Path tree = zip.getPath("/tree");
      assertFalse(TreeRemover.avoidsSymlinkAttacks(tree));
      makeTree(tree, 1, 1);
      assertFalse(TreeRemover.avoidsSymlinkAttacks(tree));
      assertFalse(TreeRemover.avoidsSymlinkAttacks(tree.resolve("file0/missing")));
    }
    assertTrue(TreeRemover.avoidsSymlinkAttacks(folder));
    assertTrue(TreeRemover.avoidsSymlinkAttacks(folder.resolve("missing/too")));
  }
}
