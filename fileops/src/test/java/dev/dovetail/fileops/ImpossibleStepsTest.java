package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.core.UnitId;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What cannot work is refused while nothing has happened yet, and leaves nothing behind.
class ImpossibleStepsTest {
  @TempDir Path folder;
  private Path desk;
  private FileJournal journal;
  private Map<String, String> before = Map.of();

  @BeforeEach
  void fillDesk() throws IOException {
    desk = folder.toRealPath();
    journal = FileJournal.open(desk.resolve(".journal"));
    for (String name : new String[] {"a", "b", "d/x", "e/y"}) {
      Files.createDirectories(desk.resolve(name).getParent());
      Files.writeString(desk.resolve(name), name);
    }
    before = Kit.picture(desk);
  }

  /// Each line is one transaction: `a>b` moves, `a=b` replaces, `-a` removes, `/a` removes an empty
  /// directory.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a>n a>m", "a>n b>n", "a=n b=n", "a>a", "a=a", "d>n d/x>m", "d>n -d/x", "a>n -n", "a=b -b", "a=b b>n",
        "a>n/m b>n", "a>n b>n/m", "d>d/n", "a>d/n d>n", "d>n a>d/n", "a>n/m /n", "a>n /n", "a>n /n/m",
        "d>n a>n/q", "b>n a=b b>m"
      })
  void stepsThatGetIntoEachOthersWayAreRefused(String steps) throws IOException {
    FileParticipant transaction = journal.begin(UnitId.random());
    for (String step : steps.split(" ", -1)) {
      add(transaction, step);
    }
    assertThrows(IllegalStateException.class, transaction::commit);
    assertNothingHappened();
  }

  /// The same steps in an order in which they can be repeated.
  @ParameterizedTest
  @ValueSource(
      strings = {"d/x>m d>n", "-d/x d>n", "b>n a=b", "b>n a>b", "-d/x /d", "d/x>n /d", "a>n b>m d>o"})
  void stepsThatCanBeRepeatedAreNot(String steps) throws IOException {
    FileParticipant transaction = journal.begin(UnitId.random());
    for (String step : steps.split(" ", -1)) {
      add(transaction, step);
    }
    assertTrue(transaction.commit().isFinished());
  }

  @Test
  void anotherFileSystemIsRefused() throws IOException {
    Path other = Path.of("/dev/shm");
    assumeTrue(
        Files.isWritable(other) && FileStamp.of(other).device() != FileStamp.of(desk).device(),
        "needs /dev/shm as another file system");
    Path there = Files.createTempDirectory(other, "fileops");
    try (FileParticipant transaction = journal.begin(UnitId.random())) {
      transaction.move(desk.resolve("a"), there.resolve("a"));
      assertThrows(AtomicMoveNotSupportedException.class, transaction::commit);
      assertNothingHappened();
    } finally {
      Files.delete(there);
    }
  }

  @Test
  void anotherMountOfTheSameFileSystemIsRefused() throws IOException {
    Path shown = Files.createDirectory(desk.resolve("mount"));
    try (LoopMount mount = LoopMount.bind(desk.resolve("d"), shown.resolve("d"));
        FileParticipant transaction = journal.begin(UnitId.random())) {
      transaction.move(desk.resolve("a"), mount.root().resolve("n"));
      assertThrows(AtomicMoveNotSupportedException.class, transaction::commit);
    }
    assertEquals("a", Files.readString(desk.resolve("a")));
  }

  @Test
  void aFileWhereADirectoryIsNeededIsRefused() throws IOException {
    for (String target : new String[] {"b/n", "b/n/m"}) {
      try (FileParticipant transaction = journal.begin(UnitId.random())) {
        transaction.move(desk.resolve("a"), desk.resolve(target));
        assertThrows(NotDirectoryException.class, transaction::commit);
      }
    }
    assertNothingHappened();
  }

  @Test
  void aDanglingLinkWhereADirectoryIsNeededIsRefused() throws IOException {
    Files.createSymbolicLink(desk.resolve("link"), desk.resolve("nothing"));
    before = Kit.picture(desk);
    try (FileParticipant transaction = journal.begin(UnitId.random())) {
      assertThrows(
          FileSystemException.class, () -> transaction.move(desk.resolve("a"), desk.resolve("link/n")));
    }
    assertNothingHappened();
  }

  @Test
  void directoriesAreNotReplaced() throws IOException {
    try (FileParticipant transaction = journal.begin(UnitId.random())) {
      transaction.replace(desk.resolve("a"), desk.resolve("d"));
      assertThrows(NotRegularFileException.class, transaction::commit);
    }
    try (FileParticipant transaction = journal.begin(UnitId.random())) {
      transaction.replace(desk.resolve("d"), desk.resolve("a"));
      assertThrows(NotRegularFileException.class, transaction::commit);
    }
    assertNothingHappened();
  }

  @Test
  void missingSourcesAreNamedAtOnceAndAtPreparing() throws IOException {
    Path missing = desk.resolve("missing");
    try (FileParticipant transaction = journal.begin(UnitId.random())) {
      NoSuchFileException e =
          assertThrows(NoSuchFileException.class, () -> transaction.move(missing, desk.resolve("n")));
      assertEquals(missing.toString(), e.getFile());
      transaction.move(desk.resolve("a"), desk.resolve("n"));
      Files.delete(desk.resolve("a"));
      assertThrows(NoSuchFileException.class, transaction::commit);
    }
    Files.writeString(desk.resolve("a"), "a");
    assertNothingHappened();
  }

  @Test
  void pathsWithoutANameAreRefused() throws IOException {
    try (FileParticipant transaction = journal.begin(UnitId.random())) {
      for (String path : new String[] {"/", "d/..", "d/.", "no/../such"}) {
        Path target = desk.resolve(path);
        assertThrows(IllegalArgumentException.class, () -> transaction.move(desk.resolve("a"), target), path);
      }
    }
  }

  @Test
  void aFullFileSystemUndoesThePreparing() throws IOException {
    try (LoopMount mount = LoopMount.of("tmpfs", folder)) {
      Path full = mount.root();
      FileJournal there = FileJournal.open(full.resolve(".journal"));
      Path staged = Files.writeString(full.resolve("staged"), "x");
      FileParticipant transaction = there.begin(UnitId.random());
      transaction.move(staged, full.resolve("target"));
      Path source = Files.write(desk.resolve("big"), new byte[2 << 20]);
      FileSystemException noSpace =
          assertThrows(
              FileSystemException.class, () -> new FileCopier().copy(source, full.resolve("copy")));
      assertEquals(full.resolve("copy").toString(), noSpace.getFile());
      assertTrue(Files.notExists(full.resolve("copy")), "a copy that does not fit leaves nothing");
      fill(full.resolve("filler"));
      assertThrows(IOException.class, transaction::commit);
      Files.delete(full.resolve("filler"));
      assertEquals(Map.of(".journal", "/", "staged", "x"), Kit.picture(full));
    }
  }

  private static void fill(Path file) throws IOException {
    Kit.Run run = Kit.run("dd", "if=/dev/zero", "of=" + file, "bs=4096");
    assertTrue(run.output().contains("No space"), run.output());
  }

  private void add(FileParticipant transaction, String step) throws IOException {
    int operator = step.indexOf('>') + step.indexOf('=') + 1;
    if (operator > 0) {
      Path source = desk.resolve(step.substring(0, operator));
      Path target = desk.resolve(step.substring(operator + 1));
      if (step.charAt(operator) == '>') {
        transaction.move(source, target);
      } else {
        transaction.replace(source, target);
      }
    } else if (step.charAt(0) == '-') {
      Path file = desk.resolve(step.substring(1));
      transaction.remove(file, FileStamp.of(Files.exists(file) ? file : desk.resolve("a")));
    } else {
      transaction.removeEmptyDirectory(desk.resolve(step.substring(1)));
    }
  }

  private void assertNothingHappened() throws IOException {
    assertEquals(before, Kit.picture(desk));
    assertEquals(Set.of(), journal.pending());
  }
}
