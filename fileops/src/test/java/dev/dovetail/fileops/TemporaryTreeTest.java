package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryTreeTest {
  @TempDir Path folder;

  /// Leaves directories that nobody may write to or read.
  static final class Locking {
    private Locking() {}

    public static void main(String[] arguments) throws IOException {
      TemporaryTree work = TemporaryTree.create(Path.of(arguments[0]));
      for (String mode : List.of("---------", "r-xr-xr-x")) {
        Path locked = Files.createDirectories(work.path().resolve(mode + "/below"));
        Files.writeString(locked.resolve("file"), "x");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString(mode));
        Files.setPosixFilePermissions(locked.getParent(), PosixFilePermissions.fromString(mode));
      }
      work.close();
      System.out.println(Files.exists(work.path()) ? "left" : "gone");
    }
  }

  @Test
  void isRemovedWithAllThatIsInIt() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside"), "stays");
    Path path;
    try (TemporaryTree work = TemporaryTree.create(folder)) {
      path = work.path();
      assertEquals(folder, path.getParent());
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
      Files.createDirectories(path.resolve("a/b"));
      Files.writeString(path.resolve("a/b/c"), "x");
      Files.createSymbolicLink(path.resolve("a/link"), folder);
    }
    assertFalse(Files.exists(path));
    assertEquals("stays", Files.readString(outside));
  }

  @Test
  void isWhereTheSystemHasTemporaryFiles() throws IOException {
    try (TemporaryTree work = TemporaryTree.create()) {
      assertEquals(Path.of(System.getProperty("java.io.tmpdir")), work.path().getParent());
    }
    assertThrows(NoSuchFileException.class, () -> TemporaryTree.create(folder.resolve("missing")));
  }

  @Test
  void staysIfItIsKept() throws IOException {
    Path kept;
    try (TemporaryTree work = TemporaryTree.create(folder)) {
      Files.writeString(work.path().resolve("result"), "x");
      kept = work.keep();
    }
    assertEquals("x", Files.readString(kept.resolve("result")));
  }

  @Test
  void closingItAgainOrWhenItIsGoneDoesNothing() throws IOException {
    TemporaryTree work = TemporaryTree.create(folder);
    work.close();
    work.close();
    TemporaryTree moved = TemporaryTree.create(folder);
    Files.delete(moved.path());
    moved.close();
  }

  @Test
  void saysWhatItCouldNotRemoveAndTriesAgain() throws IOException {
    TemporaryTree work = TemporaryTree.create(folder);
    Path locked = Files.createDirectory(work.path().resolve("locked"));
    Path file = Files.writeString(locked.resolve("file"), "x");
    Path other = Files.writeString(work.path().resolve("other"), "x");
    assumeTrue(Kit.run("chattr", "+i", file.toString()).exit() == 0, "needs immutable files");
    TreeException e = assertThrows(TreeException.class, work::close);
    Kit.run("chattr", "-i", file.toString());
    assertEquals(file, e.failures().getFirst().source());
    assertFalse(Files.exists(other));
    work.close();
    assertFalse(Files.exists(work.path()));
  }

  @Test
  void removesDirectoriesThatWereLocked() throws IOException {
    Kit.assumeRoot("to become another user");
    Path own = Files.createDirectory(folder.resolve("own"));
    Shutil.changeOwner(own, Owner.user(65534).withGroup(65534));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (List<String> access : List.of(Kit.nativeAccess(), List.<String>of())) {
      List<String> command =
          new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
      command.addAll(Kit.java(Locking.class, access, own.toString()));
      Kit.Run run = Kit.run(command);
      assertTrue(run.output().contains("gone"), run.output());
    }
  }
}
