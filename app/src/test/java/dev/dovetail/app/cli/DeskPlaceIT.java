package dev.dovetail.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.app.cli.Dovetail.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where a desk can be, and what is said where it cannot.
class DeskPlaceIT {
  @TempDir Path folder;
  private Dovetail dovetail;

  @BeforeEach
  void prepare() throws Exception {
    dovetail = new Dovetail(folder);
    Tree.table(folder.resolve("source/t.csv"));
  }

  private Result ok(String... arguments) throws Exception {
    Result result = dovetail.run(arguments);
    assertEquals(0, result.code(), result::toString);
    return result;
  }

  private Result refused(String desk, String... words) throws Exception {
    List<String> before = Tree.state(folder);
    Result result = dovetail.run("add", "--desk", desk, "source");
    assertEquals(2, result.code(), result::toString);
    for (String word : words) {
      assertTrue(result.err().contains(word), () -> word + " expected in " + result);
    }
    assertEquals(before, Tree.state(folder));
    return result;
  }

  @Test
  void isRefusedWhereItWouldNotBeAlone() throws Exception {
    Tree.write(folder.resolve("full/foreign.txt"), "x");
    Tree.write(folder.resolve("file"), "x");
    Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));
    refused("full", "is not a desk and not empty", "foreign.txt", "--desk");
    refused("file", "is a file, not a folder", "--desk");
    refused("file/below", "A desk cannot be made at", "Not a directory", "--desk");
    refused("dangling", "symbolic link", "--desk");
    refused("", "--desk", "empty");
    Result none = dovetail.run("list", "--desk", "nowhere");
    assertEquals(2, none.code());
    assertTrue(none.err().contains("There is no desk at"), none::toString);
    assertTrue(none.err().contains("dovetail add"), none::toString);
  }

  @Test
  void canHaveAnyNameAndBeMovedAndLinked() throws Exception {
    String odd = "a ?mode=memory&cache=shared#x%41;y' desk";
    ok("add", "--desk", odd, "source");
    assertTrue(Files.size(folder.resolve(odd).resolve("catalogue.sqlite")) > 0);
    Files.move(folder.resolve(odd), folder.resolve("moved"));
    Files.createSymbolicLink(folder.resolve("link"), Path.of("moved"));
    ok("verify", "--desk", "moved");
    Result again = ok("add", "--desk", "link", "source", "--json");
    assertEquals(1, again.json().integer("alreadyHere"));
    assertEquals(2, again.json().integer("import"));
    ok("undo", "--desk", "link");
    ok("verify", "--desk", "moved");
  }

  @Test
  void isNamedByTheOptionThenTheEnvironmentThenTheFolder() throws Exception {
    ok("add", "--desk", "one", "source");
    dovetail.with("DOVETAIL_DESK", "two");
    ok("add", "source", "--as", "other");
    assertTrue(ok("list").out().contains("other"));
    assertTrue(ok("list", "--desk", "one").out().contains("source"));
    dovetail.with("DOVETAIL_DESK", "");
    assertEquals(2, dovetail.run("list").code(), "an empty variable means the default, where no desk is");
    assertFalse(Files.exists(folder.resolve("desk")));
  }

  @Test
  void canBeLookedAtWhereNothingCanBeWritten() throws Exception {
    Path place = mount("size=8m");
    try {
      ok("add", "--desk", "mounted/desk", "source");
      remount(place);
      List<String> before = Tree.state(folder);
      assertTrue(ok("list", "--desk", "mounted/desk").out().contains("source"));
      ok("show", "--desk", "mounted/desk", "source/t.csv");
      ok("history", "--desk", "mounted/desk");
      ok("verify", "--desk", "mounted/desk");
      ok("add", "--desk", "mounted/desk", "source", "--dry-run");
      Result undo = dovetail.run("undo", "--desk", "mounted/desk");
      assertEquals(2, undo.code(), undo::toString);
      assertTrue(undo.err().contains("Read-only file system"), undo::toString);
      refused("mounted/desk", "cannot be changed", "Read-only file system", "Nothing was changed");
      refused("mounted/other", "A desk cannot be made", "Read-only file system", "--desk");
      assertEquals(before, Tree.state(folder));
    } finally {
      unmount(place);
    }
  }

  @Test
  void sayWhenItIsFullAndResumesWhenThereIsRoom() throws Exception {
    Path place = mount("size=1m");
    try {
      ok("add", "--desk", "mounted/desk", "source");
      assertEquals(
          0, dovetail.shell("mkdir big && for i in 1 2 3; do head -c 500000 /dev/urandom > big/$i.bin; done").code());
      List<String> before = Tree.state(folder.resolve("mounted/desk/imports"));
      Result full = dovetail.run("add", "--desk", "mounted/desk", "big");
      assertEquals(2, full.code(), full::toString);
      assertTrue(full.err().contains("No space left"), full::toString);
      assertTrue(full.err().contains("make room"), full::toString);
      assertEquals(before, Tree.state(folder.resolve("mounted/desk/imports")));
      ok("verify", "--desk", "mounted/desk");
      assertEquals(0, dovetail.shell("mount -o remount,size=8m mounted").code());
      assertEquals(3, ok("add", "--desk", "mounted/desk", "big", "--json").json().integer("new"));
      ok("verify", "--desk", "mounted/desk");
    } finally {
      unmount(place);
    }
  }

  @Test
  void isNotMadeWhereThereIsNoRoomForIt() throws Exception {
    Path place = mount("size=16k");
    try {
      Result full = dovetail.run("add", "--desk", "mounted/desk", "source");
      assertEquals(2, full.code(), full::toString);
      assertTrue(full.err().contains("space left"), full::toString);
      assertEquals(0, dovetail.shell("mount -o remount,size=8m mounted").code());
      ok("add", "--desk", "mounted/desk", "source");
    } finally {
      unmount(place);
    }
  }

  private Path mount(String options) throws Exception {
    Path place = Files.createDirectory(folder.resolve("mounted"));
    Result mounted = dovetail.shell("mount -t tmpfs -o " + options + " tmpfs mounted");
    assumeTrue(mounted.code() == 0, () -> "needs the right to mount: " + mounted.err());
    return place;
  }

  private void remount(Path place) throws Exception {
    assertEquals(0, dovetail.shell("mount -o remount,ro '" + place + "'").code());
  }

  private void unmount(Path place) throws Exception {
    dovetail.shell("umount -l '" + place + "'");
  }
}
