package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.core.Progress;
import java.io.IOException;
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
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30) // a FIFO that is opened would wait for ever
class FileCopierTest {
  private static final int LARGE = 3_000_000;

  @TempDir Path folder;
  private Path source;
  private Path target;

  @BeforeEach
  void nameFiles() {
    source = folder.resolve("source");
    target = folder.resolve("target");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 524_287, 524_288, 524_289, LARGE})
  void copiesAndHashesFilesOfEverySize(int size) throws Exception {
    byte[] bytes = content(size);
    Files.write(source, bytes);
    AtomicLong advanced = new AtomicLong();
    CopyResult result = new FileCopier().withProgress(counting(advanced)).copy(source, target);
    assertArrayEquals(bytes, Files.readAllBytes(target));
    assertEquals(sha256(bytes), result.sha256());
    assertEquals(size, result.size());
    assertEquals(size, advanced.get());
    assertEquals(FileStamp.of(source), result.source());
    assertEquals(FileStamp.of(target), result.target());
    assertEquals(sha256(bytes), Checksums.sha256(target, Progress.none()));
  }

  @Test
  void keepsTheModificationTimeToTheNanosecondUnlessToldNotTo() throws IOException {
    Files.writeString(source, "abc");
    Files.setLastModifiedTime(source, FileTime.from(Instant.parse("1999-12-31T23:59:59.123456789Z")));
    FileCopier copier = new FileCopier();
    assertEquals(
        FileStamp.of(source).modifiedNanos(), copier.copy(source, target).target().modifiedNanos());
    CopyResult result = copier.withModifiedTime(false).copy(source, folder.resolve("other"));
    assertNotEquals(result.source().modifiedNanos(), result.target().modifiedNanos());
  }

  @ParameterizedTest
  @ValueSource(strings = {"r--r--r--", "rw-rw-rw-", "rwxrwxrwx", "r--------"})
  void givesTheCopyThePermissionsWhateverTheUmask(String permissions) throws IOException {
    Files.writeString(source, "abc");
    new FileCopier().withPermissions(permissions).copy(source, target);
    assertEquals(permissions, PosixFilePermissions.toString(Files.getPosixFilePermissions(target)));
  }

  @Test
  void refusesPermissionsThatAreNone() {
    assertThrows(IllegalArgumentException.class, () -> new FileCopier().withPermissions("0444"));
  }

  @Test
  void neverOverwrites() throws IOException {
    Files.writeString(source, "new");
    Files.writeString(target, "precious");
    assertThrows(FileAlreadyExistsException.class, () -> new FileCopier().copy(source, target));
    assertEquals("precious", Files.readString(target));
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("elsewhere"));
    assertThrows(FileAlreadyExistsException.class, () -> new FileCopier().copy(source, dangling));
    assertFalse(Files.exists(folder.resolve("elsewhere")));
  }

  @Test
  void followsALinkOnlyWhenAsked() throws IOException {
    Files.writeString(source, "abc");
    Path link = Files.createSymbolicLink(folder.resolve("link"), source);
    assertRefused(FileKind.SYMBOLIC_LINK, link);
    CopyResult result = new FileCopier().withFollowLinks(true).copy(link, target);
    assertEquals(FileStamp.of(source), result.source());
    assertTrue(Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void linksThatLeadNowhereAreErrors() throws IOException {
    FileCopier copier = new FileCopier().withFollowLinks(true);
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nothing"));
    assertThrows(NoSuchFileException.class, () -> copier.copy(dangling, target));
    Path loop = Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));
    assertThrows(FileSystemException.class, () -> copier.copy(loop, target));
    assertFalse(Files.exists(target));
  }

  @Test
  void specialFilesAreErrorsAndNotWaitedFor() throws IOException {
    assertRefused(FileKind.DIRECTORY, Files.createDirectory(folder.resolve("directory")));
    assertRefused(FileKind.DEVICE, Path.of("/dev/null"));
    Path fifo = folder.resolve("fifo");
    assumeTrue(Kit.run("mkfifo", fifo.toString()).exit() == 0, "needs mkfifo");
    assertRefused(FileKind.FIFO, fifo);
    Path link = Files.createSymbolicLink(folder.resolve("link"), fifo);
    NotRegularFileException refusal =
        assertThrows(
            NotRegularFileException.class,
            () -> new FileCopier().withFollowLinks(true).copy(link, target));
    assertEquals(FileKind.FIFO, refusal.kind());
    Path socket = folder.resolve("socket");
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.bind(UnixDomainSocketAddress.of(socket));
      assertRefused(FileKind.SOCKET, socket);
    }
  }

  @Test
  void aMissingSourceOrTargetDirectoryIsNamed() throws IOException {
    NoSuchFileException missing =
        assertThrows(NoSuchFileException.class, () -> new FileCopier().copy(source, target));
    assertEquals(source.toString(), missing.getFile());
    Files.writeString(source, "abc");
    Path deep = folder.resolve("no/such/target");
    missing = assertThrows(NoSuchFileException.class, () -> new FileCopier().copy(source, deep));
    assertEquals(deep.toString(), missing.getFile());
  }

  @Test
  void aFileThatGrowsIsNotCopied() throws IOException {
    assertChangeIsSeen(() -> Files.write(source, content(LARGE), StandardOpenOption.APPEND));
  }

  @Test
  void aFileThatShrinksIsNotCopied() throws IOException {
    assertChangeIsSeen(() -> Files.write(source, new byte[0]));
  }

  @Test
  void aFileThatIsRewrittenInPlaceIsNotCopied() throws IOException {
    assertChangeIsSeen(
        () -> {
          FileTime time = Files.getLastModifiedTime(source);
          Files.write(source, new byte[] {1}, StandardOpenOption.WRITE);
          Files.setLastModifiedTime(source, time);
        });
  }

  @Test
  void aFileThatIsReplacedIsNotCopied() throws IOException {
    assertChangeIsSeen(
        () -> {
          Files.move(source, folder.resolve("aside"));
          Files.copy(folder.resolve("aside"), source);
        });
  }

  @Test
  void aFileThatIsSwappedAndSwappedBackIsNotCopied() throws IOException {
    assertChangeIsSeen(
        () -> {
          Files.move(source, folder.resolve("aside"));
          Files.move(folder.resolve("aside"), source);
        });
  }

  @Test
  void aFileThatVanishesIsNotCopied() throws IOException {
    Files.write(source, content(LARGE));
    FileCopier copier = new FileCopier().withProgress(Kit.afterFirstBuffer(() -> Files.delete(source)));
    assertThrows(NoSuchFileException.class, () -> copier.copy(source, target));
    assertFalse(Files.exists(target));
  }

  @Test
  void changesAreSeenByChecksumsToo() throws IOException {
    Files.write(source, content(LARGE));
    Progress progress = Kit.afterFirstBuffer(() -> Files.writeString(source, "x"));
    assertThrows(FileChangedException.class, () -> Checksums.sha256(source, progress));
  }

  @Test
  void gettingAnotherNameIsNoChange() throws Exception {
    Files.write(source, content(LARGE));
    Path name = folder.resolve("name");
    String expected = sha256(content(LARGE));
    Progress linking = Kit.afterFirstBuffer(() -> Files.createLink(name, source));
    assertEquals(expected, Checksums.sha256(source, linking));
    Progress unlinking = Kit.afterFirstBuffer(() -> Files.delete(name));
    assertEquals(expected, new FileCopier().withProgress(unlinking).copy(source, target).sha256());
  }

  @Test
  void gettingAnotherNameHidesNoChange() throws IOException {
    assertChangeIsSeen(
        () -> {
          Files.createLink(folder.resolve("name"), source);
          Files.write(source, new byte[] {1}, StandardOpenOption.WRITE);
        });
  }

  @Test
  void filesThatSayTheyAreEmptyAndAreNotAreRefused() {
    Path version = Path.of("/proc/version");
    assumeTrue(Files.exists(version), "needs /proc");
    assertThrows(FileChangedException.class, () -> new FileCopier().copy(version, target));
    assertFalse(Files.exists(target));
  }

  @Test
  void cancellingLeavesNoTarget() throws IOException {
    Files.write(source, content(LARGE));
    AtomicLong advanced = new AtomicLong();
    Progress progress = cancelledAfterFirstBuffer(advanced);
    assertThrows(
        CancellationException.class, () -> new FileCopier().withProgress(progress).copy(source, target));
    assertTrue(advanced.get() > 0 && advanced.get() < LARGE, "stopped in the middle");
    assertFalse(Files.exists(target));
  }

  @Test
  void namesOfAnyBytesAreCopied() throws IOException {
    Files.createDirectory(target);
    Files.createDirectory(source);
    for (Path path : Kit.oddPaths(source)) {
      Files.writeString(path, path.toUri().toString());
      Path copy = target.resolve(path.getFileName());
      new FileCopier().copy(path, copy);
      assertEquals(path.toUri().toString(), Files.readString(copy));
    }
  }

  @Test
  void worksBetweenProviders() throws IOException {
    Files.writeString(source, "abc");
    try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("files.zip"), Map.of("create", "true"))) {
      Path inside = zip.getPath("/inside");
      CopyResult in = new FileCopier().copy(source, inside);
      CopyResult out = new FileCopier().copy(inside, target);
      assertEquals(in.sha256(), out.sha256());
    }
    assertEquals("abc", Files.readString(target));
  }

  @Test
  void hashesAFileThatIsLargerThanTheHeap() throws IOException {
    long size = Runtime.getRuntime().maxMemory() + 10_000_000;
    try (var channel = Files.newByteChannel(source, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.position(size - 1);
      channel.write(ByteBuffer.allocate(1));
    }
    AtomicLong advanced = new AtomicLong();
    Checksums.sha256(source, counting(advanced));
    assertEquals(size, advanced.get());
  }

  private void assertRefused(FileKind kind, Path file) {
    NotRegularFileException refusal =
        assertThrows(NotRegularFileException.class, () -> new FileCopier().copy(file, target));
    assertEquals(kind, refusal.kind());
    assertEquals(file, refusal.file());
    assertThrows(NotRegularFileException.class, () -> Checksums.sha256(file, Progress.none()));
    assertFalse(Files.exists(target, LinkOption.NOFOLLOW_LINKS));
  }

  private void assertChangeIsSeen(Kit.Action change) throws IOException {
    Files.write(source, content(LARGE));
    FileCopier copier = new FileCopier().withProgress(Kit.afterFirstBuffer(change));
    FileChangedException seen =
        assertThrows(FileChangedException.class, () -> copier.copy(source, target));
    assertEquals(source, seen.file());
    assertFalse(Files.exists(target), "the partial copy is gone");
  }

  private static Progress counting(AtomicLong sum) {
    return new Progress() {
      @Override
      public void start(String stage, long total) {}

      @Override
      public void advance(long amount) {
        sum.addAndGet(amount);
      }

      @Override
      public boolean isCancelled() {
        return false;
      }
    };
  }

  private static Progress cancelledAfterFirstBuffer(AtomicLong sum) {
    return new Progress() {
      @Override
      public void start(String stage, long total) {}

      @Override
      public void advance(long amount) {
        sum.addAndGet(amount);
      }

      @Override
      public boolean isCancelled() {
        return sum.get() > 0;
      }
    };
  }

  private static byte[] content(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static String sha256(byte[] bytes) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
