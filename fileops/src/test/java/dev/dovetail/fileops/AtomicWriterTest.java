package dev.dovetail.fileops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicWriterTest {
  private static final byte[] NEW = "new".getBytes(UTF_8);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void makeOld() throws IOException {
    file = Files.writeString(folder.resolve("file"), "the old content");
  }

  @Test
  void replacesTheContentAndLeavesNothingElse() throws IOException {
    new AtomicWriter().write(file, NEW);
    new AtomicWriter().write(folder.resolve("other"), out -> out.write("streamed".getBytes(UTF_8)));
    assertEquals(Map.of("file", "new", "other", "streamed"), Kit.picture(folder));
  }

  @Test
  void isAnotherFileSoThatReadersAndHardLinksKeepTheOldOne() throws IOException {
    Path second = Files.createLink(folder.resolve("second"), file);
    try (var reader = Files.newBufferedReader(file)) {
      new AtomicWriter().write(file, NEW);
      assertEquals("the old content", reader.readLine());
    }
    assertEquals("the old content", Files.readString(second));
    assertEquals("new", Files.readString(file));
  }

  @Test
  void keepsPermissionsOwnerAndAttributesButNotTheTime() throws IOException {
    Kit.assumeRoot("to give files away");
    Files.setAttribute(file, "unix:uid", 12);
    Files.setAttribute(file, "unix:gid", 34);
    Files.setAttribute(file, "unix:mode", 06451);
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    var attributes = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    attributes.write("origin", ByteBuffer.wrap(NEW));
    new AtomicWriter().write(file, new byte[0]);
    assertEquals(0451, (int) Files.getAttribute(file, "unix:mode") & 07777);
    assertEquals(12, Files.getAttribute(file, "unix:uid"));
    assertEquals(34, Files.getAttribute(file, "unix:gid"));
    assertNotEquals(0, Files.getLastModifiedTime(file).toMillis());
    assertEquals(3, Files.getFileAttributeView(file, UserDefinedFileAttributeView.class).size("origin"));
  }

  @Test
  void givesThePermissionsThatAreAskedFor() throws IOException {
    new AtomicWriter().withPermissions("rw-rw-rw-").write(file, NEW);
    assertEquals("rw-rw-rw-", permissions(file));
    new AtomicWriter().withPermissions("r--------").write(folder.resolve("key"), NEW);
    assertEquals("r--------", permissions(folder.resolve("key")));
  }

  @Test
  void aFailureLeavesTheOldFileAndNoOther() throws IOException {
    IOException failure = new IOException("no more");
    IOException thrown =
        assertThrows(
            IOException.class,
            () ->
                new AtomicWriter()
                    .write(
                        file,
                        out -> {
                          out.write(new byte[1 << 20]);
                          throw failure;
                        }));
    assertEquals(failure, thrown);
    assertThrows(
        IllegalStateException.class,
        () -> new AtomicWriter().write(file, out -> { throw new IllegalStateException(); }));
    assertEquals(Map.of("file", "the old content"), Kit.picture(folder));
  }

  @Test
  void aFullDiskLeavesTheOldFileAndNoOther() throws IOException {
    try (LoopMount mount = LoopMount.of("tmpfs", folder)) {
      Path small = Files.writeString(mount.root().resolve("small"), "old");
      FileSystemException full =
          assertThrows(FileSystemException.class, () -> new AtomicWriter().write(small, new byte[2 << 20]));
      assertTrue(full.getMessage().contains("No space"), full.getMessage());
      assertEquals(Map.of("small", "old"), Kit.picture(mount.root()));
    }
  }

  @Test
  void createsOnlyWhatIsNotThereIfSoAsked() throws IOException {
    AtomicWriter creator = new AtomicWriter().withOverwrite(false);
    assertThrows(FileAlreadyExistsException.class, () -> creator.write(file, NEW));
    Path dangling = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("created"));
    creator.write(dangling, NEW);
    assertEquals("new", Files.readString(folder.resolve("created")));
    assertThrows(FileAlreadyExistsException.class, () -> creator.write(dangling, NEW));
    Path late = folder.resolve("late");
    assertThrows(
        FileAlreadyExistsException.class,
        () -> creator.write(late, out -> Files.writeString(late, "somebody else's")));
    assertEquals("somebody else's", Files.readString(late));
    assertFalse(Kit.picture(folder).keySet().stream().anyMatch(name -> name.contains("dovetail")));
  }

  @Test
  void writesThroughLinksOrReplacesThem() throws IOException {
    Path chain = Files.createSymbolicLink(folder.resolve("chain"), Path.of("file"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("chain"));
    new AtomicWriter().write(link, NEW);
    assertEquals(Map.of("file", "new", "chain", "-> file", "link", "-> chain"), Kit.picture(folder));
    new AtomicWriter().withFollowLinks(false).write(link, "own".getBytes(UTF_8));
    assertEquals(Map.of("file", "new", "chain", "-> file", "link", "own"), Kit.picture(folder));
    Path loop = Files.createSymbolicLink(chain.resolveSibling("loop"), Path.of("loop"));
    assertThrows(FileSystemLoopException.class, () -> new AtomicWriter().write(loop, NEW));
  }

  @Test
  void refusesWhatIsNoFile() throws IOException {
    NotRegularFileException directory =
        assertThrows(NotRegularFileException.class, () -> new AtomicWriter().write(folder, NEW));
    assertEquals(FileKind.DIRECTORY, directory.kind());
    Path fifo = folder.resolve("fifo");
    assumeTrue(Kit.run("mkfifo", fifo.toString()).exit() == 0, "needs mkfifo");
    assertThrows(NotRegularFileException.class, () -> new AtomicWriter().write(fifo, NEW));
    assertThrows(NoSuchFileException.class, () -> new AtomicWriter().write(folder.resolve("no/file"), NEW));
  }

  @Test
  void ofSeveralWritersOneWinsWhole() throws IOException, InterruptedException, ExecutionException {
    AtomicWriter writer = new AtomicWriter().withDurable(false);
    byte[][] contents = new byte[4][200_000];
    List<Callable<Void>> tasks =
        IntStream.range(0, 40)
            .<Callable<Void>>mapToObj(
                i ->
                    () -> {
                      Arrays.fill(contents[i % 4], (byte) (i % 4));
                      writer.write(file, contents[i % 4]);
                      byte[] seen = Files.readAllBytes(file);
                      byte[] expected = new byte[200_000];
                      Arrays.fill(expected, seen[0]);
                      assertArrayEquals(expected, seen);
                      return null;
                    })
            .toList();
    try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
      for (Future<Void> done : executor.invokeAll(tasks)) {
        done.get();
      }
    }
    try (Stream<Path> entries = Files.list(folder)) {
      assertEquals(1, entries.count());
    }
  }

  @Test
  void ofSeveralCreatorsOneWins() throws InterruptedException {
    Path created = folder.resolve("created");
    AtomicWriter creator = new AtomicWriter().withOverwrite(false).withDurable(false);
    List<Callable<Boolean>> tasks =
        IntStream.range(0, 20)
            .<Callable<Boolean>>mapToObj(
                i ->
                    () -> {
                      try {
                        creator.write(created, new byte[] {(byte) i});
                        return true;
                      } catch (FileAlreadyExistsException e) {
                        return false;
                      }
                    })
            .toList();
    try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
      assertEquals(1, executor.invokeAll(tasks).stream().filter(Future::resultNow).count());
    }
  }

  @Test
  void worksOnOtherProviders() throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("files.zip"), Map.of("create", "true"))) {
      Path inside = zip.getPath("/inside");
      new AtomicWriter().write(inside, NEW);
      new AtomicWriter().write(inside, "newer".getBytes(UTF_8));
      assertEquals("newer", Files.readString(inside));
      assertThrows(
          FileAlreadyExistsException.class, () -> new AtomicWriter().withOverwrite(false).write(inside, NEW));
      new AtomicWriter().withOverwrite(false).write(zip.getPath("/second"), NEW);
      try (Stream<Path> entries = Files.list(zip.getPath("/"))) {
        assertEquals(2, entries.count());
      }
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
  }
}
