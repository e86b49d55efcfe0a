package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.dovetail.core.Progress;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCopierTest {
  private static final String SHA256_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path folder;

  @Test
  void copiesAndHashes() throws IOException {
    Path source = Files.writeString(folder.resolve("source"), "abc");
    Path target = folder.resolve("target");
    CopyResult result = new FileCopier().withPermissions("r--r--r--").copy(source, target);
    assertEquals(SHA256_OF_ABC, result.sha256());
    assertEquals(3, result.size());
    assertEquals(FileStamp.of(source), result.source());
    assertEquals(FileStamp.of(target), result.target());
    assertEquals("abc", Files.readString(target));
    assertEquals(result.source().modifiedNanos(), result.target().modifiedNanos());
    assertEquals(SHA256_OF_ABC, Checksums.sha256(target, Progress.none()));
    assertThrows(FileAlreadyExistsException.class, () -> new FileCopier().copy(source, target));
  }
}
