package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TreeSyncTest {
  @TempDir Path folder;
  private Path source;
  private Path target;

  @BeforeEach
  void nameTrees() throws IOException {
    source = Files.createDirectory(folder.resolve("source"));
    target = folder.resolve("target");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3, 4})
  void doesWhatRsyncDoes(long seed) throws IOException {
    assumeTrue(Kit.has("rsync"), "needs rsync");
    TreeMaker maker = new TreeMaker(seed);
    maker.fill(source, 120);
    Path theirs = folder.resolve("theirs");
    rsync(theirs);
    rsync(target);
    maker.disturb(source, 40);
    new TreeMaker(-seed).disturb(target, 20);
    assertEquals(
        0, Kit.run("rsync", "-aH", "--delete", "--modify-window=-1", target + "/", theirs + "/").exit());
    rsync(theirs);

    List<SyncAction> planned = new ArrayList<>();
    TreeSync sync = new TreeSync().withDelete(true).withHardLinks(true).withOwner(true);
    String before = picture(target);
    SyncReport plan = sync.withDryRun(true).withListener(planned::add).sync(source, target);
    assertEquals(before, picture(target), "a dry run does nothing");
    List<SyncAction> done = new ArrayList<>();
    SyncReport report = sync.withListener(done::add).sync(source, target);
    assertEquals(List.of(), difference(picture(theirs), picture(target)));
    assertEquals(planned, done);
    assertEquals(plan, report);
    assertEquals(links(source), links(target));
    SyncReport again = sync.sync(source, target);
    assertTrue(again.isNothing(), again.toString());
    assertEquals(TreeMaker.list(source).size() + 1, again.unchanged());
  }

  private void rsync(Path there) throws IOException {
    Kit.Run run = Kit.run("rsync", "-aH", "--delete", "--modify-window=-1", source + "/", there + "/");
    assertEquals(0, run.exit(), run.output());
  }

  /// Everything that `ls` tells, and the contents.
  private static String picture(Path tree) throws IOException {
    String command =
        "cd \"$0\" && find . -printf '%P %y %m %U %G %l %T@ %n\\n' | LC_ALL=C sort"
            + " && find . -type f -print0 | LC_ALL=C sort -z | xargs -0r sha256sum --";
    return Kit.run("sh", "-c", command, tree.toString()).output();
  }

  private static List<String> difference(String expected, String actual) {
    List<String> lines = new ArrayList<>(expected.lines().map(line -> "- " + line).toList());
    actual.lines().forEach(line -> lines.add("+ " + line));
    lines.removeIf(line -> (line.startsWith("-") ? actual : expected).contains(line.substring(2) + "\n"));
    return lines;
  }

  /// Which files have which other names.
  private static String links(Path tree) throws IOException {
    StringBuilder text = new StringBuilder();
    List<FileStamp> seen = new ArrayList<>();
    for (Path path : TreeMaker.list(tree)) {
      FileStamp stamp = FileStamp.of(path);
      int index = -1;
      for (int i = 0; i < seen.size(); i++) {
        index = index < 0 && seen.get(i).isSameFile(stamp) ? i : index;
      }
      seen.add(stamp);
      text.append(index).append(' ');
    }
    return text.toString();
  }

  @Test
  void deletesOnlyWhenToldTo() throws IOException {
    Files.writeString(source.resolve("a"), "a");
    Files.createDirectories(target.resolve("extra/deep"));
    Files.writeString(target.resolve("extra/deep/f"), "");
    Files.createSymbolicLink(target.resolve("extra/out"), source);
    SyncReport report = new TreeSync().sync(source, target);
    assertEquals(0, report.deleted());
    assertTrue(Files.exists(target.resolve("extra/deep/f")));
    assertEquals(4, new TreeSync().withDelete(true).sync(source, target).deleted());
    assertEquals(Map.of("a", "a"), Kit.picture(target));
    assertEquals(Map.of("a", "a"), Kit.picture(source));
  }

  @Test
  void whatIsExcludedIsProtectedUnlessToldOtherwise() throws IOException {
    Files.writeString(source.resolve("a"), "a");
    Files.writeString(source.resolve("b.tmp"), "never copied");
    Files.writeString(source.resolve("c.tmp"), "never copied");
    Files.createDirectories(target.resolve("old/deep"));
    Files.writeString(target.resolve("old/deep/x.tmp"), "");
    Files.writeString(target.resolve("old/y"), "");
    Files.writeString(target.resolve("b.tmp"), "mine");
    TreeSync sync =
        new TreeSync().withFilter(TreeFilter.everything().exclude("*.tmp")).withDelete(true);
    List<SyncAction> planned = new ArrayList<>();
    List<SyncAction> done = new ArrayList<>();
    sync.withDryRun(true).withListener(planned::add).sync(source, target);
    sync.withListener(done::add).sync(source, target);
    assertEquals(planned, done);
    assertEquals(
        Map.of("a", "a", "b.tmp", "mine", "old", "/", "old/deep", "/", "old/deep/x.tmp", ""),
        Kit.picture(target));
    assertEquals(4, sync.withDeleteExcluded(true).sync(source, target).deleted());
    assertEquals(Map.of("a", "a"), Kit.picture(target));
  }

  @Test
  void fileAndDirectoryTakeEachOthersPlace() throws IOException {
    Files.writeString(source.resolve("a"), "now a file");
    Files.createDirectory(source.resolve("b"));
    Files.writeString(source.resolve("b/c"), "now in a directory");
    Files.createDirectories(target.resolve("a/full"));
    Files.writeString(target.resolve("b"), "was a file");
    var e = assertThrows(TreeException.class, () -> new TreeSync().sync(source, target));
    assertInstanceOf(DirectoryNotEmptyException.class, e.failures().getFirst().cause());
    assertEquals(1, e.failures().size());
    assertEquals(
        Map.of("a", "/", "a/full", "/", "b", "/", "b/c", "now in a directory"), Kit.picture(target));
    new TreeSync().withDelete(true).sync(source, target);
    assertEquals(Kit.picture(source), Kit.picture(target));
    Files.delete(source.resolve("a"));
    Files.createDirectory(source.resolve("a"));
    new TreeSync().sync(source, target);
    Files.delete(source.resolve("a"));
    Files.writeString(source.resolve("a"), "an empty directory makes room");
    new TreeSync().sync(source, target);
    assertEquals(Kit.picture(source), Kit.picture(target));
  }

  @Test
  void aLinkInTheTargetLeadsNowhere() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("f"), "precious");
    Files.createDirectory(source.resolve("d"));
    Files.writeString(source.resolve("d/f"), "new");
    Files.writeString(source.resolve("g"), "new");
    Files.createDirectory(target);
    Files.createSymbolicLink(target.resolve("d"), outside);
    Files.createSymbolicLink(target.resolve("g"), outside.resolve("f"));
    new TreeSync().withDelete(true).sync(source, target);
    assertEquals(Kit.picture(source), Kit.picture(target));
    assertEquals(Map.of("f", "precious"), Kit.picture(outside));
  }

  @Test
  void theContentCheckDecidesWhatDiffers() throws IOException {
    FileTime time = FileTime.from(Instant.parse("2020-02-02T02:02:02.000000002Z"));
    Path one = Files.writeString(source.resolve("f"), "one");
    Files.setLastModifiedTime(one, time);
    Path two = Files.writeString(Files.createDirectory(target).resolve("f"), "two");
    Files.setLastModifiedTime(two, time);
    new TreeSync().sync(source, target);
    new TreeSync().withContentCheck(ContentCheck.BYTES_UNLESS_SAME_TIME).sync(source, target);
    assertEquals("two", Files.readString(two));
    SyncReport report = new TreeSync().withContentCheck(ContentCheck.BYTES).sync(source, target);
    assertEquals(3, report.bytes());
    assertEquals("one", Files.readString(two));
    Files.setLastModifiedTime(one, FileTime.fromMillis(5));
    FileStamp before = FileStamp.of(two);
    report = new TreeSync().withContentCheck(ContentCheck.BYTES_UNLESS_SAME_TIME).sync(source, target);
    assertEquals(0, report.bytes());
    assertTrue(FileStamp.of(two).isSameFile(before), "only its time was set");
    assertEquals(5_000_000, FileStamp.of(two).modifiedNanos());
  }

  @Test
  void aFileIsReplacedInOneStep() throws IOException {
    Files.write(source.resolve("f"), new byte[3_000_000]);
    Path there = Files.writeString(Files.createDirectory(target).resolve("f"), "whole");
    Path otherName = Files.createLink(folder.resolve("other name"), there);
    List<String> seen = new ArrayList<>();
    TreeSync sync =
        new TreeSync().withProgress(Kit.afterFirstBuffer(() -> seen.add(Files.readString(there))));
    sync.sync(source, target);
    assertEquals(List.of("whole"), seen);
    assertEquals(3_000_000, Files.size(there));
    assertEquals("whole", Files.readString(otherName));
  }

  @Test
  void cancellingLeavesWholeFilesAndNoOthers() throws IOException {
    for (int i = 0; i < 9; i++) {
      Files.write(source.resolve("f" + i), new byte[1_000_000]);
    }
    TreeSync sync = new TreeSync().withProgress(Kit.cancelledAfter(4_500_000));
    assertThrows(CancellationException.class, () -> sync.sync(source, target));
    List<Path> there = TreeMaker.list(target);
    assertEquals(4, there.size(), there.toString());
    for (Path file : there) {
      assertEquals(1_000_000, Files.size(file));
    }
  }

  @Test
  void aFileThatChangesWhileItIsCopiedIsAFailureAndTheRestIsDone() throws IOException {
    Path file = Files.write(source.resolve("a"), new byte[3_000_000]);
    Files.writeString(source.resolve("b"), "b");
    Files.writeString(Files.createDirectory(target).resolve("a"), "old");
    TreeSync sync =
        new TreeSync().withProgress(Kit.afterFirstBuffer(() -> Files.write(file, new byte[3_000_001])));
    var e = assertThrows(TreeException.class, () -> sync.sync(source, target));
    assertInstanceOf(FileChangedException.class, e.failures().getFirst().cause());
    assertEquals(Map.of("a", "old", "b", "b"), Kit.picture(target));
  }

  @Test
  void specialFilesAreFailures() throws IOException {
    assertEquals(0, Kit.run("mkfifo", source.resolve("p").toString()).exit());
    Files.writeString(source.resolve("q"), "q");
    Files.writeString(Files.createDirectory(target).resolve("p"), "stays");
    var e = assertThrows(TreeException.class, () -> new TreeSync().withDelete(true).sync(source, target));
    assertInstanceOf(NotRegularFileException.class, e.failures().getFirst().cause());
    assertEquals(Map.of("p", "stays", "q", "q"), Kit.picture(target));
    List<TreeException.Failure> failures = new ArrayList<>();
    new TreeSync().withFailureHandler(failures::add).sync(source, target);
    assertEquals(source.resolve("p"), failures.getFirst().source());
    assertEquals(target.resolve("p"), failures.getFirst().target());
  }

  @Test
  void refusesTreesInsideEachOther() throws IOException {
    Path inside = source.resolve("new/inside");
    assertThrows(FileSystemException.class, () -> new TreeSync().sync(source, inside));
    assertFalse(Files.exists(source.resolve("new")));
    Files.createDirectories(inside);
    assertThrows(FileSystemException.class, () -> new TreeSync().sync(inside, source));
    Path link = Files.createSymbolicLink(folder.resolve("link"), source);
    assertThrows(SameFileException.class, () -> new TreeSync().sync(source, link));
    assertThrows(FileSystemException.class, () -> new TreeSync().sync(source, link.resolve("x")));
    assertThrows(SameFileException.class, () -> new TreeSync().sync(source, source));
    assertThrows(NoSuchFileException.class, () -> new TreeSync().sync(folder.resolve("no"), target));
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThrows(NotDirectoryException.class, () -> new TreeSync().sync(file, target));
    assertThrows(NotDirectoryException.class, () -> new TreeSync().sync(source, file));
    assertFalse(Files.exists(target));
  }

  @Test
  void aDirectoryThatMayNotBeWrittenIsFilledAndClosedAgain() throws IOException {
    Path directory = Files.createDirectory(source.resolve("d"));
    Files.writeString(directory.resolve("f"), "f");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
    new TreeSync().sync(source, target);
    Files.writeString(directory.resolve("g"), "g");
    SyncReport report = new TreeSync().sync(source, target);
    assertEquals(1, report.copied());
    assertEquals(
        "r-xr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(target.resolve("d"))));
    assertEquals(FileStamp.of(directory).modifiedNanos(), FileStamp.of(target.resolve("d")).modifiedNanos());
    assertTrue(new TreeSync().sync(source, target).isNothing());
  }

  @Test
  void oddNamesAreKept() throws IOException {
    for (Path path : Kit.oddPaths(source)) {
      Files.writeString(path, path.toUri().toString());
    }
    new TreeSync().sync(source, target);
    for (Path path : Kit.oddPaths(source)) {
      assertEquals(path.toUri().toString(), Files.readString(target.resolve(path.getFileName())));
    }
    assertTrue(new TreeSync().withDelete(true).sync(source, target).isNothing());
  }

  @Test
  void worksIntoAZipFileAndBack() throws IOException {
    Files.createDirectories(source.resolve("a/b"));
    Files.writeString(source.resolve("a/b/käse"), "c");
    Files.writeString(source.resolve("d"), "d");
    URI uri = URI.create("jar:" + folder.resolve("x.zip").toUri());
    for (int i = 0; i < 2; i++) {
      try (FileSystem zip = FileSystems.newFileSystem(uri, Map.of("create", "true"))) {
        SyncReport report = new TreeSync().withDelete(true).sync(source, zip.getPath("/copy"));
        assertEquals(i == 0, report.copied() == 5, report.toString());
        assertEquals(i == 1, report.isNothing(), report.toString());
      }
    }
    Files.delete(source.resolve("d"));
    try (FileSystem zip = FileSystems.newFileSystem(uri, Map.of())) {
      assertEquals(1, new TreeSync().withDelete(true).sync(source, zip.getPath("/copy")).deleted());
      new TreeSync().sync(zip.getPath("/copy"), target);
    }
    assertEquals(Kit.picture(source), Kit.picture(target));
    assertFalse(Files.exists(target.resolve("d"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void treesDeeperThanAnyPathAreSyncedComparedHashedChangedAndMeasured() throws IOException {
    assumeTrue(Kit.has("python3"), "needs python3 to make one");
    DeepTree.make(source, 600, "directory");
    try {
      assertEquals(1201, new TreeSync().sync(source, target).copied());
      assertTrue(new TreeSync().withDelete(true).sync(source, target).isNothing());
      assertTrue(new TreeComparison().isSame(source, target));
      assertEquals(new TreeChecksum().digest(source), new TreeChecksum().digest(target));
      assertEquals(601, new TreeUsage().measure(target).directories());
      assertEquals(1201, new TreeAttributes().changeMode(target, ModeChange.parse("u=rwX,go=")).changed());
      assertFalse(new TreeComparison().isSame(source, target));
      Path empty = Files.createDirectory(folder.resolve("empty"));
      assertEquals(1200, new TreeSync().withDelete(true).sync(empty, target).deleted());
    } finally {
      new TreeRemover().remove(source);
      new TreeRemover().remove(target);
    }
  }

  @Test
  void nobodyLeadsItOutOfTheTarget() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("f"), "precious");
    Files.writeString(outside.resolve("g"), "precious");
    Files.createDirectory(source.resolve("d"));
    Files.writeString(source.resolve("d/f"), "new");
    for (int time = 1; time < 16; time++) {
      Path there = Files.createDirectories(folder.resolve("target" + time));
      Files.writeString(Files.createDirectory(there.resolve("d")).resolve("g"), "extraneous");
      new TreeSync()
          .withDelete(true)
          .withFailureHandler(failure -> {})
          .withProgress(Kit.at(time, () -> Kit.swap(there.resolve("d"), outside)))
          .sync(source, there);
      assertEquals(Map.of("f", "precious", "g", "precious"), Kit.picture(outside), "swapped at " + time);
    }
  }

  /// Syncs, changes modes and hashes as another user.
  static final class Forbidden {
    private Forbidden() {}

    public static void main(String[] arguments) throws IOException {
      Path desk = Path.of(arguments[0]);
      try {
        new TreeSync().withDelete(true).sync(desk.resolve("source"), desk.resolve("target"));
      } catch (TreeException e) {
        for (TreeException.Failure failure : e.failures()) {
          String name = failure.cause().getClass().getSimpleName();
          System.out.println("sync " + failure.source().getFileName() + " " + name);
        }
      }
      try {
        new TreeChecksum()
            .list(desk.resolve("source"), entry -> System.out.println("listed " + entry.path()));
      } catch (TreeException e) {
        e.failures().forEach(f -> System.out.println("hash " + f.source().getFileName()));
      }
      try {
        new TreeUsage().measure(desk.resolve("source"));
      } catch (TreeException e) {
        e.failures().forEach(f -> System.out.println("usage " + f.source().getFileName()));
      }
      try {
        new TreeAttributes().changeMode(desk.resolve("source"), ModeChange.parse("a+r"));
      } catch (TreeException e) {
        System.out.println("mode " + e.failures().size());
      }
      Path own = desk.resolve("own");
      System.out.println(new TreeAttributes().changeMode(own, ModeChange.parse("u+rwX")));
      System.out.println(new TreeAttributes().changeMode(own, ModeChange.parse("a=")));
    }
  }

  @Test
  void whatTheUserMayNotDoIsAFailureAndTheRestIsDone() throws IOException {
    Kit.assumeRoot("to become another user");
    assumeTrue(Kit.has("setpriv"), "needs setpriv");
    Files.createDirectories(source.resolve("locked/in"));
    Files.writeString(source.resolve("open"), "o");
    Files.writeString(source.resolve("secret"), "s");
    Files.createDirectories(target.resolve("locked"));
    Files.writeString(target.resolve("locked/kept"), "not deleted: nobody knows what the source has");
    Path own = Files.createDirectories(folder.resolve("own/closed"));
    Files.writeString(own.resolve("f"), "");
    Kit.run("mkfifo", own.resolve("p").toString());
    for (Path path : List.of(source.resolve("locked"), source.resolve("secret"))) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
    }
    Kit.run("chown", "-R", "65534:65534", target.toString(), own.getParent().toString());
    Kit.run("chmod", "-R", "a=", own.getParent().toString());
    Kit.run("chmod", "755", folder.toString(), source.toString());
    List<String> command =
        new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    command.addAll(Kit.java(Forbidden.class, Kit.nativeAccess(), folder.toString()));
    Kit.Run run = Kit.run(command);
    assumeTrue(run.output().contains("Report"), () -> "another user cannot run this JVM: " + run.output());
    assertEquals(
        List.of(
            "sync locked AccessDeniedException",
            "sync secret AccessDeniedException",
            "listed locked",
            "listed open",
            "hash locked",
            "hash secret",
            "usage locked",
            "mode 3",
            "Report[changed=4, unchanged=0]",
            "Report[changed=4, unchanged=0]"),
        run.output().lines().filter(line -> !line.startsWith("WARNING")).toList());
    assertTrue(Files.exists(target.resolve("locked/kept")));
    assertEquals("o", Files.readString(target.resolve("open")));
    assertEquals(
        "---------", PosixFilePermissions.toString(Files.getPosixFilePermissions(own.resolve("f"))));
  }

  /// Syncs, compares and hashes odd names.
  static final class Carrier {
    private Carrier() {}

    public static void main(String[] arguments) throws IOException {
      Path source = Path.of(arguments[0]);
      Path target = Path.of(arguments[1]);
      SyncReport report = new TreeSync().sync(source, target);
      boolean isSame = new TreeComparison().isSame(source, target);
      boolean isNothing = new TreeSync().withDelete(true).sync(source, target).isNothing();
      String digest = new TreeChecksum().digest(target);
      System.out.println(report.copied() + " " + isSame + " " + isNothing + " " + digest);
    }
  }

  @Test
  void namesSurviveALocaleThatCannotSayThem() throws IOException {
    String here = Path.of("").toAbsolutePath().toString();
    assumeTrue(
        here.chars().allMatch(c -> c < 128),
        () -> "no JVM starts in the locale C from classes in " + here);
    List<Path> paths = Kit.oddPaths(source);
    for (Path path : paths) {
      Files.writeString(path, path.toUri().toString());
    }
    String digest = new TreeChecksum().digest(source);
    int i = 0;
    for (List<String> options : List.of(Kit.nativeAccess(), List.<String>of())) {
      List<String> command = new ArrayList<>(List.of("env", "LC_ALL=C"));
      Path there = folder.resolve("target" + i++);
      command.addAll(Kit.java(Carrier.class, options, source.toString(), there.toString()));
      Kit.Run run = Kit.run(command);
      String last = run.output().lines().reduce("", (first, second) -> second);
      assertEquals((paths.size() + 1) + " true true " + digest, last, run.output());
      assertTrue(new TreeComparison().isSame(source, there));
    }
  }
}
