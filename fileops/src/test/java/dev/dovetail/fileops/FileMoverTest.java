package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.core.Progress;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMoverTest {
  private static final FileTime OLD = FileTime.from(Instant.ofEpochSecond(1_000_000_000, 123_456_789));

  @TempDir Path folder;
  private Path file;
  private Path tree;
  private Path into;

  @BeforeEach
  void make() throws IOException {
    file = Files.writeString(folder.resolve("file"), "content");
    tree = Files.createDirectory(folder.resolve("tree"));
    Files.createDirectory(tree.resolve("sub"));
    Files.writeString(tree.resolve("sub/a"), "A");
    Files.createLink(tree.resolve("b"), tree.resolve("sub/a"));
    Files.createSymbolicLink(tree.resolve("link"), Path.of("nowhere"));
    Files.setLastModifiedTime(tree.resolve("b"), OLD);
    Files.setLastModifiedTime(tree, OLD);
    into = Files.createDirectory(folder.resolve("into"));
  }

  @Test
  void copiesNamesThatAreNotText() throws IOException {
    for (Path odd : Kit.oddPaths(tree)) {
      Files.writeString(odd, "odd");
    }
    long names = count(tree);
    Path moved = new FileMover().withRename(false).move(tree, into);
    assertEquals(names, count(moved));
    assertFalse(Files.exists(tree));
  }

  @Test
  void interruptWhileTreeIsCopiedLeavesNoCopy() throws IOException {
    FileMover mover = new FileMover().withRename(false);
    Thread.currentThread().interrupt();
    try {
      assertThrows(CancellationException.class, () -> mover.move(tree, into.resolve("new")));
    } finally {
      assertTrue(Thread.interrupted());
    }
    assertEquals(1, count(into));
    assertIsTheTree(tree);
  }

  @Test
  void interruptWhileSourceIsRemovedRemovesItAll() throws IOException {
    Thread caller = Thread.currentThread();
    CopyFunction interrupting =
        (source, target) -> {
          Files.copy(source, target);
          if (source.endsWith("b")) {
            caller.interrupt();
          }
          return target;
        };
    Path single = Files.createDirectory(folder.resolve("single"));
    Files.writeString(single.resolve("b"), "B");
    try {
      new FileMover().withRename(false).withCopyFunction(interrupting).move(single, into);
      assertFalse(Files.exists(single));
    } catch (CancellationException e) {
      assertTrue(Files.exists(single.resolve("b")));
      assertEquals(1, count(into));
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void directoryDoesNotReplaceFileByRenameEither() {
    assertThrows(NotDirectoryException.class, () -> new FileMover().move(tree, file));
    assertThrows(NotDirectoryException.class, () -> new FileMover().withRename(false).move(tree, file));
  }

  @Test
  void keepsTimeIntoAndWithinZipFile() throws IOException {
    FileTime time = FileTime.from(Instant.ofEpochSecond(1_000_000_000));
    Files.setLastModifiedTime(file, time);
    try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("t.zip"), Map.of("create", "true"))) {
      Path inside = Shutil.move(file, zip.getPath("/inside"));
      assertEquals(time, Files.getLastModifiedTime(inside));
      assertEquals(time, Files.getLastModifiedTime(Shutil.move(inside, zip.getPath("/renamed"))));
    }
  }

  private static long count(Path top) throws IOException {
    try (var paths = Files.walk(top)) {
      return paths.count();
    }
  }

  private static void assertIsTheTree(Path moved) throws IOException {
    assertEquals(Map.of("sub", "/", "sub/a", "A", "b", "A", "link", "-> nowhere"), Kit.picture(moved));
    assertEquals(OLD, Files.getLastModifiedTime(moved));
    assertEquals(OLD, Files.getLastModifiedTime(moved.resolve("b")));
    assertTrue(Files.isSameFile(moved.resolve("b"), moved.resolve("sub/a")), "a hard link became a copy");
  }

  @Nested
  class OnOneFileSystem {
    @Test
    void renamesAFileOrATree() throws IOException {
      FileStamp before = FileStamp.of(file);
      Path target = folder.resolve("target");
      assertEquals(target, Shutil.move(file, target));
      assertTrue(before.isSameFile(FileStamp.of(target)));
      assertEquals(folder.resolve("other"), Shutil.move(tree, folder.resolve("other")));
      assertIsTheTree(folder.resolve("other"));
      assertFalse(Files.exists(file) || Files.exists(tree));
    }

    @Test
    void movesIntoADirectoryOrALinkToOne() throws IOException {
      assertEquals(into.resolve("file"), Shutil.move(file, into));
      Path link = Files.createSymbolicLink(folder.resolve("link"), into);
      assertEquals(link.resolve("tree"), Shutil.move(tree, link));
      assertIsTheTree(into.resolve("tree"));
      Path toInto = Files.createSymbolicLink(folder.resolve("to-into"), into);
      assertEquals(into.resolve("to-into"), Shutil.move(toInto, into));
      assertTrue(Files.isSymbolicLink(into.resolve("to-into")));
    }

    @Test
    void refusesANameThatIsTakenInTheDirectory() throws IOException {
      for (String taken : List.of("file", "tree")) {
        Files.createSymbolicLink(into.resolve(taken), Path.of("dangling"));
        FileAlreadyExistsException e =
            assertThrows(FileAlreadyExistsException.class, () -> Shutil.move(folder.resolve(taken), into));
        assertEquals(into.resolve(taken).toString(), e.getFile());
      }
      assertEquals("content", Files.readString(file));
      assertIsTheTree(tree);
    }

    @Test
    void replacesAnotherFile() throws IOException {
      Path target = Files.writeString(folder.resolve("target"), "old");
      Shutil.move(file, target);
      assertEquals("content", Files.readString(target));
      assertThrows(FileSystemException.class, () -> Shutil.move(tree, target));
      assertIsTheTree(tree);
    }

    @Test
    void aSecondHardLinkLosesItsFirstName() throws IOException {
      Path second = Files.createLink(folder.resolve("second"), file);
      Shutil.move(file, second);
      assertFalse(Files.exists(file));
      assertEquals("content", Files.readString(second));
      Shutil.move(second, second);
      assertEquals("content", Files.readString(second));
    }

    @Test
    void aDirectoryMayBeMovedToItself() throws IOException {
      assertEquals(tree, Shutil.move(tree, tree));
      assertIsTheTree(tree);
    }

    @Test
    void refusesToMoveADirectoryIntoItself() throws IOException {
      Path link = Files.createSymbolicLink(folder.resolve("way-in"), tree.resolve("sub"));
      for (Path inside : List.of(tree.resolve("new"), tree.resolve("sub"), link, link.resolve("new"))) {
        InsideItselfException e = assertThrows(InsideItselfException.class, () -> Shutil.move(tree, inside));
        assertEquals(tree, e.file());
      }
      assertIsTheTree(tree);
      Path similar = folder.resolve("tree.new");
      assertEquals(similar, Shutil.move(tree, similar));
      assertIsTheTree(similar);
    }

    @Test
    void saysWhatIsMissing() {
      Path missing = folder.resolve("missing");
      NoSuchFileException e = assertThrows(NoSuchFileException.class, () -> Shutil.move(missing, into));
      assertEquals(missing.toString(), e.getFile());
      assertThrows(NoSuchFileException.class, () -> Shutil.move(file, missing.resolve("file")));
      assertTrue(Files.exists(file));
    }
  }

  @Nested
  class ToAnotherFileSystem {
    private LoopMount mount;
    private Path there;

    @BeforeEach
    void mount() throws IOException {
      mount = LoopMount.of("tmpfs", folder);
      there = mount.root();
    }

    @AfterEach
    void unmount() throws IOException {
      Kit.run("chattr", "-R", "-i", tree.toString(), file.toString());
      mount.close();
    }

    @Test
    void copiesAndRemovesAFile() throws IOException {
      Files.setLastModifiedTime(file, OLD);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-xr-x--x"));
      assertEquals(there.resolve("file"), Shutil.move(file, there));
      assertEquals(Map.of("file", "content"), Kit.picture(there));
      assertEquals(OLD, Files.getLastModifiedTime(there.resolve("file")));
      assertEquals(
          "r-xr-x--x",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(there.resolve("file"))));
      assertFalse(Files.exists(file));
    }

    @Test
    void replacesAFileAsARenameDoes() throws IOException {
      Path target = Files.writeString(there.resolve("target"), "old");
      Shutil.move(file, target);
      assertEquals(Map.of("target", "content"), Kit.picture(there));
      assertThrows(NotDirectoryException.class, () -> Shutil.move(tree, target));
      assertIsTheTree(tree);
      assertEquals(Map.of("target", "content"), Kit.picture(there));
    }

    @Test
    void recreatesLinks() throws IOException {
      Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));
      Shutil.move(link, there.resolve("moved"));
      Path toTree = Files.createSymbolicLink(folder.resolve("to-tree"), tree);
      Shutil.move(toTree, there);
      assertEquals(Map.of("moved", "-> nowhere", "to-tree", "-> " + tree), Kit.picture(there));
      assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
      assertIsTheTree(tree);
    }

    @Test
    void copiesAndRemovesATree() throws IOException {
      assertEquals(there.resolve("tree"), Shutil.move(tree, there));
      assertIsTheTree(there.resolve("tree"));
      assertFalse(Files.exists(tree));
      Shutil.move(there.resolve("tree"), folder.resolve("back"));
      assertIsTheTree(folder.resolve("back"));
      assertEquals(Map.of(), Kit.picture(there));
    }

    @Test
    void aFullDiskLeavesTheSourceAndNoCopy() throws IOException {
      Files.write(tree.resolve("sub/big"), new byte[2 << 20]);
      Files.write(file, new byte[2 << 20]);
      fill(tree.resolve("sub/big"));
      fill(file);
      assertThrows(IOException.class, () -> Shutil.move(tree, there));
      assertThrows(FileSystemException.class, () -> Shutil.move(file, there));
      assertEquals(Map.of(), Kit.picture(there));
      assertEquals(2 << 20, Files.size(file));
      Files.delete(tree.resolve("sub/big"));
      assertEquals("A", Files.readString(tree.resolve("sub/a")));
    }

    private void fill(Path path) throws IOException {
      byte[] bytes = Files.readAllBytes(path);
      Arrays.fill(bytes, (byte) 1);
      Files.write(path, bytes);
    }

    @Test
    void whatCannotBeCopiedStaysWhole() throws IOException {
      Path fifo = tree.resolve("fifo");
      assumeTrue(Kit.run("mkfifo", fifo.toString()).exit() == 0, "needs mkfifo");
      TreeException e = assertThrows(TreeException.class, () -> Shutil.move(tree, there));
      assertInstanceOf(NotRegularFileException.class, e.failures().getFirst().cause());
      assertEquals(fifo, e.failures().getFirst().source());
      assertThrows(NotRegularFileException.class, () -> Shutil.move(fifo, there));
      assertEquals(Map.of(), Kit.picture(there));
      Files.delete(fifo);
      assertEquals("A", Files.readString(tree.resolve("b")));
    }

    @Test
    void whatCannotBeRemovedIsNotCopied() throws IOException {
      assumeTrue(Kit.run("chattr", "+i", tree.toString()).exit() == 0, "needs immutable files");
      AccessDeniedException e = assertThrows(AccessDeniedException.class, () -> Shutil.move(tree, there));
      assertTrue(e.getMessage().contains("immutable"), e.getMessage());
      assertThrows(AccessDeniedException.class, () -> Shutil.move(tree.resolve("b"), there));
      Kit.run("chattr", "-i", tree.toString());
      Kit.run("chattr", "+i", file.toString());
      assertThrows(AccessDeniedException.class, () -> Shutil.move(file, there));
      assertEquals(Map.of(), Kit.picture(there));
      assertIsTheTree(tree);
    }

    @Test
    void whatCouldOnlyBeCopiedIsSaidToBeAtBothPlaces() throws IOException {
      String sub = tree.resolve("sub").toString();
      assumeTrue(Kit.run("chattr", "+i", sub).exit() == 0, "needs immutable files");
      SourceRemainsException e = assertThrows(SourceRemainsException.class, () -> Shutil.move(tree, there));
      Kit.run("chattr", "-i", tree.resolve("sub").toString());
      assertEquals(tree, e.file());
      assertEquals(there.resolve("tree"), e.target());
      assertIsTheTree(there.resolve("tree"));
      assertEquals("A", Files.readString(tree.resolve("sub/a")));
    }

    @Test
    void aFileThatChangesMeanwhileStays() throws IOException {
      CopyFunction slow =
          (from, to) -> {
            Shutil.copy2(from, to);
            return Files.writeString(from, "changed");
          };
      assertThrows(FileChangedException.class, () -> Shutil.move(file, there, slow));
      assertEquals("changed", Files.readString(file));
      assertEquals(Map.of(), Kit.picture(there));
    }

    @Test
    void whatComesIntoATreeMeanwhileStays() throws IOException {
      CopyFunction slow =
          (from, to) -> {
            Files.writeString(tree.resolve("late"), "late");
            return Shutil.copy2(from, to);
          };
      FileChangedException e = assertThrows(FileChangedException.class, () -> Shutil.move(tree, there, slow));
      assertEquals(tree.resolve("late"), e.file());
      assertEquals("late", Files.readString(tree.resolve("late")));
      assertEquals(Map.of(), Kit.picture(there));
    }

    @Test
    void aCopyFunctionCopiesEachFile() throws IOException {
      Map<Path, Path> copied = new TreeMap<>();
      CopyFunction function =
          (from, to) -> {
            synchronized (copied) {
              copied.put(from, to);
            }
            return Shutil.copy(from, to);
          };
      Shutil.move(tree, there, function);
      assertEquals(List.of(tree.resolve("b"), tree.resolve("sub/a")), new ArrayList<>(copied.keySet()));
      Map<String, String> expected = Map.of("sub", "/", "sub/a", "A", "b", "A", "link", "-> nowhere");
      assertEquals(expected, Kit.picture(there.resolve("tree")));
    }

    @Test
    void aCopyFunctionThatLeavesNothingFails() throws IOException {
      NoSuchFileException e =
          assertThrows(NoSuchFileException.class, () -> Shutil.move(file, there, (from, to) -> to));
      assertTrue(e.getMessage().contains("copy function"), e.getMessage());
      assertThrows(IOException.class, () -> Shutil.move(tree, there, (from, to) -> to));
      assertEquals("content", Files.readString(file));
      assertIsTheTree(tree);
      assertEquals(Map.of(), Kit.picture(there));
    }

    @Test
    void canBeCancelled() throws IOException {
      FileMover cancelled = new FileMover().withProgress(new Cancelled());
      assertThrows(CancellationException.class, () -> cancelled.move(tree, there));
      assertThrows(CancellationException.class, () -> cancelled.move(file, there));
      assertEquals(Map.of(), Kit.picture(there));
      assertEquals("content", Files.readString(file));
      assertIsTheTree(tree);
    }
  }

  private static final class Cancelled implements Progress {
    @Override
    public void start(String stage, long total) {}

    @Override
    public void advance(long amount) {}

    @Override
    public boolean isCancelled() {
      return true;
    }
  }

  @Test
  void copiesWhereARenameIsNotWanted() throws IOException {
    FileStamp before = FileStamp.of(file);
    FileMover mover = new FileMover().withRename(false);
    mover.withCopyFunction(Shutil::copy).move(file, into);
    assertFalse(before.isSameFile(FileStamp.of(into.resolve("file"))));
    mover.move(tree, into);
    assertIsTheTree(into.resolve("tree"));
    assertFalse(Files.exists(file) || Files.exists(tree));
  }

  @Test
  void movesBetweenProviders() throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("files.zip"), Map.of("create", "true"))) {
      Path root = zip.getPath("/");
      assertEquals(zip.getPath("/file"), Shutil.move(file, root));
      assertEquals("content", Files.readString(zip.getPath("/file")));
      assertFalse(Files.exists(file));
      Files.delete(tree.resolve("link"));
      assertEquals(zip.getPath("/tree"), Shutil.move(tree, root));
      assertEquals("A", Files.readString(zip.getPath("/tree/sub/a")));
      assertFalse(Files.exists(tree));
      Shutil.move(zip.getPath("/tree"), zip.getPath("/moved"));
      Shutil.move(zip.getPath("/file"), zip.getPath("/moved"));
      assertEquals("content", Files.readString(zip.getPath("/moved/file")));
      assertFalse(Files.exists(zip.getPath("/tree")));
      Shutil.move(zip.getPath("/moved"), into);
      assertEquals(
          Map.of("moved", "/", "moved/sub", "/", "moved/sub/a", "A", "moved/b", "A", "moved/file", "content"),
          Kit.picture(into));
    }
  }
}
