package dev.dovetail.fileops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In which order a move and an atomic write flush, rename and remove, as strace sees it: without a power cut
/// nothing else tells that a flush is missing.
class DurableOrderTest {
  private static final String CALLS = "trace=renameat2,rename,unlink,unlinkat,rmdir,fsync,syncfs";
  private static final Pattern CALL = Pattern.compile("^\\d+ +(\\w+)\\((.*)\\) += \\d+$");
  private static final Pattern PATH =
      Pattern.compile("(?:(\\d+)<(/[^>\"]*)>, )?\"([^\"]*)\"|\\d+<(/[^>\"]*)>");

  @TempDir Path folder;

  /// Moves a file and a tree as to another file system.
  static final class Moving {
    private Moving() {}

    public static void main(String[] arguments) throws IOException {
      Path desk = Path.of(arguments[0]);
      FileMover mover = new FileMover().withRename(false);
      mover.move(desk.resolve("file"), desk.resolve("to"));
      mover.move(desk.resolve("tree"), desk.resolve("to"));
    }
  }

  /// Writes a new file, replaces one, and creates one exclusively.
  static final class Writing {
    private Writing() {}

    public static void main(String[] arguments) throws IOException {
      Path desk = Path.of(arguments[0]);
      byte[] content = "new".getBytes(UTF_8);
      new AtomicWriter().write(desk.resolve("file"), content);
      new AtomicWriter().withOverwrite(false).write(desk.resolve("created"), content);
      new AtomicWriter().withDurable(false).write(desk.resolve("file"), content);
    }
  }

  @Test
  void anAtomicWriteFlushesBeforeAndAfterItsRename() throws IOException {
    assertEquals(
        """
        fsync TEMPORARY
        rename TEMPORARY file
        fsync .
        fsync TEMPORARY
        renameat2 TEMPORARY created
        fsync .
        rename TEMPORARY file
        """,
        calls(Writing.class));
  }

  @Test
  void aMoveRemovesTheSourceOnlyWhenTheCopyIsDurableUnderItsName() throws IOException {
    assertEquals(
        """
        syncfs to
        rename to/TEMPORARY to/file
        fsync to
        unlink file
        syncfs to
        rename to/TEMPORARY to/tree
        fsync to
        unlinkat tree/a
        unlinkat tree
        """,
        calls(Moving.class));
  }

  private String calls(Class<?> main) throws IOException {
    assumeTrue(Kit.has("strace"), "needs strace");
    Path desk = Files.createDirectory(folder.resolve("desk"));
    Files.writeString(desk.resolve("file"), "content");
    Files.writeString(Files.createDirectory(desk.resolve("tree")).resolve("a"), "content");
    Files.createDirectory(desk.resolve("to"));
    Path log = folder.resolve("log");
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-y", "-qq", "-e", CALLS));
    command.addAll(List.of("-o", log.toString()));
    command.addAll(Kit.java(main, Kit.nativeAccess(), desk.toString()));
    Kit.Run run = Kit.run(command);
    assertEquals(0, run.exit(), run.output());
    StringBuilder calls = new StringBuilder();
    try (Stream<String> lines = Files.lines(log)) {
      lines
          .map(line -> call(line, desk))
          .filter(call -> call.contains(" "))
          .forEach(call -> calls.append(call).append('\n'));
    }
    return calls.toString();
  }

  /// Returns the name of a call and those of its paths that are on the desk, relative to it.
  private static String call(String line, Path desk) {
    Matcher call = CALL.matcher(line);
    if (!call.matches()) {
      return "";
    }
    StringBuilder text = new StringBuilder(call.group(1));
    Matcher path = PATH.matcher(call.group(2));
    while (path.find()) {
      String name = path.group(4) == null ? path.group(3) : path.group(4);
      Path directory = path.group(2) == null ? Path.of("/") : Path.of(path.group(2));
      Path full = directory.resolve(name);
      if (full.startsWith(desk)) {
        String relative = desk.relativize(full).toString();
        text.append(' ').append(relative.isEmpty() ? "." : relative);
      }
    }
    return text.toString().replaceAll("\\.dovetail-\\w+\\.tmp", "TEMPORARY");
  }
}
