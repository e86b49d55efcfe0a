package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.core.Outcome;
import dev.dovetail.core.Progress;
import dev.dovetail.core.UnitId;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only shows in another process: without native access, without rights, and in another locale.
class ChildJvmTest {
  @TempDir Path folder;

  /// Uses everything once and says what came of it.
  static final class Everything {
    private Everything() {}

    public static void main(String[] arguments) throws IOException {
      Path desk = Path.of(arguments[0]);
      FileJournal journal = FileJournal.open(desk.resolve(".journal"));
      Outcome outcome;
      try (FileParticipant transaction = Scenario.begin(journal, desk)) {
        outcome = transaction.commit();
      }
      Path copy = desk.resolve("copy");
      CopyResult result = new FileCopier().withPermissions("r--r--r--").copy(desk.resolve("catalogue"), copy);
      LinkMethod method = Links.link(copy, desk.resolve("link"));
      boolean isSame = Checksums.sha256(desk.resolve("link"), Progress.none()).equals(result.sha256());
      System.out.println(outcome.isFinished() + " " + method + " " + isSame);
    }
  }

  /// Tries what this user must not do.
  static final class Forbidden {
    private Forbidden() {}

    public static void main(String[] arguments) throws IOException {
      Path desk = Path.of(arguments[0]);
      try {
        new FileCopier().copy(desk.resolve("secret"), desk.resolve("own/copy"));
      } catch (AccessDeniedException e) {
        System.out.println("copy: " + desk.relativize(Path.of(e.getFile())));
      }
      FileJournal journal = FileJournal.open(desk.resolve("own/.journal"));
      try (FileParticipant transaction = journal.begin(UnitId.random())) {
        transaction.move(desk.resolve("own/mine"), desk.resolve("locked/new/mine"));
        transaction.commit();
      } catch (AccessDeniedException e) {
        System.out.println("move: " + desk.relativize(Path.of(e.getFile())));
      }
      try (FileParticipant transaction = journal.begin(UnitId.random())) {
        transaction.move(desk.resolve("own/dir"), desk.resolve("own/new/dir"));
        transaction.commit();
      } catch (AccessDeniedException e) {
        System.out.println("move: " + desk.relativize(Path.of(e.getFile())));
      }
      try (FileParticipant transaction = journal.begin(UnitId.random())) {
        transaction.remove(desk.resolve("locked/file"), FileStamp.of(desk.resolve("locked/file")));
        transaction.commit();
      } catch (AccessDeniedException e) {
        System.out.println("remove: " + desk.relativize(Path.of(e.getFile())));
      }
      System.out.println("pending: " + journal.pending());
    }
  }

  /// Copies and moves every file of a folder, whatever its name.
  static final class Carrier {
    private Carrier() {}

    public static void main(String[] arguments) throws IOException {
      Path desk = Path.of(arguments[0]);
      FileJournal journal = FileJournal.open(desk.resolve(".journal"));
      try (FileParticipant transaction = journal.begin(UnitId.random());
          var files = Files.newDirectoryStream(desk.resolve("from"))) {
        for (Path file : files) {
          Path staged = transaction.workspace().resolve(file.getFileName());
          new FileCopier().copy(file, staged);
          transaction.move(staged, desk.resolve("to").resolve(file.getFileName()));
          transaction.remove(file, FileStamp.of(file));
        }
        System.out.println(transaction.commit().isFinished() + " " + transaction.kept());
      }
    }
  }

  @Test
  void everythingWorksWithoutNativeAccess() throws IOException {
    Path desk = Scenario.desk(folder.resolve("desk"));
    List<String> denied = List.of("--illegal-native-access=deny");
    Kit.Run run = Kit.run(Kit.java(Everything.class, denied, desk.toString()));
    assertEquals("true HARD_LINK true", lastLine(run), run.output());
    assertFalse(run.output().contains("restricted"), run.output());
    Map<String, String> expected = new TreeMap<>(Scenario.after());
    expected.put("copy", "2");
    expected.put("link", "2");
    assertEquals(expected, Scenario.picture(desk));
  }

  @Test
  void everythingWorksWithNativeAccessForThisModuleOnly() throws IOException {
    Path desk = Scenario.desk(folder.resolve("desk"));
    Kit.Run run = Kit.run(Kit.java(Everything.class, Kit.nativeAccess(), desk.toString()));
    assertEquals(0, run.exit(), run.output());
  }

  @Test
  void whatTheUserMayNotDoIsRefusedByName() throws IOException {
    Kit.assumeRoot("to become another user");
    assumeTrue(Kit.has("setpriv"), "needs setpriv");
    Path desk = Files.createDirectories(folder.resolve("desk"));
    Path own = Files.createDirectory(desk.resolve("own"));
    Files.writeString(own.resolve("mine"), "x");
    Files.createDirectory(desk.resolve("locked"));
    Files.writeString(desk.resolve("locked/file"), "x");
    Files.setPosixFilePermissions(
        Files.writeString(desk.resolve("secret"), "x"), PosixFilePermissions.fromString("rw-------"));
    for (Path path : List.of(folder, desk, desk.resolve("locked"))) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Path readOnly = Files.createDirectory(own.resolve("dir"));
    Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r-xr-xr-x"));
    Kit.run("chown", "-R", "65534:65534", own.toString());
    List<String> command =
        new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    command.addAll(Kit.java(Forbidden.class, Kit.nativeAccess(), desk.toString()));
    Kit.Run run = Kit.run(command);
    assumeTrue(run.output().contains("pending"), () -> "another user cannot run this JVM: " + run.output());
    assertEquals(
        List.of("copy: secret", "move: locked", "move: own/dir", "remove: locked", "pending: []"),
        run.output().lines().filter(line -> !line.startsWith("WARNING")).toList());
    assertFalse(Files.exists(own.resolve("copy")));
    assertEquals("x", Files.readString(own.resolve("mine")));
  }

  @Test
  void namesSurviveALocaleThatCannotSayThem() throws IOException {
    String here = Path.of("").toAbsolutePath().toString();
    assumeTrue(
        here.chars().allMatch(c -> c < 128),
        () -> "no JVM starts in the locale C from classes in " + here);
    Path desk = Files.createDirectories(folder.resolve("desk"));
    Path from = Files.createDirectory(desk.resolve("from"));
    Files.createDirectory(desk.resolve("to"));
    List<Path> paths = Kit.oddPaths(from);
    for (Path path : paths) {
      Files.writeString(path, path.toUri().toString());
    }
    for (List<String> options : List.of(Kit.nativeAccess(), List.<String>of())) {
      List<String> command = new ArrayList<>(List.of("env", "LC_ALL=C"));
      command.addAll(Kit.java(Carrier.class, options, desk.toString()));
      Kit.Run run = Kit.run(command);
      assertEquals("true []", lastLine(run), run.output());
      for (Path path : paths) {
        assertFalse(Files.exists(path), path.toString());
        Path moved = desk.resolve("to").resolve(path.getFileName());
        assertEquals(path.toUri().toString(), Files.readString(moved));
        Files.move(moved, path);
      }
    }
  }

  private static String lastLine(Kit.Run run) {
    return run.output().lines().reduce("", (first, second) -> second);
  }
}
