package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.core.Outcome;
import dev.dovetail.core.UnitId;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a transaction does when it is committed or rolled back.
class FileParticipantTest {
  @TempDir Path folder;
  private Path desk;
  private FileJournal journal;

  @BeforeEach
  void openJournal() throws IOException {
    desk = folder.toRealPath();
    journal = FileJournal.open(desk.resolve(".journal"));
  }

  @Test
  void movesReplacesAndRemovesTogether() throws IOException {
    Path old = write("old", "old");
    Path replaced = write("catalogue", "1");
    write("stage/import/a.csv", "a");
    try (FileParticipant transaction = begin()) {
      Path next = Files.writeString(transaction.workspace().resolve("next"), "2");
      transaction.move(desk.resolve("stage/import"), desk.resolve("imports/2026/0007"));
      transaction.replace(next, replaced);
      transaction.remove(old, FileStamp.of(old));
      transaction.removeEmptyDirectory(desk.resolve("stage"));
      assertEquals("1", Files.readString(replaced), "nothing is seen before the commit");
      assertTrue(transaction.commit().isFinished());
      assertEquals(List.of(), transaction.kept());
    }
    assertPicture(
        Map.of("catalogue", "2", "imports", "/", "imports/2026", "/", "imports/2026/0007", "/",
            "imports/2026/0007/a.csv", "a"));
  }

  @Test
  void whatIsLeftWithoutACommitNeverHappened() throws IOException {
    write("stage/a", "a");
    write("old", "old");
    Path workspace;
    try (FileParticipant transaction = begin()) {
      workspace = transaction.workspace();
      Path locked = Files.createDirectory(workspace.resolve("locked"));
      Files.writeString(locked.resolve("inside"), "x");
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-x------"));
      transaction.move(desk.resolve("stage/a"), desk.resolve("new/deep/a"));
      transaction.remove(desk.resolve("old"), FileStamp.of(desk.resolve("old")));
    }
    assertFalse(Files.exists(workspace));
    assertPicture(Map.of("stage", "/", "stage/a", "a", "old", "old"));
  }

  @Test
  void aMoveNeverOverwrites() throws IOException {
    write("source", "new");
    write("target", "precious");
    try (FileParticipant transaction = begin()) {
      transaction.move(desk.resolve("source"), desk.resolve("target"));
      assertThrows(FileAlreadyExistsException.class, transaction::commit);
    }
    assertPicture(Map.of("source", "new", "target", "precious"));
  }

  @Test
  void aMoveDoesNotOverwriteWhatAppearsAfterPreparingEither() throws IOException {
    write("stage/a", "new");
    write("stage/empty/x", "x");
    FileParticipant transaction = begin();
    transaction.move(desk.resolve("stage/a"), desk.resolve("a"));
    transaction.prepare(transaction.unit());
    write("a", "precious");
    assertThrows(FileAlreadyExistsException.class, () -> transaction.commit(transaction.unit()));
    assertEquals("precious", Files.readString(desk.resolve("a")));
    Files.delete(desk.resolve("a"));
    Files.createDirectory(desk.resolve("a")); // which a plain rename of a directory would replace
    assertThrows(FileAlreadyExistsException.class, () -> transaction.commit(transaction.unit()));
    Files.delete(desk.resolve("a"));
    transaction.commit(transaction.unit());
    assertEquals("new", Files.readString(desk.resolve("a")));
    assertEquals(Set.of(), journal.pending());
  }

  @Test
  void aSourceThatWasExchangedAfterPreparingIsNotMoved() throws IOException {
    Path source = write("stage/a", "new");
    FileParticipant transaction = begin();
    transaction.move(source, desk.resolve("a"));
    transaction.prepare(transaction.unit());
    Files.move(source, desk.resolve("stage/aside"));
    assertThrows(NoSuchFileException.class, () -> transaction.commit(transaction.unit()));
    write("stage/a", "other");
    assertThrows(FileChangedException.class, () -> transaction.commit(transaction.unit()));
    assertFalse(Files.exists(desk.resolve("a")));
  }

