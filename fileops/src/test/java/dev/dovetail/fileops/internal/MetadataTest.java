package dev.dovetail.fileops.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.fileops.Kit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Permissions, times and extended attributes of one path.
class MetadataTest {
  private static final FileTime MODIFIED = FileTime.from(Instant.parse("2001-02-03T04:05:06.123456789Z"));
  private static final FileTime ACCESSED = FileTime.from(Instant.parse("1999-02-03T04:05:06.987654321Z"));
  @TempDir Path folder;
  private Path source;
  private Path target;

  @BeforeEach
  void makeFiles() throws IOException {
    source = Files.writeString(folder.resolve("source"), "x");
    target = Files.writeString(folder.resolve("target"), "y");
    assumeTrue(FileStat.hasUnixAttributes(source));
    Files.setAttribute(source, "unix:mode", 06751);
    setTimes(source);
  }

  private static void setTimes(Path path, LinkOption... options) throws IOException {
    Files.getFileAttributeView(path, BasicFileAttributeView.class, options)
        .setTimes(MODIFIED, ACCESSED, null);
  }

  private static int mode(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:mode") & 07777;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void copiesModeTimesAndAttributes(boolean isNative) throws IOException {
    boolean hasAttributes = Kit.run("setfattr", "-n", "user.note", "-v", "a", source.toString()).exit() == 0;
    if (isNative) {
      Metadata.copyAll(source, target, true);
    } else {
      Metadata.copyAllPlainly(source, target, false);
    }
    assertEquals(06751, mode(target));
    assertEquals(MODIFIED, Files.getLastModifiedTime(target));
    assertEquals(ACCESSED, Files.getAttribute(target, "lastAccessTime"));
    assumeTrue(hasAttributes, "needs a file system with extended attributes, and setfattr");
    Kit.Run note = Kit.run("getfattr", "--only-values", "-n", "user.note", target.toString());
    assertEquals("a", note.output().lines().toList().getLast());
  }

  @Test
  void copiesAttributesOfEveryNameSpace() throws IOException {
    for (String name : new String[] {"trusted.note", "security.note"}) {
      Kit.Run set = Kit.run("setfattr", "-n", name, "-v", "a", source.toString());
      assumeTrue(set.exit() == 0, () -> "cannot be set here: " + set.output());
    }
    Metadata.copyAll(source, target, true);
    for (String name : new String[] {"trusted.note", "security.note"}) {
      assertEquals(0, Kit.run("getfattr", "-n", name, target.toString()).exit(), name);
    }
  }

  @Test
  void copiesModeAlone() throws IOException {
    Metadata.copyMode(source, target, true);
    assertEquals(06751, mode(target));
    assertNotEquals(MODIFIED, Files.getLastModifiedTime(target));
    Files.setAttribute(target, "unix:mode", 0600);
    Metadata.copyPlainMode(source, target);
    assertEquals(06751, mode(target));
  }

  @Test
  void takesTheLinksThemselvesIfBothAreLinks() throws IOException {
    Path from = Files.createSymbolicLink(folder.resolve("from"), source);
    Path to = Files.createSymbolicLink(folder.resolve("to"), target);
    setTimes(from, LinkOption.NOFOLLOW_LINKS);
    FileTime before = Files.getLastModifiedTime(target);
    FileTime expected = Files.getLastModifiedTime(from, LinkOption.NOFOLLOW_LINKS);
    Metadata.copyMode(from, to, false);
    Metadata.copyAll(from, to, false);
    assertEquals(expected, Files.getLastModifiedTime(to, LinkOption.NOFOLLOW_LINKS));
    assertEquals(before, Files.getLastModifiedTime(target));
    assertNotEquals(06751, mode(target));
    Metadata.copyAll(source, to, false);
    assertEquals(06751, mode(target), "only one is a link, so it is followed");
  }
}
