package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only shows in another process, of trees: without native access, without rights, in another locale,
/// and with little memory.
class TreeChildJvmTest {
  private static final List<String> DENIED = List.of("--illegal-native-access=deny");

  @TempDir(factory = MemoryDir.class)
  Path folder;

  /// Copies the first tree to the second, and removes the first.
  static final class CopyAndRemove {
    private CopyAndRemove() {}

    public static void main(String[] arguments) throws IOException {
      Path source = Path.of(arguments[0]);
      new TreeCopier().withSymbolicLinks(SymbolicLinks.PRESERVE).copy(source, Path.of(arguments[1]));
      new TreeRemover().remove(source);
      System.out.println("done");
    }
  }

  /// Tries what this user must not do, and names what failed.
  static final class Forbidden {
    private Forbidden() {}

    public static void main(String[] arguments) throws IOException {
      Path desk = Path.of(arguments[0]);
      try {
        new TreeCopier().copy(desk.resolve("tree"), desk.resolve("own/copy"));
      } catch (TreeException e) {
        e.failures().forEach(f -> System.out.println("copy: " + desk.relativize(f.source())));
      }
      try {
        new TreeCopier().withExistingDirectories(true).copy(desk.resolve("own/new"), desk.resolve("own/old"));
      } catch (TreeException e) {
        e.failures().forEach(f -> System.out.println("overwrite: " + desk.relativize(f.source())));
      }
      try {
        new TreeRemover().withCollectedErrors(true).remove(desk.resolve("own/tree"));
      } catch (TreeException e) {
        e.failures().forEach(f -> System.out.println("remove: " + desk.relativize(f.source())));
      }
      System.out.println("end");
    }
  }

  private static String lastLine(Kit.Run run) {
    return run.output().lines().reduce("", (first, second) -> second);
  }

  @Test
  void namesSurviveALocaleThatCannotSayThem() throws IOException {
    String here = Path.of("").toAbsolutePath().toString();
    assumeTrue(
        here.chars().allMatch(c -> c < 128),
        () -> "no JVM starts in the locale C from classes in " + here);
    for (List<String> options : List.of(Kit.nativeAccess(), DENIED)) {
      Path source = Files.createDirectory(folder.resolve("source"));
      Path target = folder.resolve("target");
      for (Path odd : Kit.oddPaths(source)) {
        String uri = odd.toUri().toString(); // without the slash of a directory that exists
        Files.createDirectory(odd);
        Files.writeString(odd.resolve("x"), uri);
        Files.createSymbolicLink(odd.resolve("link"), odd.getFileName());
      }
      List<String> command = new ArrayList<>(List.of("env", "LC_ALL=C"));
      command.addAll(Kit.java(CopyAndRemove.class, options, source.toString(), target.toString()));
      Kit.Run run = Kit.run(command);
      assertEquals("done", lastLine(run), run.output());
      assertFalse(Files.exists(source));
      for (Path odd : Kit.oddPaths(source)) {
        Path copy = target.resolve(odd.getFileName());
        assertEquals(odd.toUri().toString(), Files.readString(copy.resolve("x")));
        assertEquals(odd.getFileName(), Files.readSymbolicLink(copy.resolve("link")));
      }
      new TreeRemover().remove(target);
    }
  }

  @Test
  void littleMemoryIsEnoughForManyFilesAndDirectories() throws IOException {
    String script =
        """
        import os, sys
        for i in range(8000):
            os.mkdir(os.path.join(sys.argv[1], "a-directory-of-many-" + str(i)))
        for i in range(8000):
            open(os.path.join(sys.argv[1], "a-file-of-many-" + str(i)), "w").close()
        """;
    Path source = Files.createDirectory(folder.resolve("source"));
    assertEquals(0, Kit.run("python3", "-c", script, source.toString()).exit());
    List<String> options = new ArrayList<>(Kit.nativeAccess());
    options.add("-Xmx8m");
    Kit.Run run =
        Kit.run(Kit.java(CopyAndRemove.class, options, source.toString(), folder.resolve("copy").toString()));
    assertEquals("done", lastLine(run), run.output());
  }

  @Test
  void fewDescriptorsAreEnoughForDeepTrees() throws IOException {
    Path source = Files.createDirectory(folder.resolve("source"));
    DeepTree.make(source, 200, "d");
    for (List<String> options : List.of(Kit.nativeAccess(), DENIED)) {
      List<String> command = new ArrayList<>(List.of("prlimit", "--nofile=90:90"));
      command.addAll(
          Kit.java(CopyAndRemove.class, options, source.toString(), folder.resolve("copy").toString()));
      Kit.Run run = Kit.run(command);
      assertEquals("done", lastLine(run), run.output());
      Files.move(folder.resolve("copy"), source);
    }
  }

  @Test
  void whatTheUserMayNotDoIsCollected() throws IOException {
    Kit.assumeRoot("to become another user");
    assumeTrue(Kit.has("setpriv"), "needs setpriv");
    Path desk = Files.createDirectory(folder.resolve("desk"));
    for (Path path : List.of(folder, desk)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    for (String name : List.of("tree", "own/tree", "own/new", "own/old")) {
      Path tree = Files.createDirectories(desk.resolve(name));
      Files.createDirectory(tree.resolve("locked"));
      Files.writeString(tree.resolve("locked/file"), "x");
      Files.writeString(tree.resolve("file"), "x");
      Files.writeString(tree.resolve("secret"), "x");
    }
    Files.createDirectory(desk.resolve("own/tree/empty"));
    Kit.run("chown", "-R", "65534:65534", desk.resolve("own").toString());
    for (String name : List.of("tree/locked", "tree/secret", "own/tree/locked", "own/tree/empty")) {
      Files.setPosixFilePermissions(desk.resolve(name), PosixFilePermissions.fromString("---------"));
    }
    Files.setPosixFilePermissions(
        desk.resolve("own/old/file"), PosixFilePermissions.fromString("r--r--r--"));
    for (List<String> options : List.of(Kit.nativeAccess(), DENIED)) {
      List<String> command =
          new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
      command.addAll(Kit.java(Forbidden.class, options, desk.toString()));
      Kit.Run run = Kit.run(command);
      assumeTrue(run.output().contains("end"), () -> "another user cannot run this JVM: " + run.output());
      assertEquals(
          List.of(
              "copy: tree/locked",
              "copy: tree/secret",
              "overwrite: own/new/file",
              "remove: own/tree/locked",
              "end"),
          run.output().lines().filter(line -> !line.startsWith("WARNING")).toList());
      assertEquals("x", Files.readString(desk.resolve("own/copy/file")));
      assertFalse(Files.exists(desk.resolve("own/tree/empty")));
      assertTrue(Files.exists(desk.resolve("own/tree/locked/file")));
      new TreeRemover().remove(desk.resolve("own/copy"));
    }
  }
}
