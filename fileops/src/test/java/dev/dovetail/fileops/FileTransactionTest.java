package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.core.UnitId;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a transaction does when nothing goes wrong, and what it refuses.
class FileTransactionTest {
  @TempDir Path desk;
  private FileJournal journal;

  @BeforeEach
  void openJournal() throws IOException {
    journal = FileJournal.open(desk.resolve(".journal"));
  }

  @Test
  void movesReplacesAndRemovesTogether() throws IOException {
    Path old = Files.writeString(desk.resolve("old"), "old");
    Path changed = Files.writeString(desk.resolve("changed"), "before");
    FileStamp stampOfChanged = FileStamp.of(changed);
    Files.writeString(changed, "after!");
    Path replaced = Files.writeString(desk.resolve("catalogue"), "1");
    Path source = Files.createDirectories(desk.resolve("stage/import"));
    Files.writeString(source.resolve("a.csv"), "a");
    try (FileTransaction transaction = journal.begin(UnitId.random())) {
      Path next = Files.writeString(transaction.workspace().resolve("next"), "2");
      transaction.move(source, desk.resolve("imports/2026/0007"));
      transaction.replace(next, replaced);
      transaction.remove(old, FileStamp.of(old));
      transaction.remove(changed, stampOfChanged);
      transaction.removeEmptyDirectory(desk.resolve("stage"));
      assertEquals("1", Files.readString(replaced));
      assertTrue(transaction.commit().isFinished());
      assertEquals(List.of(changed.toRealPath()), transaction.kept());
    }
    assertEquals("a", Files.readString(desk.resolve("imports/2026/0007/a.csv")));
    assertEquals("2", Files.readString(replaced));
    assertFalse(Files.exists(old));
    assertFalse(Files.exists(desk.resolve("stage")));
    assertEquals("after!", Files.readString(changed));
    assertEquals(Set.of(), journal.pending());
  }

  @Test
  void neverOverwritesTheTargetOfAMove() throws IOException {
    Path source = Files.writeString(desk.resolve("source"), "new");
    Path target = Files.writeString(desk.resolve("target"), "precious");
    try (FileTransaction transaction = journal.begin(UnitId.random())) {
      transaction.move(source, target);
      assertThrows(FileAlreadyExistsException.class, transaction::commit);
    }
    assertEquals("precious", Files.readString(target));
    assertEquals("new", Files.readString(source));
    assertEquals(Set.of(), journal.pending());
  }
}
