package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
  private static final Path OTHER_FILE_SYSTEM = Path.of("/dev/shm");

  @TempDir Path folder;
  private Path existing;
  private Path target;

  @BeforeEach
  void storeAFile() throws IOException {
    existing = Files.writeString(folder.resolve("existing"), "stored");
    Files.setPosixFilePermissions(existing, PosixFilePermissions.fromString("r--r-----"));
    target = folder.resolve("target");
  }

  @Test
  void givesAnotherNameWithTheSameContentTimeAndPermissions() throws IOException {
    LinkMethod method = Links.link(existing, target);
    FileStamp old = FileStamp.of(existing);
    FileStamp added = FileStamp.of(target);
    assertEquals(method == LinkMethod.HARD_LINK, old.isSameFile(added));
    assertFalse(method == LinkMethod.COPY, "a hard link is possible in one folder");
    assertSameLook(target);
  }

  @Test
  void copiesToAnotherFileSystem() throws IOException {
    assumeTrue(
        Files.isWritable(OTHER_FILE_SYSTEM)
            && FileStamp.of(OTHER_FILE_SYSTEM).device() != FileStamp.of(folder).device(),
        "needs /dev/shm as another file system");
    Path there = Files.createTempDirectory(OTHER_FILE_SYSTEM, "fileops");
    try {
      assertEquals(LinkMethod.COPY, Links.link(existing, there.resolve("target")));
      assertSameLook(there.resolve("target"));
    } finally {
      Files.deleteIfExists(there.resolve("target"));
      Files.delete(there);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"btrfs", "xfs"})
  void sharesBlocksWhereTheFileSystemCan(String type) throws IOException {
    try (LoopMount mount = LoopMount.of(type, folder)) {
      Path stored = Files.write(mount.root().resolve("stored"), randomBytes());
      Path link = mount.root().resolve("link");
      assertEquals(LinkMethod.REFLINK, Links.link(stored, link));
      assertFalse(FileStamp.of(stored).isSameFile(FileStamp.of(link)));
      assertEquals(FileStamp.of(stored).modifiedNanos(), FileStamp.of(link).modifiedNanos());
      assertEquals(-1, Files.mismatch(stored, link));

      Path odd = Files.copy(stored, Kit.rawName(mount.root(), 0xff, '\n', ' '));
      CopyResult copy = new FileCopier().copy(odd, mount.root().resolve("copy"));
      assertEquals(-1, Files.mismatch(odd, mount.root().resolve("copy")));
      assertEquals(copy.source().modifiedNanos(), copy.target().modifiedNanos());
      assertTrue(sharesExtents(mount.root().resolve("copy")));
      new FileCopier().withReflink(false).copy(odd, mount.root().resolve("plain"));
      assertFalse(sharesExtents(mount.root().resolve("plain")));
    }
  }

  @Test
  void neverOverwrites() throws IOException {
    Files.writeString(target, "precious");
    assertThrows(FileAlreadyExistsException.class, () -> Links.link(existing, target));
    assertEquals("precious", Files.readString(target));
  }

  @Test
  void refusesWhatIsNotARegularFile() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), existing);
    assertThrows(NotRegularFileException.class, () -> Links.link(link, target));
    assertThrows(NotRegularFileException.class, () -> Links.link(folder, target));
    assertThrows(NoSuchFileException.class, () -> Links.link(folder.resolve("nothing"), target));
    assertThrows(NoSuchFileException.class, () -> Links.link(existing, folder.resolve("no/target")));
    assertFalse(Files.exists(target, LinkOption.NOFOLLOW_LINKS));
  }

  private void assertSameLook(Path file) throws IOException {
    assertEquals("stored", Files.readString(file));
    assertEquals(FileStamp.of(existing).modifiedNanos(), FileStamp.of(file).modifiedNanos());
    assertEquals(Files.getPosixFilePermissions(existing), Files.getPosixFilePermissions(file));
  }

  private static byte[] randomBytes() {
    byte[] bytes = new byte[1 << 20];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  /// Asks filefrag, whose extent flags come from the kernel.
  private static boolean sharesExtents(Path file) throws IOException {
    Kit.Run run = Kit.run("sh", "-c", "sync -f \"$0\"; filefrag -v \"$0\"", file.toString());
    return run.output().contains("shared");
  }
}
