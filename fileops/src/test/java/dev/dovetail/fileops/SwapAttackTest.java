package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.internal.tree.Access;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// While a tree is removed or copied, somebody swaps its directories for symbolic links to another place.
/// Nothing in that place may be touched.
class SwapAttackTest {
  private static final int TRIALS = 25;
  private static final int DIRECTORIES = 8;
  private static final int FILES = 20;
  @TempDir(factory = MemoryDir.class)
  Path folder;

  private Path tree;
  private Path outside;
  private int touched;

  @BeforeEach
  void makePlaces() throws IOException {
    tree = folder.resolve("tree");
    outside = folder.resolve("outside");
  }

  @AfterEach
  void removeRests() throws IOException {
    for (String name : new String[] {"tree", "aside", "copy"}) {
      new TreeRemover().withIgnoreErrors(true).remove(folder.resolve(name));
    }
  }

  /// What is attacked.
  @FunctionalInterface
  interface Operation {
    void run() throws IOException;
  }

  /// Makes the tree that is attacked, and the other place, which has the same names as a directory of it.
  private void make() throws IOException {
    for (int i = 0; i < DIRECTORIES; i++) {
      fill(Files.createDirectories(tree.resolve("d" + i + "/e")), "mine");
      fill(tree.resolve("d" + i), "mine");
    }
    fill(Files.createDirectories(outside.resolve("e")), "precious");
    fill(outside, "precious");
  }

  private static void fill(Path directory, String content) throws IOException {
    for (int i = 0; i < FILES; i++) {
      Files.writeString(directory.resolve("f" + i), content);
    }
  }

  /// Runs an operation under attack.
  ///
  /// @param attacked the tree in which directories are swapped
  private void attack(Path attacked, Operation operation) throws IOException, InterruptedException {
    AtomicBoolean isOver = new AtomicBoolean();
    Path aside = folder.resolve("aside");
    Thread attacker =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 0; !isOver.get(); i++) {
                    swap(attacked.resolve("d" + i % DIRECTORIES), aside);
                  }
                });
    try {
      operation.run();
    } catch (IOException e) {
      // what was swapped cannot be worked on, which is as it should be
    } finally {
      isOver.set(true);
      attacker.join();
    }
    touched += countTouched();
  }

  private void swap(Path directory, Path aside) {
    try {
      Files.move(directory, aside, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      return; // not made yet, or gone
    }
    try {
      Files.createSymbolicLink(directory, outside);
      Thread.onSpinWait();
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      // made again meanwhile
    }
    try {
      Files.move(aside, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      return; // the rest of it stays aside
    }
  }

  /// Counts what is missing or new outside, and puts it right.
  private int countTouched() throws IOException {
    int count = 0;
    for (Path directory : new Path[] {outside, outside.resolve("e")}) {
      Files.createDirectories(directory);
      for (int i = 0; i < FILES; i++) {
        Path file = directory.resolve("f" + i);
        count += Files.exists(file) && Files.readString(file).equals("precious") ? 0 : 1;
        Files.writeString(file, "precious");
      }
    }
    try (Stream<Path> all = Files.walk(outside)) {
      return count + Math.abs((int) all.count() - 2 * FILES - 2);
    }
  }

  private void removeNaively(Path top) throws IOException {
    Files.walkFileTree(
        top,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Test
  void aNaiveRemovalLosesFilesSoThisTestCanSee() throws IOException, InterruptedException {
    for (int i = 0; i < 40 * TRIALS && touched == 0; i++) {
      make();
      attack(tree, () -> removeNaively(tree));
    }
    assertTrue(touched > 0);
  }

  @ParameterizedTest
  @EnumSource(names = {"NATIVE", "SECURE"})
  void removalStaysInTheTree(Access access) throws IOException, InterruptedException {
    for (int i = 0; i < TRIALS; i++) {
      make();
      TreeRemover remover = new TreeRemover().withAccess(access).withCollectedErrors(true);
      attack(tree, () -> remover.remove(tree));
      assertEquals(0, touched);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NATIVE", "SECURE"})
  void directoriesSwappedAfterTheyWereListedAreNotEntered(Access access) throws IOException {
    make();
    Progress swapping =
        Kit.afterFirstBuffer(
            () -> {
              for (int i = 0; i < DIRECTORIES; i++) {
                Files.move(tree.resolve("d" + i), folder.resolve("aside" + i));
                Files.createSymbolicLink(tree.resolve("d" + i), outside);
              }
            });
    TreeRemover remover = new TreeRemover().withAccess(access).withCollectedErrors(true).withThreads(1);
    assertThrows(TreeException.class, () -> remover.withProgress(swapping).remove(tree));
    assertEquals(0, countTouched());
  }

  @Test
  void copyNeverReadsOutsideOfTheSource() throws IOException, InterruptedException {
    TreeCopier copier = new TreeCopier().withSymbolicLinks(SymbolicLinks.PRESERVE);
    Path copy = folder.resolve("copy");
    for (int i = 0; i < TRIALS; i++) {
      make();
      attack(tree, () -> copier.copy(tree, copy));
      try (Stream<Path> files = Files.walk(copy)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          boolean isOurs = file.toRealPath().startsWith(copy.toRealPath());
          assertTrue(!isOurs || Files.readString(file).equals("mine"), file::toString);
        }
      }
      new TreeRemover().remove(copy);
    }
    assertEquals(0, touched);
  }

  @Test
  void copyNeverWritesOutsideOfTheTarget() throws IOException, InterruptedException {
    TreeCopier copier = new TreeCopier().withExistingDirectories(true);
    Path copy = folder.resolve("copy");
    for (int i = 0; i < TRIALS; i++) {
      make();
      for (int j = 0; j < DIRECTORIES; j++) {
        Files.createDirectories(copy.resolve("d" + j + "/e"));
      }
      attack(copy, () -> copier.copy(tree, copy));
      assertEquals(0, touched);
      new TreeRemover().withIgnoreErrors(true).remove(folder.resolve("aside"));
      new TreeRemover().remove(copy);
    }
  }
}