  @Test
  void aFileThatChangedIsKeptAndTold() throws IOException {
    Path early = write("early", "x");
    Path late = write("late", "x");
    Path gone = write("gone", "x");
    try (FileParticipant transaction = begin()) {
      transaction.remove(early, FileStamp.of(early));
      transaction.remove(late, FileStamp.of(late));
      transaction.remove(gone, FileStamp.of(gone));
      write("early", "changed");
      Files.delete(gone);
      transaction.prepare(transaction.unit());
      write("late", "changed");
      transaction.commit(transaction.unit());
      assertEquals(List.of(early, late), transaction.kept());
    }
    assertPicture(Map.of("early", "changed", "late", "changed"));
  }

  @Test
  void aChangeAfterPreparingThatKeepsSizeAndTimeIsSeen() throws IOException {
    Path file = write("file", "abc");
    FileParticipant transaction = begin();
    transaction.remove(file, FileStamp.of(file));
    transaction.prepare(transaction.unit());
    FileTime time = Files.getLastModifiedTime(file);
    write("file", "xyz");
    Files.setLastModifiedTime(file, time);
    transaction.commit(transaction.unit());
    assertEquals(List.of(file), transaction.kept());
    assertPicture(Map.of("file", "xyz"));
  }

  @Test
  void twoNamesOfOneFileAreBothRemoved() throws IOException {
    Path one = write("one", "x");
    Path two = Files.createLink(desk.resolve("two"), one);
    Path third = Files.createLink(desk.resolve("third"), one);
    try (FileParticipant transaction = begin()) {
      transaction.remove(one, FileStamp.of(one)); // which changes the change time of the other
      transaction.remove(two, FileStamp.of(two));
      transaction.commit();
      assertEquals(List.of(), transaction.kept());
    }
    assertPicture(Map.of("third", "x"));
    assertTrue(Files.exists(third));
  }

  @Test
  void aReplacementThatIsAnotherNameOfTheTargetStillGoes() throws IOException {
    Path target = write("target", "x");
    Path source = Files.createLink(desk.resolve("source"), target);
    try (FileParticipant transaction = begin()) {
      transaction.replace(source, target);
      assertTrue(transaction.commit().isFinished());
    }
    assertPicture(Map.of("target", "x"));
  }

  @Test
  void directoriesThatAreNotEmptyOrNotDirectoriesStay() throws IOException {
    write("full/a", "a");
    write("file", "x");
    try (FileParticipant transaction = begin()) {
      transaction.removeEmptyDirectory(desk.resolve("full"));
      transaction.removeEmptyDirectory(desk.resolve("file"));
      transaction.removeEmptyDirectory(desk.resolve("nothing"));
      assertTrue(transaction.commit().isFinished());
    }
    assertPicture(Map.of("full", "/", "full/a", "a", "file", "x"));
  }

  @Test
  void symbolicLinksAreMovedAndRemovedThemselves() throws IOException {
    write("precious", "x");
    Path moved = Files.createSymbolicLink(desk.resolve("moved"), Path.of("precious"));
    Path removed = Files.createSymbolicLink(desk.resolve("removed"), Path.of("precious"));
    try (FileParticipant transaction = begin()) {
      transaction.move(moved, desk.resolve("there"));
      transaction.remove(removed, FileStamp.of(removed));
      transaction.commit();
    }
    assertPicture(Map.of("precious", "x", "there", "-> precious"));
  }

  @Test
  void namesOfAnyBytesAreMovedAndRemoved() throws IOException {
    Path from = Files.createDirectory(desk.resolve("from"));
    Path to = desk.resolve("to");
    List<Path> paths = Kit.oddPaths(from);
    try (FileParticipant transaction = begin()) {
      for (Path path : paths) {
        Files.writeString(path, path.toUri().toString());
        transaction.move(path, to.resolve(path.getFileName()));
      }
      assertTrue(transaction.commit().isFinished());
    }
    try (FileParticipant transaction = begin()) {
      for (Path path : paths) {
        Path moved = to.resolve(path.getFileName());
        assertEquals(path.toUri().toString(), Files.readString(moved));
        transaction.remove(moved, FileStamp.of(moved));
      }
      transaction.removeEmptyDirectory(to);
      transaction.removeEmptyDirectory(from);
      assertTrue(transaction.commit().isFinished());
      assertEquals(List.of(), transaction.kept());
    }
    assertPicture(Map.of());
  }

