package dev.dovetail.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.app.cli.Dovetail.Result;
import dev.dovetail.app.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stored files that came to harm are found, and do not spoil what comes after them.
class DamageIT {
  @TempDir Path folder;
  private Dovetail dovetail;

  @BeforeEach
  void makeDesk() throws Exception {
    dovetail = new Dovetail(folder);
    Tree.table(folder.resolve("source/t.csv"));
    Tree.write(folder.resolve("source/u.txt"), "some text");
    assertEquals(0, dovetail.run("add", "source").code());
  }

  private List<JsonObject> damage() throws Exception {
    Result result = dovetail.run("verify", "--json");
    assertEquals(1, result.code(), result::toString);
    return result.json().list("damage", JsonObject.class);
  }

  @Test
  void contentIsSharedUntilOneBitFlips() throws Exception {
    assertEquals(0, dovetail.run("add", "source").code());
    Path first = folder.resolve("desk/imports/0001/data/t.csv");
    Path second = folder.resolve("desk/imports/0002/data/t.csv");
    assertEquals("r--r--r--", java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(first)));
    assertTrue(Files.isSameFile(first, second) || isReflinked(), "the same content is stored once");

    assertEquals(0, dovetail.shell("chmod u+w desk/imports/*/data/t.csv").code());
    byte[] bytes = Files.readAllBytes(first);
    bytes[3] ^= 1;
    Files.write(first, bytes);
    List<JsonObject> found = damage();
    assertTrue(found.stream().allMatch(d -> d.text("kind").equals("changed") && d.text("file").endsWith("data/t.csv")));
    Result plain = dovetail.run("verify");
    assertTrue(plain.out().contains("! changed") && plain.out().contains("SHA-256 is"), plain::toString);

    Result third = dovetail.run("add", "source", "--json");
    assertEquals(0, third.code(), third::toString);
    Path fresh = folder.resolve("desk/imports/0003/data/t.csv");
    assertNotEquals(Files.getAttribute(first, "unix:ino"), Files.getAttribute(fresh, "unix:ino"));
    assertEquals(Tree.hash(folder.resolve("source/t.csv")), Tree.hash(fresh));
    assertEquals(0, dovetail.run("verify", "3").code());
  }

  private boolean isReflinked() throws Exception {
    return dovetail.shell("stat -f -c %T desk").out().matches("(?s)btrfs|xfs.*");
  }

  @Test
  void everyWayOfLosingAFileIsFoundAndCalledByItsName() throws Exception {
    Result harm =
        dovetail.shell(
            """
            cd desk/imports/0001
            rm -f data/t.csv; mkfifo data/t.csv
            rm -f data/u.txt; echo more > data/extra.txt
            chmod u+w manifest-sha256.txt; echo garbage >> manifest-sha256.txt
            """);
    assertEquals(0, harm.code(), harm::toString);
    List<String> kinds =
        damage().stream()
            .map(d -> d.text("kind") + " " + d.text("file").replaceAll(".*imports/0001/", ""))
            .sorted()
            .toList();
    assertTrue(kinds.contains("missing data/u.txt"), kinds::toString);
    assertTrue(kinds.contains("extra data/extra.txt"), kinds::toString);
    assertTrue(kinds.contains("unreadable data/t.csv"), kinds::toString);
    assertTrue(kinds.contains("changed manifest-sha256.txt"), kinds::toString);
  }

  @Test
  void withoutItsImportsADeskSaysSoAndGoesOn() throws Exception {
    assertEquals(0, dovetail.shell("rm -rf desk/imports").code());
    List<JsonObject> found = damage();
    assertEquals(List.of("missing"), found.stream().map(d -> d.text("kind")).toList());
    assertEquals(0, dovetail.run("list").code());
    Result undo = dovetail.run("undo");
    assertEquals(2, undo.code(), undo::toString);
    assertTrue(undo.err().contains("is missing") && undo.err().contains("dovetail verify"), undo::toString);
    Result again = dovetail.run("add", "source", "--json");
    assertEquals(0, again.code(), again::toString);
    assertEquals(0, dovetail.run("verify", "2").code());
  }
}
