package dev.dovetail.fileops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The functions of shutil on one file.
class ShutilFilesTest {
  private static final LinkOption NOFOLLOW = LinkOption.NOFOLLOW_LINKS;
  private static final FileTime OLD = FileTime.from(Instant.ofEpochSecond(1_000_000_000, 123_456_789));
  private static final FileTime OLDER = FileTime.from(Instant.ofEpochSecond(900_000_000, 987_654_321));

  @TempDir Path folder;
  private Path source;
  private Path target;

  @BeforeEach
  void make() throws IOException {
    source = Files.writeString(folder.resolve("source"), "content");
    target = folder.resolve("target");
  }

  @Test
  void copyFileCopiesContentOnly() throws IOException {
    mode(source, 0640);
    Files.setLastModifiedTime(source, OLD);
    assertEquals(target, Shutil.copyFile(source, target));
    assertEquals("content", Files.readString(target));
    assertNotEquals(OLD, Files.getLastModifiedTime(target));
    assertNotEquals(0640, mode(target));
  }

  @Test
  void copyFileOverwritesInPlace() throws IOException {
    Files.writeString(target, "something much longer than the content");
    mode(target, 0604);
    Path second = Files.createLink(folder.resolve("second"), target);
    FileStamp before = FileStamp.of(target);
    Shutil.copyFile(source, target);
    assertEquals("content", Files.readString(second));
    assertEquals(0604, mode(target));
    assertTrue(before.isSameFile(FileStamp.of(target)));
  }

  @Test
  void copyFileFollowsLinksAtBothEnds() throws IOException {
    Path to = Files.createSymbolicLink(folder.resolve("to"), Path.of("target"));
    Path from = Files.createSymbolicLink(folder.resolve("from"), Path.of("source"));
    Shutil.copyFile(from, to);
    assertEquals("content", Files.readString(target));
    assertTrue(Files.isSymbolicLink(to));
    assertFalse(Files.isSymbolicLink(target));
  }

