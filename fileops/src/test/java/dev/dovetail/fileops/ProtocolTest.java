package dev.dovetail.fileops;

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

/// The order in which a transaction flushes, decides and acts, as strace sees it: no test without a power cut
/// notices when a flush is missing, so each is listed here.
class ProtocolTest {
  private static final Pattern CALL = Pattern.compile("^\\d+ +(\\w+)\\((.*)\\) += \\d+$");
  private static final Pattern PATH = Pattern.compile("(?:\\d+<|\")(/[^>\"]*)[>\"]");

  @TempDir Path folder;

  @Test
  void eachStepIsDurableBeforeTheNextCountsOnIt() throws IOException {
    assumeTrue(Kit.has("strace"), "needs strace");
    Path desk = Scenario.desk(folder.resolve("desk"));
    Path log = folder.resolve("log");
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-y", "-qq", "-o", log.toString(), "-e"));
    command.add("trace=mkdir,renameat2,rename,unlink,unlinkat,rmdir,fsync,syncfs,write");
    command.addAll(Kit.java(FaultTest.Main.class, Kit.nativeAccess(), desk.toString()));
    assertEquals(10, Kit.run(command).exit());
    assertEquals(
        """
        mkdir .journal
        fsync .
        mkdir .journal/unit-1.work
        write .journal/unit-1.work/next
        write .journal/unit-1.work/scrap
        syncfs .journal
        write .journal/unit-1.journal
        fsync .journal/unit-1.journal
        fsync .journal
        write .journal/unit-1.journal
        fsync .journal/unit-1.journal
        mkdir imports/2026
        renameat2 stage/import imports/2026/7
        rename .journal/unit-1.work/next catalogue
        unlink old/one\\nline
        unlink old/two
        unlink old/three
        rmdir old
        fsync imports
        fsync stage
        fsync imports/2026
        fsync .journal/unit-1.work
        fsync .
        rename .journal/unit-1.work .journal/unit-1.trash
        unlink .journal/unit-1.journal
        fsync .journal
        unlinkat .journal/unit-1.trash
        unlinkat .journal/unit-1.trash
        """
            .lines()
            .toList(),
        calls(log, desk).toList());
  }

  private static Stream<String> calls(Path log, Path desk) throws IOException {
    return Files.readAllLines(log).stream()
        .map(CALL::matcher)
        .filter(Matcher::matches)
        .map(call -> call.group(1) + paths(call.group(2), desk))
        .filter(line -> line.contains(" "));
  }

  /// Returns the paths among a call's arguments that are on the desk, relative to it.
  private static String paths(String arguments, Path desk) {
    StringBuilder paths = new StringBuilder();
    Matcher path = PATH.matcher(arguments);
    while (path.find()) {
      if (path.group(1).startsWith(desk.toString())) {
        String relative = path.group(1).substring(desk.toString().length());
        paths.append(' ').append(relative.isEmpty() ? "." : relative.substring(1));
      }
    }
    return paths.toString();
  }
}
