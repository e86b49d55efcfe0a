package dev.dovetail.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.app.cli.Dovetail.Result;
import dev.dovetail.app.json.JsonObject;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two at one desk: who looks is served, who adds is sent away; and who is interrupted begins where it was.
class BusyIT {
  @TempDir Path folder;

  @Test
  void aSecondAddIsSentAwayWhileOthersLookAndAnInterruptedOneIsResumed() throws Exception {
    Dovetail dovetail = new Dovetail(folder);
    Tree.table(folder.resolve("first/t.csv"));
    assertEquals(0, dovetail.run("add", "first").code());
    for (int i = 1; i <= 40; i++) {
      Tree.table(folder.resolve("second/a" + i + ".csv"));
    }
    try (RandomAccessFile big = new RandomAccessFile(folder.resolve("second/z.bin").toFile(), "rw")) {
      big.setLength(400L << 20);
    }
    List<String> sources = Tree.state(folder.resolve("first"));
    List<String> imports = Tree.state(folder.resolve("desk/imports"));

    try (Dovetail.Started add = dovetail.begin("add", "second")) {
      awaitStaged("z.bin");
      add.signal("STOP");

      Result second = dovetail.run("add", "first");
      assertEquals(75, second.code(), second::toString);
      assertTrue(second.err().contains("desk") && second.err().contains("again"), second::toString);
      assertEquals(75, dovetail.run("undo").code());
      assertTrue(dovetail.run("list").out().contains("first"));
      assertEquals(0, dovetail.run("show", "first/t.csv").code());
      assertEquals(0, dovetail.run("verify").code());
      JsonObject underWay = dovetail.run("history", "--json").json().list("interrupted", JsonObject.class).getFirst();
      assertTrue(underWay.flag("underWay"));
      assertEquals("second", underWay.text("delivery"));

      add.signal("CONT");
      add.signal("INT");
      Result interrupted = add.await();
      assertEquals(130, interrupted.code(), interrupted::toString);
      assertTrue(interrupted.err().contains("nothing was added"), interrupted::toString);
      assertTrue(interrupted.err().contains("resume"), interrupted::toString);
      assertEquals("", interrupted.out());
    }
    assertEquals(imports, Tree.state(folder.resolve("desk/imports")));
    assertEquals(sources, Tree.state(folder.resolve("first")));
    Result history = dovetail.run("history");
    assertTrue(history.out().contains("interrupted") && history.out().contains("40 of 41 files staged"), history::toString);

    Files.delete(folder.resolve("second/z.bin"));
    Files.createDirectories(folder.resolve("second/z.bin")); // what was a file is a folder now
    Tree.table(folder.resolve("second/z.bin/t.csv"));
    Result resumed = dovetail.run("add", "second", "--json");
    assertEquals(0, resumed.code(), resumed::toString);
    assertEquals(40, resumed.json().integer("resumed"));
    assertEquals(41, resumed.json().integer("files"));
    assertEquals(0, dovetail.run("verify").code());
    assertFalse(dovetail.run("history").out().contains("interrupted"));
  }

  private void awaitStaged(String name) throws Exception {
    for (int i = 0; i < 3000; i++) {
      try (var files = Files.walk(folder.resolve("desk/.staging"))) {
        if (files.anyMatch(file -> file.getFileName().toString().contains(name))) {
          return;
        }
      } catch (java.io.UncheckedIOException e) {
        // a file was renamed while we looked; look again
      }
      Thread.sleep(10);
    }
    throw new AssertionError(name + " is not being staged after 30 s");
  }
}
