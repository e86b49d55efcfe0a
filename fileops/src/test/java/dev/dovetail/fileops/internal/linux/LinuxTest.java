package dev.dovetail.fileops.internal.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the kernel's answers become.
class LinuxTest {
  @TempDir Path folder;
  private Path source;
  private Path target;

  @BeforeEach
  void makeSource() throws IOException {
    assumeTrue(Linux.handles(folder), "needs Linux");
    source = Files.writeString(folder.resolve("source"), "x");
    target = folder.resolve("target");
  }

  @Test
  void renamesToAFreeNameOnly() throws IOException {
    Files.writeString(target, "precious");
    FileAlreadyExistsException refusal =
        assertThrows(
            FileAlreadyExistsException.class, () -> Linux.renameWithoutReplacing(source, target));
    assertEquals(source.toString(), refusal.getFile());
    assertEquals("precious", Files.readString(target));
    Files.delete(target);
    assertTrue(Linux.renameWithoutReplacing(source, target));
    assertEquals("x", Files.readString(target));
    assertFalse(Files.exists(source));
  }

  @Test
  void doesNotReplaceAnEmptyDirectoryEither() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("directory"));
    Files.createDirectory(target);
    assertThrows(FileAlreadyExistsException.class, () -> Linux.renameWithoutReplacing(directory, target));
    assertTrue(Files.exists(directory));
  }

  @Test
  void errorsAreThoseOfTheJdk() {
    Path missing = folder.resolve("missing");
    assertThrows(NoSuchFileException.class, () -> Linux.renameWithoutReplacing(missing, target));
    assertThrows(NoSuchFileException.class, () -> Linux.openDirectory(missing));
    assertThrows(NotDirectoryException.class, () -> Linux.openDirectory(source));
  }

  @Test
  void leavesOtherProvidersAlone() throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("files.zip"), Map.of("create", "true"))) {
      assertFalse(Linux.handles(zip.getPath("/")));
    }
  }
}
