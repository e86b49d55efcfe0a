package dev.dovetail.app.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.app.cli.Dovetail.Result;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What cannot be added is refused in a sentence, with the desk and the sources as they were.
class SourcesIT {
  @TempDir Path folder;
  private Dovetail dovetail;

  @BeforeEach
  void prepare() {
    dovetail = new Dovetail(folder);
  }

  /// Runs `add` on what must be refused, and checks that neither it nor the desk was touched.
  private Result refused(String... arguments) throws Exception {
    List<String> before = Tree.state(folder);
    Result result = dovetail.run(arguments);
    assertAll(
        () -> assertEquals(2, result.code(), result::toString),
        () -> assertEquals("", result.out()),
        () -> assertEquals(1, result.err().lines().count(), result::err),
        () -> assertTrue(result.err().startsWith("dovetail: "), result::err),
        () -> assertEquals(before, Tree.state(folder)));
    return result;
  }

  private static void assertSays(Result result, String... words) {
    for (String word : words) {
      assertTrue(result.err().contains(word), () -> word + " expected in\n" + result);
    }
  }

  @Test
  void whatIsNotThere() throws Exception {
    assertSays(refused("add", "nope"), "There is no nope", "nothing was added");
    Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));
    assertSays(refused("add", "dangling"), "There is no dangling");
  }

  @Test
  void anEmptyPathIsNotTheCurrentFolder() throws Exception {
    Tree.table(folder.resolve("t.csv"));
    assertSays(refused("add", "--as", "x", "--move", ""), "PATH", "empty");
  }

  @Test
  void whatHoldsNoFile() throws Exception {
    Files.createDirectories(folder.resolve("empty/deep"));
    assertSays(refused("add", "empty"), "empty holds no file that can be added");
    Files.createSymbolicLink(folder.resolve("empty/link"), Path.of(".."));
    assertSays(refused("add", "empty"), "only links or special files");
  }

  @Test
  void whatIsNoFile() throws Exception {
    assertEquals(0, dovetail.shell("mkfifo pipe; ln -s loop1 loop2; ln -s loop2 loop1").code());
    assertSays(refused("add", "pipe"), "pipe is neither a file nor a folder", "leave it out");
    Result loop = refused("add", "loop1");
    assertSays(loop, "loop1 cannot be read", "symbolic links");
    assertFalse(loop.err().contains("permission"), loop::err);
  }

  @Test
  void whatOverlapsWithTheDesk() throws Exception {
    Tree.table(folder.resolve("source/t.csv"));
    Files.createSymbolicLink(folder.resolve("by-link"), Path.of("source"));
    assertSays(refused("add", "--desk", "source", "source"), "lies inside the desk");
    assertSays(refused("add", "--desk", "source/desk", "source"), "The desk", "lies inside source", "--desk");
    assertSays(refused("add", "--desk", "by-link/desk", "source"), "The desk", "lies inside source");
    assertSays(refused("add", "--desk", "source/t.csv/desk", "source"), "The desk", "lies inside source");
    assertSays(refused("add", "--desk", ".", "by-link"), "lies inside the desk");
  }

  @Test
  void twoPathsOfOneName() throws Exception {
    Tree.table(folder.resolve("a/x/t.csv"));
    Tree.table(folder.resolve("b/x/t.csv"));
    assertSays(refused("add", "--as", "both", "a/x", "b/x"), "Two of the paths are called x");
    assertSays(refused("add", "a", "b"), "--as NAME");
  }

  @Test
  void whatMayNotBeRead() throws Exception {
    assumeTrue(Files.getOwner(folder).getName().equals("root"), "needs root, to become somebody who may not read");
    Path place = Files.createTempDirectory("dovetail-nobody");
    try {
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));
      Path secret = Tree.table(place.resolve("source/deep/secret.csv"));
      Tree.table(place.resolve("source/open.csv"));
      Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
      Result file = asNobody(place, "\"$0\" add source");
      assertEquals(2, file.code(), file::toString);
      assertSays(file, "No permission to read", "secret.csv", "nothing was added");
      Files.setPosixFilePermissions(secret.getParent(), PosixFilePermissions.fromString("rwx------"));
      Result below = asNobody(place, "\"$0\" add source");
      assertEquals(2, below.code(), below::toString);
      assertSays(below, "No permission to read", "deep", "nothing was added");
      assertFalse(Files.exists(place.resolve("desk")));
    } finally {
      new Dovetail(place).shell("rm -rf \"$PWD\"");
    }
  }

  @Test
  void aDeskOfSomebodyElseCanBeLookedAtButNotChanged() throws Exception {
    assumeTrue(Files.getOwner(folder).getName().equals("root"), "needs root, to become somebody else");
    Path place = Files.createTempDirectory("dovetail-nobody");
    try {
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
      Tree.table(place.resolve("source/t.csv"));
      assertEquals(0, new Dovetail(place).run("add", "source").code());
      List<String> before = Tree.state(place);
      Result looked = asNobody(place, "\"$0\" list && \"$0\" show source/t.csv && \"$0\" history && \"$0\" verify");
      assertEquals(0, looked.code(), looked::toString);
      Result added = asNobody(place, "\"$0\" add source");
      assertEquals(2, added.code(), added::toString);
      assertSays(added, "cannot be changed", "no permission", "Nothing was changed");
      assertEquals(before, Tree.state(place));
    } finally {
      new Dovetail(place).shell("rm -rf \"$PWD\"");
    }
  }

  /// Runs a script as a user who owns nothing, with an image that this user may read.
  private static Result asNobody(Path place, String script) throws IOException, InterruptedException {
    Path image = Files.createTempDirectory("dovetail-image");
    try {
      Files.setPosixFilePermissions(image, PosixFilePermissions.fromString("rwxr-xr-x"));
      String copy = image.resolve("image").toString();
      String run =
          "cp -R '" + Dovetail.IMAGE + "' '" + copy + "' && chmod -R go+rX '" + copy + "' && exec setpriv --reuid=65534"
              + " --regid=65534 --clear-groups bash -c '" + script + "' '" + copy + "/bin/dovetail'";
      return new Dovetail(place).shell(run);
    } finally {
      new Dovetail(place).shell("rm -rf '" + image + "'");
    }
  }

  @Test
  void aFileThatChangesWhileItIsRead() throws Exception {
    Tree.table(folder.resolve("source/a.csv"));
    Path big = folder.resolve("source/b.bin");
    try (RandomAccessFile file = new RandomAccessFile(big.toFile(), "rw")) {
      file.setLength(200L << 20); // a hole, which takes a while to read and no space
    }
    try (Dovetail.Started started = dovetail.begin("add", "source")) {
      awaitStaging();
      while (started.process().isAlive()) {
        Files.writeString(big, "x", java.nio.file.StandardOpenOption.APPEND);
        Thread.sleep(20);
      }
      Result result = started.await();
      assertEquals(2, result.code(), result::toString);
      assertSays(result, "b.bin", "while it was being read", "Nothing was added");
    }
    assertEquals("The desk is empty.\n", dovetail.run("list").out());
  }

  @Test
  void aFileThatVanishesWhileOthersAreRead() throws Exception {
    Path big = folder.resolve("source/a.bin");
    Files.createDirectories(big.getParent());
    for (String name : List.of("a.bin", "b.bin")) {
      try (RandomAccessFile file = new RandomAccessFile(folder.resolve("source/" + name).toFile(), "rw")) {
        file.setLength(100L << 20);
      }
    }
    Path last = Tree.table(folder.resolve("source/z.csv"));
    try (Dovetail.Started started = dovetail.begin("add", "source")) {
      awaitStaging();
      Files.delete(last);
      Result result = started.await();
      assertEquals(2, result.code(), result::toString);
      assertSays(result, "z.csv", "Nothing was");
    }
    assertEquals("The desk is empty.\n", dovetail.run("list").out());
  }

  private void awaitStaging() throws Exception {
    for (int i = 0; i < 3000; i++) {
      Path staging = folder.resolve("desk/.staging");
      if (Files.isDirectory(staging)) {
        try (var entries = Files.list(staging)) {
          if (entries.anyMatch(entry -> entry.getFileName().toString().startsWith("add-"))) {
            return;
          }
        }
      }
      Thread.sleep(10);
    }
    throw new AssertionError("no staging area after 30 s");
  }
}
