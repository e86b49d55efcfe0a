package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerTest {
  @TempDir Path folder;
  private Path file;
  private Path link;

  /// Tries to give a file away.
  static final class Giving {
    private Giving() {}

    public static void main(String[] arguments) throws IOException {
      try {
        Shutil.changeOwner(Path.of(arguments[0]), Owner.user(0).withGroup(0));
      } catch (AccessDeniedException e) {
        System.out.println("denied: " + Path.of(e.getFile()).getFileName());
      } catch (IOException e) {
        System.out.println(e);
      }
    }
  }

  @BeforeEach
  void make() throws IOException {
    file = Files.writeString(folder.resolve("file"), "x");
    link = Files.createSymbolicLink(folder.resolve("link"), file);
  }

  @Test
  void givesAFileToUserAndGroupByNumber() throws IOException {
    Kit.assumeRoot("to give files away");
    Shutil.changeOwner(file, Owner.user(12).withGroup(34));
    assertEquals("12:34", owner(file));
    Shutil.changeOwner(file, Owner.user(4294967294L));
    assertEquals("-2:34", owner(file));
    Shutil.changeOwner(file, Owner.group(56));
    assertEquals("-2:56", owner(file));
  }

  @Test
  void givesAFileToUserAndGroupByName() throws IOException {
    Kit.assumeRoot("to give files away");
    Shutil.changeOwner(file, Owner.user(12).withGroup(34));
    Shutil.changeOwner(file, Owner.user("root"));
    assertEquals("0:34", owner(file));
    Shutil.changeOwner(folder, Owner.user("root").withGroup("root"));
    Shutil.changeOwner(file, Owner.group("root"));
    assertEquals("0:0", owner(file));
  }

  @Test
  void followsLinksUnlessToldNotTo() throws IOException {
    Kit.assumeRoot("to give files away");
    Shutil.changeOwner(link, Owner.user(12).withGroup(34), LinkOption.NOFOLLOW_LINKS);
    assertEquals("12:34", owner(link));
    assertEquals("0:0", owner(file));
    Shutil.changeOwner(link, Owner.user(7));
    assertEquals("12:34", owner(link));
    assertEquals("7:0", owner(file));
  }

  @Test
  void saysWhoThereIsNot() throws IOException {
    Owner nobody = Owner.user(12).withGroup("no such group");
    UserPrincipalNotFoundException group =
        assertThrows(UserPrincipalNotFoundException.class, () -> Shutil.changeOwner(file, nobody));
    assertEquals("no such group", group.getName());
    assertEquals(
        "There is no group \"no such group\" on this system; nothing was changed", group.getMessage());
    assertEquals(owner(folder), owner(file));
    UserPrincipalNotFoundException user =
        assertThrows(
            UserPrincipalNotFoundException.class, () -> Shutil.changeOwner(file, Owner.user("no such user")));
    assertTrue(user.getMessage().contains("no user \"no such user\""), user.getMessage());
  }

  @Test
  void refusesWhatIsNoNumberOfAUser() {
    assertThrows(IllegalArgumentException.class, () -> Owner.user(-1));
    assertThrows(IllegalArgumentException.class, () -> Owner.group(4294967295L));
    assertThrows(IllegalArgumentException.class, () -> Owner.user(0).withGroup(1L << 32));
    assertThrows(
        NoSuchFileException.class, () -> Shutil.changeOwner(folder.resolve("missing"), Owner.user(0)));
  }

  @Test
  void saysThatItIsNotAllowed() throws IOException {
    Kit.assumeRoot("to become another user");
    Shutil.changeOwner(file, Owner.user(65534).withGroup(65534));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> command =
        new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    command.addAll(Kit.java(Giving.class, List.of(), file.toString()));
    Kit.Run run = Kit.run(command);
    assertEquals("65534:65534", owner(file), run.output());
    assertTrue(run.output().contains("denied: file"), run.output());
  }

  @Test
  void looksAsOnTheCommandLine() {
    assertEquals("root:5", Owner.user("root").withGroup(5).toString());
    assertEquals(":adm", Owner.group("adm").toString());
    assertEquals(Owner.user(5).withGroup("a"), Owner.user(5).withGroup("a"));
    assertEquals(Owner.user(5).hashCode(), Owner.user(5).hashCode());
  }

  private static String owner(Path path) throws IOException {
    return Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS)
        + ":"
        + Files.getAttribute(path, "unix:gid", LinkOption.NOFOLLOW_LINKS);
  }
}
