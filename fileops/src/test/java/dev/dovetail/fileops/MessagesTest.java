package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.fileops.TreeException.Failure;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a user is told who asked for something that cannot be.
class MessagesTest {
  @TempDir Path folder;

  @Test
  void missingDirectoryOfAtomicWriteIsToldByTheNameThatWasGiven() {
    Path target = folder.resolve("missing/settings");
    var e = assertThrows(NoSuchFileException.class, () -> new AtomicWriter().write(target, new byte[1]));
    assertEquals(target.toString(), e.getFile());
  }

  @Test
  void permissionsOfAnotherFormAreQuoted() {
    var e = assertThrows(IllegalArgumentException.class, () -> new FileCopier().withPermissions("0640"));
    assertTrue(String.valueOf(e.getMessage()).endsWith("such as rw-r-----; found \"0640\""), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new AtomicWriter().withPermissions("0640"));
  }

  @Test
  void parentOfTemporaryTreeMustBeDirectory() throws IOException {
    Path missing = folder.resolve("missing");
    Path file = Files.writeString(folder.resolve("file"), "");
    var e = assertThrows(NoSuchFileException.class, () -> TemporaryTree.create(missing));
    assertEquals(missing.toString(), e.getFile());
    assertThrows(NotDirectoryException.class, () -> TemporaryTree.create(file));
  }

  @Test
  void syncPointIsOfNoUseOnceClosedOrWithoutDirectory() throws IOException {
    assertThrows(NoSuchFileException.class, () -> SyncPoint.open(folder.resolve("missing")));
    SyncPoint point = SyncPoint.open(folder);
    point.close();
    assertThrows(IllegalStateException.class, point::sync);
  }

  @Test
  void failureNamesItsFileOnceAndAlwaysHasReason() {
    Path from = Path.of("from");
    Path to = Path.of("to");
    var withReason = new Failure(from, to, new NoSuchFileException("from", null, "is gone"));
    var without = new Failure(from, to, new FileSystemLoopException("from"));
    assertEquals("from -> to: is gone", withReason.toString());
    assertEquals("from -> to: FileSystemLoopException", without.toString());
    var e = new TreeException(from, "copied", List.of(withReason));
    assertEquals("from: not all of it was copied, 1 error:\n  from -> to: is gone", e.getMessage());
  }

  @Test
  void zipFileSystemHasNoOwnersAndUsesNoNegativeSpace() throws IOException {
    Path zip = folder.resolve("a.zip");
    try (FileSystem system = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      Path entry = Files.writeString(system.getPath("/entry"), "x");
      var e =
          assertThrows(
              UnsupportedOperationException.class, () -> Shutil.changeOwner(entry, Owner.user(0)));
      assertEquals("/entry: its file system has no numbers for owners", e.getMessage());
      assertEquals(0, Shutil.diskUsage(entry).used());
    }
  }
}
