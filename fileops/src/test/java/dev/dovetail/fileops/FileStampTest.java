package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileStampTest {
  @TempDir Path folder;

  @Test
  void textIsReadBackAsTheSameStamp() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      long size = random.nextLong() >>> 1;
      FileStamp stamp =
          new FileStamp(random.nextLong(), random.nextLong(), size, random.nextLong(), random.nextLong());
      assertEquals(stamp, FileStamp.parse(stamp.toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "1:2:3:4", "1:2:3:4:5:6", "1:2:-3:4:5", "1:2:3:4:x", "1:2:3:4:99999999999999999999", " 1:2:3:4:5"
      })
  void otherTextIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> FileStamp.parse(text));
  }

  @Test
  void anUntouchedFileKeepsItsStamp() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "abc");
    assertEquals(FileStamp.of(file), FileStamp.of(file));
    assertEquals(3, FileStamp.of(file).size());
  }

  @Test
  void aChangeThatKeepsSizeAndTimeStillShows() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "abc");
    FileTime time = Files.getLastModifiedTime(file);
    FileStamp before = FileStamp.of(file);
    Files.writeString(file, "xyz");
    Files.setLastModifiedTime(file, time);
    FileStamp after = FileStamp.of(file);
    assertEquals(before.modifiedNanos(), after.modifiedNanos());
    assertNotEquals(before, after);
    assertTrue(before.isSameFile(after));
  }

  @Test
  void aHardLinkIsTheSameFileAndACopyIsNot() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "abc");
    Path link = Files.createLink(folder.resolve("link"), file);
    Path copy = Files.copy(file, folder.resolve("copy"));
    assertTrue(FileStamp.of(file).isSameFile(FileStamp.of(link)));
    assertFalse(FileStamp.of(file).isSameFile(FileStamp.of(copy)));
  }

  @Test
  void aSymbolicLinkIsNotFollowed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "abc");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    assertFalse(FileStamp.of(link).isSameFile(FileStamp.of(file)));
    FileStamp.of(Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nothing")));
    assertThrows(NoSuchFileException.class, () -> FileStamp.of(folder.resolve("nothing")));
  }

  @Test
  void providersWithoutInodesTellFilesApartByPath() throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("files.zip"), Map.of("create", "true"))) {
      Path one = Files.writeString(zip.getPath("/one"), "abc");
      Path two = Files.writeString(zip.getPath("/two"), "abc");
      FileStamp stamp = FileStamp.of(one);
      assertEquals(-1, stamp.device());
      assertEquals(stamp, FileStamp.of(zip.getPath("one")));
      assertFalse(stamp.isSameFile(FileStamp.of(two)));
      Files.writeString(one, "abcd");
      assertNotEquals(stamp, FileStamp.of(one));
      assertTrue(stamp.isSameFile(FileStamp.of(one)));
    }
  }
}