  @Test
  void manyFilesInManyDirectoriesAreRemoved() throws IOException {
    try (FileParticipant transaction = begin()) {
      for (int i = 0; i < 200; i++) {
        Path file = write("d" + i + "/file", "x");
        transaction.remove(file, FileStamp.of(file));
        transaction.removeEmptyDirectory(file.getParent());
      }
      assertTrue(transaction.commit().isFinished());
    }
    assertPicture(Map.of());
  }

  @Test
  void aNameThatAnEarlierMoveFreesCanBeTaken() throws IOException {
    write("current", "old");
    write("stage", "new");
    try (FileParticipant transaction = begin()) {
      transaction.move(desk.resolve("current"), desk.resolve("previous"));
      transaction.move(desk.resolve("stage"), desk.resolve("current"));
      Outcome outcome = transaction.commit();
      assertTrue(outcome.isFinished());
    }
    assertPicture(Map.of("current", "new", "previous", "old"));
  }

  @Test
  void pathsThroughLinkedDirectoriesMeanWhatTheyMeantThen() throws IOException {
    Path link = Files.createSymbolicLink(desk.resolve("link"), Files.createDirectory(desk.resolve("real")));
    write("real/a", "a");
    FileParticipant transaction = begin();
    transaction.move(link.resolve("a"), link.resolve("b"));
    transaction.prepare(transaction.unit());
    Files.delete(link);
    transaction.commit(transaction.unit());
    assertPicture(Map.of("real", "/", "real/b", "a"));
  }

  @Test
  void aPreparedTransactionWaitsForItsDecision() throws IOException {
    write("a", "a");
    FileParticipant transaction = begin();
    transaction.move(desk.resolve("a"), desk.resolve("b"));
    transaction.prepare(transaction.unit());
    transaction.close();
    assertEquals(Set.of(transaction.unit()), journal.pending());
    journal.participant(transaction.unit()).commit(transaction.unit());
    assertPicture(Map.of("b", "a"));
  }

  @Test
  void endingTwiceDoesNothing() throws IOException {
    write("a", "a");
    FileParticipant transaction = begin();
    transaction.move(desk.resolve("a"), desk.resolve("b"));
    transaction.commit();
    transaction.commit(transaction.unit());
    journal.participant(transaction.unit()).commit(transaction.unit());
    journal.participant(transaction.unit()).rollback(transaction.unit());
    transaction.rollback(transaction.unit());
    assertPicture(Map.of("b", "a"));
  }

  @Test
  void wrongUseIsRefused() throws IOException {
    write("a", "a");
    FileParticipant transaction = begin();
    assertThrows(IllegalArgumentException.class, () -> transaction.prepare(UnitId.random()));
    assertThrows(IllegalStateException.class, () -> transaction.commit(transaction.unit()));
    transaction.workspace();
    assertThrows(FileAlreadyExistsException.class, () -> journal.begin(transaction.unit()));
    transaction.commit();
    assertThrows(IllegalStateException.class, () -> transaction.move(desk.resolve("a"), desk.resolve("b")));
    assertThrows(IllegalStateException.class, transaction::commit);
    assertThrows(IllegalStateException.class, transaction::workspace);
  }

  @Test
  void theJournalAndWorkspacesArePrivate() throws IOException {
    try (FileParticipant transaction = begin()) {
      for (Path path : List.of(desk.resolve(".journal"), transaction.workspace())) {
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
      }
    }
    assertThrows(FileAlreadyExistsException.class, () -> FileJournal.open(write("file", "x")));
  }

  private FileParticipant begin() throws IOException {
    return journal.begin(UnitId.random());
  }

  private Path write(String name, String content) throws IOException {
    Path file = desk.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private void assertPicture(Map<String, String> expected) throws IOException {
    Map<String, String> picture = Kit.picture(desk);
    assertEquals("/", picture.remove(".journal"));
    assertEquals(expected, picture);
    assertEquals(Set.of(), journal.pending());
  }
}
