package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.fileops.internal.command.SearchRules;
import java.io.IOException;
import java.nio.file.AccessMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandFinderTest {
  private static final Set<AccessMode> ANY_FILE = Set.of();

  @TempDir Path folder;
  private Path bin;
  private Path tool;

  @BeforeEach
  void install() throws IOException {
    bin = Files.createDirectory(folder.resolve("bin"));
    tool = executable(bin.resolve("tool"));
  }

  @Test
  void findsAFileInTheFirstDirectoryThatHasIt() throws IOException {
    Path first = executable(Files.createDirectory(folder.resolve("first")).resolve("tool"));
    Path empty = Files.createDirectory(folder.resolve("empty"));
    String path =
        String.join(":", empty.toString(), "/no/such", folder.resolve("first").toString(), bin.toString());
    assertEquals(Optional.of(first), Shutil.which("tool", Set.of(AccessMode.EXECUTE), path));
    assertEquals(Optional.of(first), new CommandFinder().withEnvironment(Map.of("PATH", path)).find("tool"));
    assertEquals(Optional.empty(), new CommandFinder().withPath(path).find("nothing"));
  }

  @Test
  void looksForACommandWithADirectoryOnlyThere() {
    CommandFinder finder = new CommandFinder().withPath("/no/such");
    assertEquals(Optional.of(tool), finder.find(tool.toString()));
    CommandFinder there = finder.withDirectory(folder);
    assertEquals(Optional.of(Path.of("bin/tool")), there.find("bin/tool"));
    assertEquals(Optional.empty(), there.withPath(folder.toString()).withDirectory(bin).find("bin/tool"));
    assertEquals(Optional.empty(), there.find("bin/"));
    assertEquals(Optional.empty(), there.withPath(bin.toString()).find(""));
  }

  @Test
  void passesOverDirectoriesAndWhatMayNotBeExecuted() throws IOException {
    Files.createDirectory(bin.resolve("directory"));
    Files.writeString(bin.resolve("text"), "x");
    CommandFinder finder = new CommandFinder().withPath(bin.toString());
    assertEquals(Optional.empty(), finder.find("directory"));
    assertEquals(Optional.empty(), finder.withAccess(ANY_FILE).find("directory"));
    assertEquals(Optional.empty(), finder.find("text"));
    assertEquals(Optional.of(bin.resolve("text")), finder.withAccess(ANY_FILE).find("text"));
    assertEquals(Optional.of(bin.resolve("text")), finder.withAccess(Set.of(AccessMode.READ)).find("text"));
  }

  @Test
  void returnsARelativePathForARelativeElement() {
    CommandFinder finder = new CommandFinder().withDirectory(folder);
    assertEquals(Optional.of(Path.of("bin/tool")), finder.withPath("bin").find("tool"));
    assertEquals(Optional.of(Path.of("./tool")), finder.withDirectory(bin).withPath(".").find("tool"));
  }

  @Test
  void anEmptyElementIsTheCurrentDirectoryAndAnEmptyPathIsNone() {
    CommandFinder finder = new CommandFinder().withDirectory(bin);
    assertEquals(Optional.of(Path.of("tool")), finder.withPath(":").find("tool"));
    assertEquals(Optional.of(Path.of("tool")), finder.withEnvironment(Map.of("PATH", "/x:")).find("tool"));
    assertEquals(Optional.empty(), finder.withPath("").find("tool"));
    assertEquals(Optional.empty(), finder.withEnvironment(Map.of("PATH", "")).find("tool"));
  }

  @Test
  void searchesTheDefaultPathWhereThereIsNone() {
    CommandFinder finder = new CommandFinder().withEnvironment(Map.of());
    assertEquals(Optional.of(Path.of("/bin/sh")), finder.find("sh"));
    assertEquals(Optional.empty(), finder.withDirectory(bin).find("tool"));
  }

  @Test
  void survivesAPathThatCannotBeOne() {
    CommandFinder finder = new CommandFinder().withPath("\0:" + bin);
    assertEquals(Optional.of(tool), finder.find("tool"));
    assertEquals(Optional.empty(), finder.find("to\0ol"));
  }

  @Test
  void readsThePathOfThisProcess() {
    assertEquals("sh", Shutil.which("sh").orElseThrow().getFileName().toString());
  }

  /// The rules of Windows on the files of this system, which respect case.
  @Nested
  class Windows {
    private CommandFinder finder(Map<String, String> environment, Set<AccessMode> access) {
      return new CommandFinder(SearchRules.windows(environment), null, access, folder);
    }

    private CommandFinder finder(String path, String extensions) {
      return finder(Map.of("Path", path, "PathExt", extensions), Set.of(AccessMode.EXECUTE));
    }

    private Optional<Path> inBin(String name) {
      return Optional.of(bin.resolve(name));
    }

    @Test
    void addsExtensionsInTheirOrder() throws IOException {
      executable(bin.resolve("test.EXE"));
      executable(bin.resolve("test.BAT"));
      assertEquals(inBin("test.EXE"), finder(bin.toString(), "").find("test"));
      assertEquals(inBin("test.BAT"), finder(bin.toString(), ".bat;.BAT;.EXE;").find("test"));
      assertEquals(inBin("tool"), finder(bin.toString(), ".EXE").find("tool"));
    }

    @Test
    void extendsCommandsWithADirectoryToo() throws IOException {
      executable(bin.resolve("test.EXE"));
      assertEquals(inBin("test.EXE"), finder("/no/such", "").find(bin + "/test"));
    }

    @Test
    void prefersAnExtensionToTheNameItselfUnlessThatHasOne() throws IOException {
      executable(bin.resolve("test.exe"));
      executable(bin.resolve("test.exe.test"));
      assertEquals(inBin("test.exe.test"), finder(bin.toString(), ".test").find("test.exe"));
      assertEquals(inBin("test.exe"), finder(bin.toString(), ".test;.EXE").find("test.exe"));
      Map<String, String> environment = Map.of("PATH", bin.toString(), "PATHEXT", ".test");
      assertEquals(inBin("test.exe"), finder(environment, ANY_FILE).find("test.exe"));
    }

    @Test
    void prefersAnEarlierDirectoryToAnEarlierName() throws IOException {
      Path other = Files.createDirectory(folder.resolve("other"));
      executable(other.resolve("tool.EXE"));
      assertEquals(inBin("tool"), finder(bin + ";" + other, ".EXE").find("tool"));
    }

    @Test
    void looksInTheCurrentDirectoryFirstUnlessToldNotTo() throws IOException {
      executable(folder.resolve("tool"));
      assertEquals(Optional.of(Path.of("./tool")), finder(bin.toString(), ".EXE").find("tool"));
      Map<String, String> environment =
          Map.of("PATH", bin.toString(), "NODEFAULTCURRENTDIRECTORYINEXEPATH", "1");
      assertEquals(inBin("tool"), finder(environment, Set.of(AccessMode.EXECUTE)).find("tool"));
      assertEquals(Optional.of(Path.of("./tool")), finder(environment, ANY_FILE).find("tool"));
    }

    @Test
    void findsNothingInAnEmptyPath() throws IOException {
      executable(folder.resolve("tool"));
      assertEquals(Optional.empty(), finder("", ".EXE").find("tool"));
    }

    @Test
    void takesADriveForADirectory() {
      SearchRules rules = SearchRules.windows(Map.of("PATH", "C:\\x"));
      assertEquals("[C:]", rules.directories("C:tool", null, true).toString());
      assertEquals("[C:\\bin\\]", rules.directories("C:\\bin\\tool", null, true).toString());
      SearchRules extending = SearchRules.windows(Map.of("PATHEXT", ".X"));
      assertEquals("[tool, tool.X]", extending.names("d\\tool", false).toString());
    }
  }

  private static Path executable(Path file) throws IOException {
    Files.writeString(file, "");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
