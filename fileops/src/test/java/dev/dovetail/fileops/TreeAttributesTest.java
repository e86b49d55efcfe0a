package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.fileops.TreeAttributes.Report;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60) // a FIFO that is opened would wait for ever
class TreeAttributesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"u+rwX,go-w", "a=rX", "2750", "+t", "a="})
  void changesModesAsChmodDoes(String change) throws IOException {
    assumeTrue(Kit.has("chmod"), "needs chmod");
    Path ours = new TreeMaker(31).fill(folder.resolve("ours"), 120);
    assertEquals(0, Kit.run("mkfifo", ours.resolve("p").toString()).exit());
    Path theirs = folder.resolve("theirs");
    assertEquals(0, Kit.run("cp", "-a", ours.toString(), theirs.toString()).exit());
    Kit.run("chmod", "-R", "--", change, theirs.toString());
    TreeAttributes attributes = new TreeAttributes();
    Report plan = attributes.withDryRun(true).changeMode(ours, ModeChange.parse(change));
    Report report = attributes.changeMode(ours, ModeChange.parse(change));
    assertEquals(plan, report);
    assertTrue(report.changed() > 0);
    assertEquals(modes(theirs), modes(ours));
    assertEquals(0, attributes.changeMode(ours, ModeChange.parse(change)).changed());
  }

  private static String modes(Path tree) throws IOException {
    String command = "cd \"$0\" && find . -printf '%P %m %U %G\\n' | LC_ALL=C sort";
    return Kit.run("sh", "-c", command, tree.toString()).output();
  }

  @Test
  void changesOwnersAsChownDoes() throws IOException {
    Kit.assumeRoot("to give files away");
    Path outside = Files.writeString(folder.resolve("outside"), "");
    Path ours = new TreeMaker(32).fill(folder.resolve("ours"), 120);
    Files.createSymbolicLink(ours.resolve("out"), outside);
    Path theirs = folder.resolve("theirs");
    assertEquals(0, Kit.run("cp", "-a", ours.toString(), theirs.toString()).exit());
    Kit.run("chown", "-hR", "1234:4321", theirs.toString());
    TreeAttributes attributes = new TreeAttributes();
    Owner owner = Owner.user(1234).withGroup(4321);
    Report plan = attributes.withDryRun(true).changeOwner(ours, owner);
    assertEquals(plan, attributes.changeOwner(ours, owner));
    assertEquals(modes(theirs), modes(ours));
    assertEquals(0, Files.getAttribute(outside, "unix:uid"));
    attributes.changeOwner(ours, Owner.group(77));
    attributes.changeOwner(ours, Owner.user(4_000_000_099L));
    assertEquals(modes(theirs).replace("1234 4321", "4000000099 77"), modes(ours));
    assertEquals(
        new Report(0, plan.changed() + plan.unchanged()), attributes.changeOwner(ours, Owner.group(77)));
  }

  @Test
  void takesNamesOfUsersAndGroups() throws IOException {
    Kit.assumeRoot("to give files away");
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Files.writeString(tree.resolve("file"), "");
    Files.createSymbolicLink(tree.resolve("link"), Path.of("/etc"));
    TreeAttributes attributes = new TreeAttributes();
    attributes.changeOwner(tree, Owner.user(1234).withGroup(4321));
    Owner named = Owner.user("root").withGroup("root");
    assertEquals(new Report(3, 0), attributes.withDryRun(true).changeOwner(tree, named));
    assertEquals(new Report(3, 0), attributes.changeOwner(tree, named));
    assertEquals(0, Files.getAttribute(tree.resolve("link"), "unix:gid", LinkOption.NOFOLLOW_LINKS));
    assertEquals(new Report(0, 3), attributes.changeOwner(tree, named));
    attributes.changeOwner(tree, Owner.group(7));
    assertEquals(new Report(3, 0), attributes.changeOwner(tree, Owner.user("root").withGroup(8)));
    Owner nobody = Owner.user(1).withGroup("no such group");
    assertThrows(UserPrincipalNotFoundException.class, () -> attributes.changeOwner(tree, nobody));
    assertEquals(0, Files.getAttribute(tree, "unix:uid"));
  }

  @Test
  void whatMayNotBeGivenAwayIsNamedAndTheRestIsTried() throws IOException {
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Files.writeString(tree.resolve("file"), "");
    assumeTrue(Kit.has("chattr"), "needs chattr");
    assumeTrue(Kit.run("chattr", "+i", tree.resolve("file").toString()).exit() == 0, "needs immutable files");
    try {
      for (Owner owner : new Owner[] {Owner.user(12), Owner.user("daemon")}) {
        TreeException e =
            assertThrows(TreeException.class, () -> new TreeAttributes().changeOwner(tree, owner));
        assertEquals(tree.resolve("file"), e.failures().getFirst().source());
        var cause = assertInstanceOf(AccessDeniedException.class, e.failures().getFirst().cause());
        assertEquals(tree.resolve("file").toString(), cause.getFile());
        assertTrue(cause.getMessage().contains("cannot be given to " + owner), cause.getMessage());
        assertNotEquals(0, Files.getAttribute(tree, "unix:uid"));
      }
    } finally {
      Kit.run("chattr", "-i", tree.resolve("file").toString());
    }
  }

  @Test
  void aLinkOnTopIsNotFollowed() throws IOException {
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), tree);
    FileStamp before = FileStamp.of(tree);
    assertEquals(new Report(0, 1), new TreeAttributes().changeMode(link, ModeChange.parse("a=")));
    assertEquals(before, FileStamp.of(tree));
    assertEquals(new Report(1, 0), new TreeAttributes().changeMode(tree, ModeChange.parse("a=")));
    Path missing = folder.resolve("missing");
    assertThrows(
        NoSuchFileException.class, () -> new TreeAttributes().changeMode(missing, ModeChange.parse("a=")));
  }

  @Test
  void nobodyLeadsItOutOfTheTree() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("f"), "");
    String before = modes(outside);
    for (String change : new String[] {"a+rwx", "a="}) { // directories before what is in them, and after
      for (int time = 1; time < 10; time++) {
        Path tree = Files.createDirectories(folder.resolve("tree" + change + time));
        Path directory = Files.createDirectory(tree.resolve("d"));
        Files.writeString(directory.resolve("f"), "");
        new TreeAttributes()
            .withFailureHandler(failure -> {})
            .withProgress(Kit.at(time, () -> Kit.swap(directory, outside)))
            .changeMode(tree, ModeChange.parse(change));
        assertEquals(before, modes(outside), change + ", swapped at " + time);
      }
    }
  }

  @Test
  void whereThereAreNoModesOrOwnersItSaysSo() throws IOException {
    URI uri = URI.create("jar:" + folder.resolve("x.zip").toUri());
    try (FileSystem zip = FileSystems.newFileSystem(uri, Map.of("create", "true"))) {
      Path tree = Files.createDirectories(zip.getPath("/tree"));
      TreeAttributes attributes = new TreeAttributes();
      assertThrows(
          UnsupportedOperationException.class, () -> attributes.changeMode(tree, ModeChange.parse("a+r")));
      assertThrows(UnsupportedOperationException.class, () -> attributes.changeOwner(tree, Owner.user(1)));
      assertThrows(
          UnsupportedOperationException.class, () -> attributes.changeOwner(tree, Owner.group("root")));
    }
    Map<String, String> posix = Map.of("create", "true", "enablePosixFileAttributes", "true");
    URI other = URI.create("jar:" + folder.resolve("y.zip").toUri());
    try (FileSystem zip = FileSystems.newFileSystem(other, posix)) {
      Path file = Files.writeString(Files.createDirectories(zip.getPath("/tree")).resolve("f"), "");
      new TreeAttributes().changeMode(zip.getPath("/tree"), ModeChange.parse("u=rwx,go=x"));
      assertEquals("rwx--x--x", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  @Test
  void stopsWhenAskedTo() throws IOException {
    Path tree = new TreeMaker(33).fill(folder.resolve("tree"), 30);
    TreeAttributes attributes = new TreeAttributes().withProgress(Kit.cancelledAfter(5));
    assertThrows(CancellationException.class, () -> attributes.changeMode(tree, ModeChange.parse("a=")));
  }
}