  @Test
  void aLinkThatIsNotFollowedIsCopiedAsALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));
    Shutil.copyFile(link, target, NOFOLLOW);
    assertEquals(Path.of("nowhere"), Files.readSymbolicLink(target));
    assertThrows(FileAlreadyExistsException.class, () -> Shutil.copyFile(link, target, NOFOLLOW));
    assertThrows(NoSuchFileException.class, () -> Shutil.copyFile(link, folder.resolve("other")));
    Shutil.copyFile(source, folder.resolve("other"), NOFOLLOW);
    assertEquals("content", Files.readString(folder.resolve("other")));
  }

  @Test
  void refusesOneFileUnderTwoNames() throws IOException {
    Path hard = Files.createLink(folder.resolve("hard"), source);
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("source"));
    for (Path same : List.of(source, hard, link, folder.resolve("../" + folder.getFileName() + "/source"))) {
      assertThrows(SameFileException.class, () -> Shutil.copyFile(source, same));
      assertThrows(SameFileException.class, () -> Shutil.copyFile(same, source));
      assertThrows(SameFileException.class, () -> Shutil.copy2(same, source));
      assertThrows(SameFileException.class, () -> Shutil.copyFile(link, same, NOFOLLOW));
    }
    assertThrows(SameFileException.class, () -> Shutil.copy(source, folder));
    assertEquals("content", Files.readString(source));
    assertThrows(NoSuchFileException.class, () -> Shutil.copyFile(target, target));
  }

  @Test
  void refusesSpecialFilesWithoutWaitingForThem() throws IOException {
    Path fifo = folder.resolve("fifo");
    assumeTrue(Kit.run("mkfifo", fifo.toString()).exit() == 0, "needs mkfifo");
    assertEquals(FileKind.FIFO, refused(fifo, target));
    assertEquals(FileKind.FIFO, refused(source, fifo));
    assertEquals(FileKind.DEVICE, refused(Path.of("/dev/zero"), target));
    assertEquals(FileKind.DEVICE, refused(source, Path.of("/dev/null")));
    assertEquals(FileKind.FIFO, refused(Files.createSymbolicLink(folder.resolve("link"), fifo), target));
    Path socket = folder.resolve("socket");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      assertEquals(FileKind.SOCKET, refused(socket, target));
      assertEquals(FileKind.SOCKET, refused(source, socket));
    }
    assertFalse(Files.exists(target));
  }

  @Test
  void refusesDirectoriesOnEitherSide() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("directory"));
    assertEquals(FileKind.DIRECTORY, refused(directory, target));
    assertEquals(FileKind.DIRECTORY, refused(source, directory));
    assertEquals(FileKind.DIRECTORY, refused(directory, folder));
    NotRegularFileException copied =
        assertThrows(NotRegularFileException.class, () -> Shutil.copy(directory, folder.resolve("no/where")));
    assertEquals(directory, copied.file());
    assertFalse(Files.exists(target));
  }

  @Test
  void saysWhichFileIsMissing() {
    Path missing = folder.resolve("missing");
    Path inside = folder.resolve("missing/target");
    NoSuchFileException from =
        assertThrows(NoSuchFileException.class, () -> Shutil.copyFile(missing, target));
    assertEquals(missing.toString(), from.getFile());
    NoSuchFileException to = assertThrows(NoSuchFileException.class, () -> Shutil.copyFile(source, inside));
    assertEquals(inside.toString(), to.getFile());
    assertThrows(FileSystemException.class, () -> Shutil.copyFile(source, source.resolve("below")));
    assertFalse(Files.exists(target));
  }

  @Test
  void aFailureLeavesNoHalfOfANewFile() throws IOException {
    Path big = Files.write(folder.resolve("big"), filled(2 << 20));
    try (LoopMount mount = LoopMount.of("tmpfs", folder)) {
      Path copy = mount.root().resolve("copy");
      FileSystemException full = assertThrows(FileSystemException.class, () -> Shutil.copy2(big, copy));
      assertTrue(full.getMessage().contains("No space"), full.getMessage());
      assertFalse(Files.exists(copy));
    }
  }

  @Test
  void copyCopiesPermissionsAndReturnsWhereTheCopyIs() throws IOException {
    mode(source, 04751);
    Files.setLastModifiedTime(source, OLD);
    Path directory = Files.createDirectory(folder.resolve("directory"));
    assertEquals(directory.resolve("source"), Shutil.copy(source, directory));
    assertEquals(target, Shutil.copy(source, target));
    for (Path copy : List.of(target, directory.resolve("source"))) {
      assertEquals("content", Files.readString(copy));
      assertEquals(04751, mode(copy));
      assertNotEquals(OLD, Files.getLastModifiedTime(copy));
    }
  }

  @Test
  void copy2CopiesTimesAndExtendedAttributesToo() throws IOException {
    mode(source, 0440);
    Files.getFileAttributeView(source, UserDefinedFileAttributeView.class)
        .write("origin", ByteBuffer.wrap("here".getBytes(UTF_8)));
    Files.getFileAttributeView(source, BasicFileAttributeView.class).setTimes(OLD, OLDER, null);
    Path directory = Files.createDirectory(folder.resolve("directory"));
    Path copy = Shutil.copy2(source, directory);
    assertEquals(directory.resolve("source"), copy);
    assertSameMetadata(source, copy);
    assertEquals(0440, mode(copy));
    assertEquals(4, Files.getFileAttributeView(copy, UserDefinedFileAttributeView.class).size("origin"));
  }

  @Test
  void copyStatCopiesAllButContentAndOwner() throws IOException {
    Kit.assumeRoot("to give files away");
    Files.writeString(target, "other");
    Shutil.changeOwner(source, Owner.user(12).withGroup(34));
    mode(source, 02755);
    Files.getFileAttributeView(source, BasicFileAttributeView.class).setTimes(OLD, OLDER, null);
    Shutil.copyStat(source, target);
    assertSameMetadata(source, target);
    assertEquals(02755, mode(target));
    assertEquals(0, Files.getAttribute(target, "unix:uid"));
    assertEquals("other", Files.readString(target));
    Path from = Files.createDirectory(folder.resolve("from"));
    Path to = Files.createDirectory(folder.resolve("to"));
    mode(from, 01700);
    Shutil.copyStat(from, to);
    assertEquals(01700, mode(to));
  }

  @Test
  void copyStatTakesLinksThemselvesOnlyIfBothAre() throws IOException {
    Files.writeString(target, "other");
    Path from = Files.createSymbolicLink(folder.resolve("from"), source);
    Path to = Files.createSymbolicLink(folder.resolve("to"), target);
    Files.getFileAttributeView(from, BasicFileAttributeView.class, NOFOLLOW).setTimes(OLD, OLD, null);
    Files.getFileAttributeView(source, BasicFileAttributeView.class).setTimes(OLDER, OLDER, null);
    Shutil.copyStat(from, to, NOFOLLOW);
    assertEquals(OLD, Files.getLastModifiedTime(to, NOFOLLOW));
    assertNotEquals(OLDER, Files.getLastModifiedTime(target));
    Shutil.copyStat(from, target, NOFOLLOW);
    assertEquals(OLDER, Files.getLastModifiedTime(target));
    Files.setLastModifiedTime(target, OLD);
    Shutil.copyStat(from, to);
    assertEquals(OLDER, Files.getLastModifiedTime(target));
  }

  @Test
  void copyModeFollowsLinksAndLeavesTwoLinksAlone() throws IOException {
    Files.writeString(target, "other");
    mode(source, 0751);
    mode(target, 0600);
    Path from = Files.createSymbolicLink(folder.resolve("from"), source);
    Path to = Files.createSymbolicLink(folder.resolve("to"), target);
    Shutil.copyMode(from, to, NOFOLLOW);
    assertEquals(0600, mode(target));
    Shutil.copyMode(from, to);
    assertEquals(0751, mode(target));
    mode(target, 0600);
    Shutil.copyMode(from, target, NOFOLLOW);
    assertEquals(0751, mode(target));
    assertThrows(NoSuchFileException.class, () -> Shutil.copyMode(source, folder.resolve("missing")));
  }

  @Test
  void copy2OfALinkCopiesItsTimes() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));
    Files.getFileAttributeView(link, BasicFileAttributeView.class, NOFOLLOW).setTimes(OLD, OLD, null);
    Path directory = Files.createDirectory(folder.resolve("directory"));
    Path copy = Shutil.copy2(link, directory, NOFOLLOW);
    assertEquals(Path.of("nowhere"), Files.readSymbolicLink(copy));
    assertEquals(OLD, Files.getLastModifiedTime(copy, NOFOLLOW));
  }

  @Test
  void namesThatAreNotTextAreKept() throws IOException {
    Path odd = Shutil.copyFile(source, Kit.rawName(folder, 0xff, 'x'));
    Path directory = Files.createDirectory(folder.resolve("directory"));
    assertEquals("content", Files.readString(Shutil.copy2(odd, directory)));
    assertTrue(Files.exists(Kit.rawName(directory, 0xff, 'x')));
  }

  @Test
  void worksBetweenProviders() throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("files.zip"), Map.of("create", "true"))) {
      Path root = zip.getPath("/");
      Files.setLastModifiedTime(source, FileTime.fromMillis(1_000_000_000_000L));
      Path inside = Shutil.copy2(source, root);
      assertEquals(zip.getPath("/source"), inside);
      assertEquals("content", Files.readString(inside));
      assertEquals(1_000_000_000_000L, Files.getLastModifiedTime(inside).toMillis());
      Path second = Shutil.copyFile(inside, zip.getPath("/second"));
      assertEquals("content", Files.readString(Shutil.copy(second, target)));
      assertThrows(SameFileException.class, () -> Shutil.copyFile(second, zip.getPath("/second")));
      assertThrows(NotRegularFileException.class, () -> Shutil.copyFile(source, root));
      assertThrows(NoSuchFileException.class, () -> Shutil.copyFile(zip.getPath("/missing"), target));
    }
  }

  @Test
  void copyFileObjectCopiesFromHereToTheEnd() throws IOException {
    byte[] bytes = filled(200_000);
    for (int length : new int[] {0, 1 << 10, 1 << 20, -1}) {
      var in = new ByteArrayInputStream(bytes);
      in.skipNBytes(5);
      var out = new ByteArrayOutputStream();
      Shutil.copyFileObject(in, out, length);
      assertArrayEquals(Arrays.copyOfRange(bytes, 5, bytes.length), out.toByteArray());
    }
  }

  @Test
  void copyFileObjectReadsPiecesOfTheLengthAskedFor() throws IOException {
    List<Integer> lengths = new ArrayList<>();
    InputStream in =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("reads single bytes");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            lengths.add(length);
            return lengths.size() == 3 ? -1 : 1;
          }

          @Override
          public void close() {
            throw new AssertionError("closes the source");
          }
        };
    var out = new ByteArrayOutputStream();
    Shutil.copyFileObject(in, out, 777);
    assertEquals(List.of(777, 777, 777), lengths);
    assertEquals(2, out.size());
  }

  private static FileKind refused(Path from, Path to) {
    NotRegularFileException e = assertThrows(NotRegularFileException.class, () -> Shutil.copyFile(from, to));
    return e.kind();
  }

  private static void assertSameMetadata(Path one, Path other) throws IOException {
    BasicFileAttributes a = Files.readAttributes(one, BasicFileAttributes.class);
    BasicFileAttributes b = Files.readAttributes(other, BasicFileAttributes.class);
    assertEquals(a.lastModifiedTime(), b.lastModifiedTime());
    assertEquals(a.lastAccessTime(), b.lastAccessTime());
    assertEquals(mode(one), mode(other));
  }

  private static int mode(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:mode") & 07777;
  }

  private static void mode(Path path, int mode) throws IOException {
    Files.setAttribute(path, "unix:mode", mode);
  }

  private static byte[] filled(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31 + 1);
    }
    return bytes;
  }
}
